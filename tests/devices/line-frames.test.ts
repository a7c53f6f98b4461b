import { describe, expect, test } from 'vitest';
import { readText, type TextRules } from '../../devices/frames/text-rules.ts';
import { LINE_MAX_BYTES, LineFrames } from '../../devices/serial-framing.ts';
import { bytes, short } from './support.ts';

const RULES: TextRules = {
  strip: ' \t\r\n\0',
  lead: '',
  trail: '',
  characters: 'digits',
  min_length: 4,
  max_length: 10,
};
const lines = (rules: Partial<TextRules> = {}, end: 'lf' | 'cr' = 'lf') =>
  new LineFrames(end, (line) => readText(line, { ...RULES, ...rules }));

describe('plain lines', () => {
  test('a line cut at every byte is its badge', () => {
    const whole = bytes('0012345678\r\n');
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const frames = lines();
      const found = [...frames.push(whole.subarray(0, cut)), ...frames.push(whole.subarray(cut))];
      expect(short(found)).toEqual(['text:0012345678']);
      expect(short(frames.quiet())).toEqual([]);
    }
  });

  test('joined lines are each a badge, blank ones nothing', () => {
    expect(short(lines().push(bytes('\r\n1111\r\n\r\n2222\n1111\n')))).toEqual([
      'text:1111',
      'text:2222',
      'text:1111',
    ]);
  });

  test('a line may end with CR alone', () => {
    expect(short(lines({}, 'cr').push(bytes('1111\r2222\r')))).toEqual(['text:1111', 'text:2222']);
  });

  test('half a line is never completed by the next badge', () => {
    const frames = lines();
    expect(short(frames.push(bytes('12')))).toEqual([]);
    expect(short(frames.quiet())).toEqual(['!length']);
    expect(short(frames.push(bytes('5678\n')))).toEqual(['text:5678']);
  });

  test('a line without end is cut off, and its tail is no badge', () => {
    const frames = lines();
    expect(short(frames.push(Buffer.alloc(LINE_MAX_BYTES + 1, 0x31)))).toEqual(['!overrun']);
    expect(short(frames.push(Buffer.alloc(10_000, 0x31)))).toEqual([]);
    expect(short(frames.push(bytes('1234\n5678\n')))).toEqual(['text:5678']);
  });

  test('lead and trail must be there and are removed', () => {
    const frames = lines({ lead: '%', trail: '?' });
    expect(short(frames.push(bytes('%1234?\n1234?\n%1234\n')))).toEqual([
      'text:1234',
      '!characters',
      '!characters',
    ]);
  });

  test('lengths and alphabet are kept', () => {
    expect(short(lines().push(bytes('123\n12345678901\n12a4\n1\xb234\n')))).toEqual([
      '!length',
      '!length',
      '!characters',
      '!characters',
    ]);
  });

  test('hex is one badge in either case', () => {
    const hex = lines({ characters: 'hex' });
    expect(short(hex.push(bytes('00ffaa\n00FFAA\n')))).toEqual(['text:00FFAA', 'text:00FFAA']);
  });
});
