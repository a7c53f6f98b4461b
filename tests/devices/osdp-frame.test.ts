/** The pure part of OSDP: values that the standard publishes, and what no frame may be mistaken for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checksum, crc16 } from '../../devices/osdp/check.ts';
import { decodeFrame, encodeFrame, type Message } from '../../devices/osdp/frame.ts';
import { FrameScanner } from '../../devices/osdp/frame-scanner.ts';
import {
  clientCryptogram,
  DEFAULT_KEY,
  firstReplyMac,
  serverCryptogram,
  sessionKeys,
} from '../../devices/osdp/secure-session.ts';
import { crcOf } from './osdp-peripheral.ts';
import { bitFlips } from './support.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('values that are published', () => {
  test('CRC-16 of the characters 1 to 9, as the catalogue of CRCs has it for this polynomial and beginning', () => {
    expect(crc16(Buffer.from('123456789'))).toBe(0xe5cc);
  });

  test('CRC and checksum of the examples in Annex E of the standard', () => {
    expect(crc16(hex('53 7f 0d 00 04 6e 00 80 25 00 00'))).toBe(0x386e);
    expect(crc16(hex('53 00 09 00 04 61 00'))).toBe(0x66c0);
    expect(checksum(hex('53 7f 0c 00 00 6e 00 80 25 00 00'))).toBe(0x0f);
    expect(checksum(hex('53 00 08 00 00 61 00'))).toBe(0x44);
  });

  test('session keys, cryptograms and first MAC of the example in Annex E', () => {
    const [panel, peripheral] = [hex('b0b1b2b3b4b5b6b7'), hex('a0a1a2a3a4a5a6a7')];
    const keys = sessionKeys(DEFAULT_KEY, panel);
    expect(keys.mac1.toString('hex')).toBe('5e86c676603bdee2d8beafe178637332');
    expect(keys.mac2.toString('hex')).toBe('6fda86e857777e81132035758239172e');
    expect(keys.enc.toString('hex')).toBe('bf8dc2a8329acb8c67c6d0cd9a451682');
    const server = serverCryptogram(keys, panel, peripheral);
    expect(server.toString('hex')).toBe('26d3356e07762d262801fc8e6665a891');
    const client = clientCryptogram(keys, panel, peripheral);
    expect(client.toString('hex')).toBe('fde5d2f428ec16312471ea3c02bd7796');
    expect(firstReplyMac(keys, server).toString('hex')).toBe('b2a30057eb98ba2229ec1f875662b524');
  });
});

const bytes = (max: number) => fc.uint8Array({ maxLength: max });

const blocks = fc.oneof(
  fc.constant(undefined),
  fc.record({ type: fc.integer({ min: 0x11, max: 0x14 }), data: bytes(4) }),
  fc.record({ type: fc.integer({ min: 0x15, max: 0x18 }), data: fc.constant(new Uint8Array()) }),
);

const messages: fc.Arbitrary<Message> = fc.record({
  address: fc.integer({ min: 0, max: 126 }),
  from: fc.constantFrom('panel', 'peripheral'),
  sequence: fc.integer({ min: 0, max: 3 }),
  check: fc.constantFrom('crc', 'checksum'),
  security: blocks,
  code: fc.integer({ min: 0x40, max: 0xa0 }),
  data: bytes(60),
});

const MAC = Uint8Array.of(1, 2, 3, 4);

describe('frames', () => {
  test('the CRC is the one that an independent reader computes', () => {
    fc.assert(
      fc.property(bytes(200), (some) => {
        expect(crc16(some)).toBe(crcOf(some));
      }),
    );
  });

  test('what is written is read, whole', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const read = decodeFrame(
          encodeFrame(message, () => MAC),
          'checksum',
        );
        expect(read).toMatchObject({ ...message, data: new Uint8Array(message.data) });
      }),
    );
  });

  test('no change of a single bit is taken for a frame, and no two bits of a checked frame', () => {
    fc.assert(
      fc.property(messages, fc.nat(), (message, where) => {
        const frame = encodeFrame({ ...message, check: 'crc' }, () => MAC);
        for (const changed of bitFlips(frame)) expect(decodeFrame(changed, 'crc')).toBeUndefined();
        const once = bitFlips(frame)[where % (frame.length * 8)] ?? frame;
        const twice = bitFlips(once).filter((changed) => !changed.equals(frame));
        for (const changed of twice) expect(decodeFrame(changed, 'crc')).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  test('a checksum alone tells every single bit too; where a CRC is asked, it is not enough', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const frame = encodeFrame({ ...message, check: 'checksum' }, () => MAC);
        expect(decodeFrame(frame, 'crc')).toBeUndefined();
        for (const changed of bitFlips(frame)) expect(decodeFrame(changed, 'checksum')).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  test('a frame cut short, or with bytes behind it, is none', () => {
    fc.assert(
      fc.property(messages, fc.nat(), (message, cut) => {
        const frame = encodeFrame(message, () => MAC);
        expect(decodeFrame(frame.subarray(0, cut % frame.length), 'checksum')).toBeUndefined();
        expect(decodeFrame(Buffer.concat([frame, Buffer.from([0x53])]), 'checksum')).toBeUndefined();
      }),
    );
  });
});

describe('the stream', () => {
  /** No byte of it begins a frame. */
  const noise = fc
    .uint8Array({ maxLength: 12 })
    .map((some) => some.map((byte) => (byte === 0x53 ? 0xff : byte)));

  test('frames are found wherever the stream is cut and whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(noise, messages), { maxLength: 5 }),
        fc.array(fc.nat({ max: 40 }), { maxLength: 60 }),
        (parts, cuts) => {
          const stream = Buffer.concat(
            parts.flatMap(([between, message]) => [between, encodeFrame(message, () => MAC)]),
          );
          const scanner = new FrameScanner('checksum');
          const found: number[] = [];
          let at = 0;
          for (const cut of [...cuts, stream.length]) {
            found.push(...scanner.push(stream.subarray(at, at + cut)).map(({ code }) => code));
            at += cut;
          }
          expect(found).toEqual(parts.map(([, { code }]) => code));
        },
      ),
    );
  });

  test('half a frame costs itself only: the next one is found inside what it took for its own', () => {
    fc.assert(
      fc.property(messages, messages, fc.nat(), (cut, whole, where) => {
        const scanner = new FrameScanner('crc');
        const half = encodeFrame({ ...cut, check: 'crc' }, () => MAC);
        scanner.push(half.subarray(0, where % half.length));
        const frame = encodeFrame({ ...whole, check: 'crc' }, () => MAC);
        // As much as the half frame may still wait for.
        const rest = Buffer.alloc(1_440, 0xff);
        const codes = scanner.push(Buffer.concat([frame, rest])).map(({ code }) => code);
        expect(codes).toContain(whole.code);
      }),
      { numRuns: 50 },
    );
  });
});
