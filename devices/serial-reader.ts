import { SerialPort } from 'serialport';
import type { Effect } from '../src/core/effects.ts';
import type { DeviceId, ReaderId } from '../src/core/terms.ts';
import { BadgeReporter, deviceOfReader } from './badge-reporter.ts';
import type { CredentialOf } from './credential.ts';
import { causeOf, type Device, type Emit } from './device.ts';
import type { FrameSplitter } from './frames/frame-splitter.ts';
import { type Connection, KeptOpen } from './kept-open.ts';
import { watchPresence } from './port-presence.ts';
import type { SerialWiring } from './reader-wiring.ts';
import { framesOf } from './serial-framing.ts';

interface OpenPort extends Connection {
  write(bytes: Buffer, failed: (cause: string) => void): void;
}

/** A badge reader on a serial port or a USB serial port, reopened whenever it goes away. */
export class SerialReader implements Device {
  readonly id: DeviceId;
  readonly #wiring: SerialWiring;
  readonly #reader: ReaderId;
  readonly #credentialOf: CredentialOf;
  #emit: Emit = () => undefined;
  #port: KeptOpen<OpenPort> | undefined;

  constructor(wiring: SerialWiring, credentialOf: CredentialOf) {
    this.#reader = wiring.reader as ReaderId;
    this.id = deviceOfReader(this.#reader);
    this.#wiring = wiring;
    this.#credentialOf = credentialOf;
  }

  async start(emit: Emit): Promise<void> {
    const device = this.id;
    const reporter = new BadgeReporter({
      reader: this.#reader,
      credentialOf: this.#credentialOf,
      emit,
      now: () => performance.now(),
    });
    this.#emit = emit;
    this.#port = new KeptOpen<OpenPort>({
      open: (lost) => openPort(this.#wiring, reporter, lost),
      opened: (_, again) => {
        if (again) emit({ type: 'device_recovered', device, kind: 'reader' });
      },
      lost: (cause) => emit({ type: 'device_lost', device, kind: 'reader', cause }),
    });
    await this.#port.start();
  }

  perform(effect: Effect): void {
    if (effect.type !== 'signal' || effect.reader !== this.#reader) return;
    const bytes = this.#wiring.signals[effect.signal];
    if (bytes === undefined) return;
    const failed = (cause: string): void =>
      this.#emit({ type: 'effect_failed', device: this.id, effect: 'signal', cause });
    const port = this.#port?.connection;
    if (port === undefined) failed('the reader is not connected');
    else port.write(Buffer.from(bytes, 'hex'), failed);
  }

  async stop(): Promise<void> {
    await this.#port?.stop();
  }
}

/** Feeds the frames and tells them when the line has been quiet. */
class Feed {
  readonly #frames: FrameSplitter;
  readonly #reporter: BadgeReporter;
  readonly #quietMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(wiring: SerialWiring, reporter: BadgeReporter) {
    this.#frames = framesOf(wiring.profile);
    this.#reporter = reporter;
    this.#quietMs = wiring.quiet_ms;
  }

  take(bytes: Buffer): void {
    clearTimeout(this.#timer);
    for (const found of this.#frames.push(bytes)) this.#reporter.report(found);
    this.#timer = setTimeout(() => {
      for (const found of this.#frames.quiet()) this.#reporter.report(found);
    }, this.#quietMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

const openPort = async (
  wiring: SerialWiring,
  reporter: BadgeReporter,
  lost: (cause: string) => void,
): Promise<OpenPort> => {
  const port = new SerialPort({
    path: wiring.path,
    baudRate: wiring.baud_rate,
    dataBits: wiring.data_bits,
    parity: wiring.parity,
    stopBits: wiring.stop_bits,
    autoOpen: false,
  });
  const feed = new Feed(wiring, reporter);
  let endWatch = (): void => undefined;
  const close = (): Promise<void> => {
    endWatch();
    feed.end();
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
  port.on('data', (bytes: Buffer) => feed.take(bytes));
  port.on('error', (error) => lost(causeOf(error)));
  port.on('close', (error: unknown) => lost(error instanceof Error ? causeOf(error) : 'the port was closed'));
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(error) : resolve()));
  });
  try {
    endWatch = await watchPresence(wiring.path, () => lost('the port is gone'));
  } catch (error) {
    await close();
    throw error;
  }
  return { close, write };
};
