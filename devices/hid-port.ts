import { realpathSync } from 'node:fs';
import type { Connection } from './kept-open.ts';
import type { HidWiring } from './reader-wiring.ts';
import { isExposed, nodeOf } from './usb-identity.ts';

/** Where a HID reader is found. */
export type HidAddress = Pick<HidWiring, 'path' | 'vendor' | 'product' | 'serial' | 'port'>;

/** All that the reader's driver needs of a HID device: the seam below which the operating system begins. */
export interface HidPort extends Connection {
  /** Whether its keys reach consoles and screens as well. */
  readonly exposed: boolean;
  /** Input reports, without report number. */
  onReport(listener: (report: Uint8Array) => void): void;
  /** Sends an 8-byte command as feature report 0 and returns the answer. */
  ask(command: number): Promise<Uint8Array>;
  /** Sends an output report; the first byte is the report number, 0 where there is none. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Opens the HID device at an address, or throws; calls `lost` when it goes away. */
export type OpenHid = (address: HidAddress, lost: (cause: string) => void) => Promise<HidPort>;

type NodeHid = typeof import('node-hid');

const FEATURE_BYTES = 9;

const load = async (): Promise<NodeHid> => {
  try {
    const loaded = await import('node-hid');
    return loaded.default ?? loaded;
  } catch {
    throw new Error('the HID library does not load: install the Debian packages libusb-1.0-0 and libudev1');
  }
};

/** `HIDAsync` only: an open reader of the other class keeps a crashed process from ending. */
export const openNodeHid: OpenHid = async (address, lost) => {
  const hid = await load();
  const node = realpathSync(address.path ?? nodeOf('hidraw', address));
  const device = await hid.HIDAsync.open(node);
  device.on('error', () => lost('the HID reader went away'));
  return {
    exposed: isExposed(node),
    onReport: (listener) => {
      device.on('data', (report: Buffer) => listener(report));
    },
    ask: async (command) => {
      const report = Buffer.alloc(FEATURE_BYTES);
      report[1] = command;
      await device.sendFeatureReport(report);
      return device.getFeatureReport(0, FEATURE_BYTES);
    },
    write: async (bytes) => {
      await device.write(Buffer.from(bytes));
    },
    close: async () => {
      device.removeAllListeners('data');
      await device.close();
    },
  };
};
