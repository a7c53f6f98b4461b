import { describe, expect, test } from 'vitest';
import { Em18Frames } from '../../devices/frames/em18-frames.ts';
import type { FrameSplitter } from '../../devices/frames/frame-splitter.ts';
import { StxFrames } from '../../devices/frames/stx-frames.ts';
import { bitFlips, bytes, short } from './support.ts';

/** 0x0A ^ 0x1B ^ 0x2C ^ 0x3D ^ 0x4E = 0x4E. */
const DIGITS = '0A1B2C3D4E4E';
const BADGE = 'em4100:0A1B2C3D4E';
const OTHER_DIGITS = '010203040501';
const OTHER = 'em4100:0102030405';

const rdm = (digits: string): Buffer => bytes(2, digits, 3);
const id12 = (digits: string): Buffer => bytes(2, digits, '\r\n', 3);
const em18 = (digits: string): Buffer => bytes(digits);

const run = (frames: FrameSplitter, ...chunks: readonly Uint8Array[]): readonly string[] => [
  ...chunks.flatMap((chunk) => short(frames.push(chunk))),
  ...short(frames.quiet()),
];

const kinds = [
  { name: 'RDM6300', frame: rdm, make: () => new StxFrames() },
  { name: 'ID-12', frame: id12, make: () => new StxFrames() },
  { name: 'EM-18', frame: em18, make: () => new Em18Frames() },
];

describe.each(kinds)('$name', ({ frame, make }) => {
  const whole = frame(DIGITS);

  test('a whole frame is its badge', () => {
    expect(run(make(), whole)).toEqual([BADGE]);
  });

  test('a frame cut at every byte is still its badge, once', () => {
    for (let cut = 1; cut < whole.length; cut += 1) {
      expect(run(make(), whole.subarray(0, cut), whole.subarray(cut))).toEqual([BADGE]);
    }
    expect(run(make(), ...[...whole].map((byte) => Buffer.from([byte])))).toEqual([BADGE]);
  });

  test('joined and doubled frames are each their badge', () => {
    expect(run(make(), bytes(whole, frame(OTHER_DIGITS), whole))).toEqual([BADGE, OTHER, BADGE]);
    expect(run(make(), bytes(whole, whole))).toEqual([BADGE, BADGE]);
  });

  test('no single-bit error makes another badge', () => {
    for (const flipped of bitFlips(whole)) {
      const found = run(make(), flipped);
      expect(found.filter((text) => !text.startsWith('!') && text !== BADGE)).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
    }
  });

  test('half a frame is a fault once the line is quiet, and never part of the next badge', () => {
    for (let cut = 1; cut < whole.length; cut += 1) {
      const frames = make();
      expect(short(frames.push(whole.subarray(0, cut)))).toEqual([]);
      expect(short(frames.quiet())).toEqual(['!length']);
      expect(run(frames, frame(OTHER_DIGITS))).toEqual([OTHER]);
    }
  });

  test('a wrong checksum is a checksum fault', () => {
    expect(run(make(), frame('0A1B2C3D4E4F'))).toEqual(['!checksum']);
  });

  test('small letters are the same badge', () => {
    expect(run(make(), frame(DIGITS.toLowerCase()))).toEqual([BADGE]);
  });
});

describe('STX frames', () => {
  test('a cut frame followed by a whole one costs itself only', () => {
    expect(run(new StxFrames(), bytes(rdm(DIGITS).subarray(0, 7), rdm(OTHER_DIGITS)))).toEqual([
      '!length',
      OTHER,
    ]);
  });

  test('noise is one fault however long, and the next frame is read', () => {
    expect(run(new StxFrames(), Buffer.alloc(5_000, 0xff), rdm(DIGITS))).toEqual(['!characters', BADGE]);
  });

  test('a frame without end is cut off', () => {
    expect(run(new StxFrames(), bytes(2, 'A'.repeat(400), 3), rdm(DIGITS))).toEqual(['!overrun', BADGE]);
  });

  test('letters that are no hex digits are a fault of characters', () => {
    expect(run(new StxFrames(), rdm('0A1B2C3D4EZZ'))).toEqual(['!characters']);
  });
});

describe('EM-18 frames', () => {
  test('after damage nothing counts until the line was quiet', () => {
    const frames = new Em18Frames();
    expect(short(frames.push(bytes('0A1B2C3D4E4F', OTHER_DIGITS)))).toEqual(['!checksum']);
    expect(short(frames.quiet())).toEqual([]);
    expect(short(frames.push(bytes(OTHER_DIGITS)))).toEqual([OTHER]);
  });

  test('what the XOR cannot tell: the same bit wrong in two bytes', () => {
    expect(run(new Em18Frames(), bytes('0B1A2C3D4E4E'))).toEqual(['em4100:0B1A2C3D4E']);
  });
});
