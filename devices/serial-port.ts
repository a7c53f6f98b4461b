import { SerialPort } from 'serialport';
import { causeOf } from './device.ts';
import type { Connection } from './kept-open.ts';
import { watchPresence } from './port-presence.ts';

/** A serial port and how it is set. */
export interface SerialSettings {
  readonly path: string;
  readonly baud_rate: number;
  readonly data_bits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stop_bits: 1 | 2;
}

export interface OpenSerial extends Connection {
  write(bytes: Buffer, failed: (cause: string) => void): void;
}

/** Every question to a terminal that was hung up ends with EIO; one without modem lines, such as a pty, says ENOTTY. */
const isHungUp = (port: SerialPort): Promise<boolean> =>
  new Promise((resolve) => {
    port.get((error) => resolve(error !== null && /Input\/output error/.test(error.message)));
  });

/** After a hang-up the library reads on until it trips over its own closed port, and says only that. */
const causeOfLoss = (error: unknown): string =>
  /bad file descriptor|input\/output error/i.test(causeOf(error)) ? 'the port was hung up' : causeOf(error);

/** Opens a port, or throws; calls `lost` when it breaks later, or another device stands in its place. */
export const openSerial = async (
  settings: SerialSettings,
  heard: (bytes: Buffer) => void,
  lost: (cause: string) => void,
): Promise<OpenSerial> => {
  const port = new SerialPort({
    path: settings.path,
    baudRate: settings.baud_rate,
    dataBits: settings.data_bits,
    parity: settings.parity,
    stopBits: settings.stop_bits,
    autoOpen: false,
  });
  let endWatch = (): void => undefined;
  const close = (): Promise<void> => {
    endWatch();
    port.removeAllListeners('data');
    return new Promise((resolve) => {
      if (port.isOpen) port.close(() => resolve());
      else resolve();
    });
  };
  const write = (bytes: Buffer, failed: (cause: string) => void): void => {
    port.write(bytes, (error) => {
      if (error) failed(causeOf(error));
    });
  };
  port.on('data', heard);
  port.on('error', (error) => lost(causeOfLoss(error)));
  port.on('close', (error: unknown) =>
    lost(error instanceof Error ? causeOfLoss(error) : 'the port was closed'),
  );
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(error) : resolve()));
  });
  try {
    endWatch = await watchPresence(settings.path, () => isHungUp(port), lost);
  } catch (error) {
    await close();
    throw error;
  }
  return { close, write };
};
