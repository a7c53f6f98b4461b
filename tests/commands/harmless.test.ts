import { expect, test } from 'vitest';
import { harmless } from '../../src/commands/harmless.ts';

test('what could steer a terminal is printed as its number, and JSON stays what it was', () => {
  const record = JSON.stringify({ name: 'Maria \u202ezeravlA', note: 'a\u2028b' });
  const printed = harmless(`${record}\u001b[2J`);
  expect(printed).toContain('Maria \\u202ezeravlA');
  expect(printed).toContain('\\u001b[2J');
  for (const mark of ['\u202e', '\u2028', '\u001b']) expect(printed).not.toContain(mark);
  expect(JSON.parse(harmless(record))).toEqual(JSON.parse(record));
  expect(harmless('José Núñez, 日本, שלום')).toBe('José Núñez, 日本, שלום');
});
