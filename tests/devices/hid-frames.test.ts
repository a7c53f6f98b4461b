import { describe, expect, test } from 'vitest';
import { KeyboardFrames } from '../../devices/frames/keyboard-frames.ts';
import { readPcProx } from '../../devices/frames/pcprox.ts';
import type { TextRules } from '../../devices/frames/text-rules.ts';
import { ENTER, report, typed, UP } from './hid-support.ts';
import { bitFlips, short } from './support.ts';

const RULES: TextRules = {
  strip: ' ',
  lead: '',
  trail: '',
  characters: 'printable',
  min_length: 4,
  max_length: 12,
};
const DIGITS: TextRules = { ...RULES, characters: 'digits', min_length: 10, max_length: 10 };

const run = (reports: readonly Uint8Array[], rules = RULES): readonly string[] => {
  const frames = new KeyboardFrames(rules);
  return [...reports.flatMap((entry) => short(frames.push(entry))), ...short(frames.quiet())];
};

describe('keyboard-class reports', () => {
  test('digits, letters, shift and both Enter keys', () => {
    expect(run(typed('0012345678\n'), DIGITS)).toEqual(['text:0012345678']);
    expect(run(typed('aB:9-z\n'))).toEqual(['text:aB:9-z']);
    expect(run([...typed('1234'), report(0, 0x58), UP])).toEqual(['text:1234']);
  });

  test('equal digits one after the other, and keys that take over without a pause', () => {
    expect(run(typed('1111\n'))).toEqual(['text:1111']);
    expect(
      run([report(0, 0x1e), report(0, 0x1f), report(0, 0x20), report(0, 0x21), report(0, ENTER)]),
    ).toEqual(['text:1234']);
  });

  test('a key held over several reports counts once', () => {
    expect(run([report(0, 0x1e), report(0, 0x1e), UP, ...typed('234\n')])).toEqual(['text:1234']);
  });

  test('the roll-over code spoils the badge up to its Enter, not the next', () => {
    const rolled = report(0, 1, 1, 1, 1, 1, 1);
    expect(run([...typed('12'), rolled, UP, ...typed('34\n5678\n')])).toEqual(['!overrun', 'text:5678']);
  });

  test('a lone roll-over code is an overrun too, and the key held before it is not pressed anew', () => {
    expect(run([...typed('12'), report(0, 1), UP, ...typed('34\n')])).toEqual(['!overrun']);
    expect(run([report(0, 0x1e), report(0, 1), report(0, 0x1e), ...typed('\n234\n5678\n')])).toEqual([
      '!overrun',
      '!length',
      'text:5678',
    ]);
  });

  test('two new keys in one report have no order', () => {
    expect(run([...typed('12'), report(0, 0x20, 0x21), UP, ...typed('\n')])).toEqual(['!overrun']);
  });

  test('control keys, unknown keys and reports of another size are faults', () => {
    expect(run([report(1, 0x1e), UP, ...typed('\n')])).toEqual(['!characters']);
    expect(run([report(0, 0x3a), UP, ...typed('1234\n')])).toEqual(['!characters']);
    expect(run([Buffer.alloc(9), ...typed('1234\n')])).toEqual(['!length']);
  });

  test('keys without Enter are half a badge, and never part of the next', () => {
    const frames = new KeyboardFrames(RULES);
    for (const entry of typed('12')) frames.push(entry);
    expect(short(frames.quiet())).toEqual(['!length']);
    expect(typed('5678\n').flatMap((entry) => short(frames.push(entry)))).toEqual(['text:5678']);
  });

  test('keys without end are cut off', () => {
    expect(run(typed(`${'12'.repeat(500)}\n`))).toEqual(['!overrun']);
  });

  test('a flipped bit in a key report: there is no checksum, so only length and alphabet can tell', () => {
    const reports = typed('0012345678\n');
    for (const flipped of bitFlips(reports[4] ?? UP)) {
      const found = run([...reports.slice(0, 4), flipped, ...reports.slice(5)], DIGITS);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/^!|^text:\d{10}$/);
    }
  });
});

describe('pcProx reports', () => {
  const card = (value: bigint): Buffer => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigUInt64LE(value);
    return buffer;
  };
  const size = (bits: number): Buffer => Buffer.from([bits, bits, 0, 0, 0, 0, 0, 0]);
  const stripped = { lead_parity_bits: 1, trail_parity_bits: 1, formats: ['w26'] } as const;
  const plain = { lead_parity_bits: 0, trail_parity_bits: 0, formats: ['w26', 'raw'] } as const;
  const read = (value: bigint, bits: number, rules: Parameters<typeof readPcProx>[2]): readonly string[] => {
    const found = readPcProx(card(value), size(bits), rules);
    return found === undefined ? [] : short([found]);
  };

  test('with parity bits stripped: number below, facility above', () => {
    expect(read((118n << 16n) | 1_603n, 24, stripped)).toEqual(['w26:118:1603']);
  });

  test('with the whole word parity is checked, and no single-bit error passes', () => {
    const word = 0b10111011000000110010000110n;
    expect(read(word, 26, plain)).toEqual(['w26:118:1603']);
    for (let bit = 0n; bit < 26n; bit += 1n) expect(read(word ^ (1n << bit), 26, plain)).toEqual(['!parity']);
  });

  test('two leading parity bits of the 35-bit format', () => {
    const rules = { lead_parity_bits: 2, trail_parity_bits: 1, formats: ['w35'] } as const;
    expect(read((77n << 20n) | 4_711n, 32, rules)).toEqual(['w35:77:4711']);
  });

  test('no card, another length, stale bits above the length, a report number in front', () => {
    expect(read(0n, 0, stripped)).toEqual([]);
    expect(read(1n, 30, stripped)).toEqual(['!length']);
    expect(read(1n, 65, plain)).toEqual(['!length']);
    expect(read(0xf5n, 5, plain)).toEqual(['raw:5:15']);
    const numbered = (bytes: Buffer): Buffer => Buffer.concat([Buffer.alloc(1), bytes]);
    expect(readPcProx(numbered(card(21n)), numbered(size(5)), plain)).toEqual({
      kind: 'badge',
      badge: 'raw:5:15',
    });
    expect(readPcProx(Buffer.alloc(7), size(5), plain)).toEqual({ kind: 'fault', fault: 'length' });
  });
});
