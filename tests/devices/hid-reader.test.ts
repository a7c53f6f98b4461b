import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HidPort, OpenHid } from '../../devices/hid-port.ts';
import { openNodeHid } from '../../devices/hid-port.ts';
import { HidReader } from '../../devices/hid-reader.ts';
import { hidSchema } from '../../devices/reader-wiring.ts';
import type { ReaderId, RoomId } from '../../src/core/terms.ts';
import { typed } from './hid-support.ts';
import { credential, hash, Seen, until } from './support.ts';

/** A HID device whose behaviour is a script: what it answers, and when it goes away. */
class ScriptedHid {
  present = true;
  exposed = false;
  opened = 0;
  closed = 0;
  readonly written: string[] = [];
  /** Card buffer and length in bits, as the pcProx answers. */
  card = 0n;
  bits = 0;
  /** Looks at the card buffer so far; while `flickers`, each finds another card. */
  looks = 0;
  flickers = false;
  #listener: (report: Uint8Array) => void = () => undefined;
  #lost: (cause: string) => void = () => undefined;

  readonly open: OpenHid = (_address, lost) => {
    if (!this.present) return Promise.reject(new Error('the HID reader is not connected'));
    this.opened += 1;
    this.#lost = lost;
    const port: HidPort = {
      exposed: this.exposed,
      onReport: (listener) => {
        this.#listener = listener;
      },
      ask: (command) =>
        this.present ? Promise.resolve(this.#answer(command)) : Promise.reject(new Error('gone')),
      write: (bytes) => {
        this.written.push(Buffer.from(bytes).toString('hex'));
        return Promise.resolve();
      },
      close: () => {
        this.closed += 1;
        return Promise.resolve();
      },
    };
    return Promise.resolve(port);
  };

  #answer(command: number): Buffer {
    const answer = Buffer.alloc(8);
    if (command === 0x8f) this.looks += 1;
    if (command === 0x8f && this.flickers) this.card += 1n;
    if (command === 0x8f) answer.writeBigUInt64LE(this.card);
    else answer.fill(this.bits, 0, 2);
    return answer;
  }

  type(text: string): void {
    for (const report of typed(text)) this.#listener(report);
  }

  unplug(): void {
    this.present = false;
    this.#lost('the HID reader went away');
  }
}

let hid: ScriptedHid;
let seen: Seen;
let reader: HidReader;

const startReader = async (profile: object): Promise<void> => {
  const wiring = hidSchema.parse({
    kind: 'hid',
    reader: 'inside',
    vendor: 0x0c27,
    product: 0x3bfa,
    profile,
    signals: { denied: '000102' },
  });
  reader = new HidReader(wiring, hash, hid.open);
  await reader.start(seen.emit);
};

beforeEach(() => {
  hid = new ScriptedHid();
  seen = new Seen();
});
afterEach(() => reader.stop());

const KEYBOARD = { format: 'keyboard', characters: 'digits', key_gap_ms: 50 };
const PCPROX = { format: 'pcprox', lead_parity_bits: 1, trail_parity_bits: 1, poll_ms: 20 };

test('a keyboard-class reader types a badge; half a badge is unreadable', async () => {
  await startReader(KEYBOARD);
  hid.type('0012345678\n');
  hid.type('0012');
  await seen.until('badge_unreadable');
  expect(seen.all).toEqual([
    { type: 'badge_read', reader: 'inside', credential: credential('0012345678') },
    { type: 'badge_unreadable', reader: 'inside', fault: 'length' },
  ]);
});

test('a pcProx card is reported once while it lies there', async () => {
  await startReader(PCPROX);
  hid.card = (118n << 16n) | 1_603n;
  hid.bits = 24;
  await seen.until('badge_read');
  hid.bits = 30;
  const before = hid.looks;
  await until('many looks at a card that cannot be read', () => hid.looks > before + 6);
  expect(seen.count('badge_unreadable')).toBe(1);
  hid.bits = 0;
  hid.card = (118n << 16n) | 1_604n;
  hid.bits = 24;
  await seen.until('badge_read', 2);
  expect(seen.all).toEqual([
    { type: 'badge_read', reader: 'inside', credential: credential('w26:118:1603') },
    { type: 'badge_unreadable', reader: 'inside', fault: 'length' },
    { type: 'badge_read', reader: 'inside', credential: credential('w26:118:1604') },
  ]);
});

test('a pcProx card counts only when two looks agree', async () => {
  hid.card = 118n << 16n;
  hid.bits = 24;
  hid.flickers = true;
  await startReader(PCPROX);
  await until('many looks', () => hid.looks > 8);
  expect(seen.all).toEqual([]);
  hid.flickers = false;
  await seen.until('badge_read');
});

test('a reader that goes away is lost, opened again and reads', async () => {
  await startReader(KEYBOARD);
  hid.unplug();
  expect(seen.types).toEqual(['device_lost']);
  hid.present = true;
  await seen.until('device_recovered');
  hid.type('0012345678\n');
  expect(seen.types).toEqual(['device_lost', 'device_recovered', 'badge_read']);
  expect(hid.closed).toBe(1);
});

test('a pcProx that no longer answers is lost', async () => {
  await startReader(PCPROX);
  hid.present = false;
  await seen.until('device_lost');
  expect(seen.all[0]).toMatchObject({ type: 'device_lost', device: 'inside', kind: 'reader', cause: 'gone' });
});

test('a signal is an output report; without the reader it is a failed effect', async () => {
  await startReader(KEYBOARD);
  const signal = {
    type: 'signal',
    room: 'vault' as RoomId,
    reader: 'inside' as ReaderId,
    signal: 'denied',
  } as const;
  reader.perform(signal);
  await until('the report', () => hid.written.length > 0);
  expect(hid.written).toEqual(['000102']);
  hid.unplug();
  reader.perform(signal);
  expect(seen.types).toEqual(['device_lost', 'effect_failed']);
});

test('a reader whose keys reach the screen says so, at the start and whenever it is plugged in', async () => {
  hid.exposed = true;
  await startReader(KEYBOARD);
  expect(seen.all).toEqual([{ type: 'reader_keys_exposed', reader: 'inside' }]);
  hid.unplug();
  await seen.until('device_lost');
  hid.present = true;
  await seen.until('reader_keys_exposed', 2);
  expect(seen.types).toEqual([
    'reader_keys_exposed',
    'device_lost',
    'device_recovered',
    'reader_keys_exposed',
  ]);
});

test('after stop nothing is reported or opened', async () => {
  await startReader(KEYBOARD);
  await reader.stop();
  hid.unplug();
  expect(seen.all).toEqual([]);
  expect([hid.opened, hid.closed]).toEqual([1, 1]);
});

test('the real library is reached: a device that does not exist is said to be missing', async () => {
  const address = { vendor: 0xfffe, product: 0xfffe };
  await expect(openNodeHid(address, () => undefined)).rejects.toThrow(
    /no reader 0xfffe:0xfffe is connected|install the Debian packages libusb-1\.0-0 and libudev1/,
  );
});
