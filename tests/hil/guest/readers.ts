/** Badge readers as the kernel sees them, made of its own simulators. */
import { typed } from '../../devices/hid-support.ts';
import { UhidDevice } from './uhid-device.ts';
import { pause } from './waiting.ts';

/** Descriptor of a boot keyboard, from the HID specification, appendix B.1. */
export const KEYBOARD = [
  ...[0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x25, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01],
  ...[0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x03, 0x95, 0x05, 0x75, 0x01],
  ...[0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x03, 0x95, 0x06],
  ...[0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0],
];
/** Descriptor of a vendor's own device: one feature report of 8 bytes without a number. */
const FEATURES = [
  ...[0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
  ...[0x95, 0x08, 0x09, 0x01, 0xb1, 0x02, 0x95, 0x08, 0x09, 0x02, 0x81, 0x02, 0xc0],
];
const RF_IDEAS = 0x0c27;
/** So far apart are the reports of a keyboard-class reader; without a pause the kernel's own queue overflows. */
const KEY_MS = 2;

/** A reader that types each badge as a keyboard does, and Enter. */
export class KeyboardReader {
  static readonly vendor = 0xffff;
  static readonly product = 0x0035;
  readonly device: UhidDevice;

  constructor(serial = 'K1') {
    const { vendor, product } = KeyboardReader;
    this.device = new UhidDevice({
      name: 'Sycreader USB Reader',
      vendor,
      product,
      serial,
      descriptor: KEYBOARD,
    });
  }

  async badge(digits: string, end = '\n'): Promise<void> {
    for (const report of typed(`${digits}${end}`)) {
      this.device.input(report);
      await pause(KEY_MS);
    }
  }
}

/** An rf IDEAS pcProx: it is asked for the bits of the card that lies on it. */
export class PcProxReader {
  static readonly vendor = RF_IDEAS;
  static readonly product = 0x3bfa;
  readonly device: UhidDevice;
  #card = { bits: 0, value: 0n };

  constructor(serial = 'P1') {
    const { vendor, product } = PcProxReader;
    const identity = { name: 'RFIDeas USB Readers', vendor, product, serial, descriptor: FEATURES };
    this.device = new UhidDevice(identity, (command) => this.#feature(command[1] ?? 0));
  }

  /** Lays a card on it, given as its word of 0 and 1, until `take`. */
  lay(word: string): void {
    this.#card = { bits: word.length, value: BigInt(`0b${word}`) };
  }

  take(): void {
    this.#card = { bits: 0, value: 0n };
  }

  #feature(command: number): Uint8Array {
    const report = Buffer.alloc(9);
    if (command === 0x8e) report[2] = this.#card.bits;
    if (command === 0x8f) report.writeBigUInt64LE(this.#card.value, 1);
    return report;
  }
}

/** The word of an HID H10301 card: even parity, 8 bits facility, 16 bits number, odd parity. */
export const w26 = (facility: number, number: number): string => {
  const bits = facility.toString(2).padStart(8, '0') + number.toString(2).padStart(16, '0');
  const ones = (text: string): number => text.replaceAll('0', '').length;
  return `${ones(bits.slice(0, 12)) % 2}${bits}${1 - (ones(bits.slice(12)) % 2)}`;
};
