import { expect, test } from 'vitest';
import { changed, parse, refusalOf } from './aid.ts';

/** The north room with real hardware, its contact at a converter. */
const wired = (line: string, contact: string, inputs = '[{ input: north-contact, channel: 0 }]'): string =>
  changed('  - kind: simulated\n', '')
    .replace('    door: north-door\n', `    door: north-door\n    lines: { contact: ${line} }\n`)
    .concat(
      '  - { kind: simulated, rooms: [south] }\n',
      '  - { kind: serial, reader: north-outside, path: /dev/a, profile: { format: rdm6300 } }\n',
      '  - { kind: serial, reader: north-inside, path: /dev/b, profile: { format: rdm6300 } }\n',
      `  - { kind: adc, adc: loops, inputs: ${inputs} }\n`,
      `  - { kind: gpiod, door: north-door, contact: { adc: ${contact} }, strike: { line: GPIO22 } }\n`,
    );

test('a contact at a converter is the supervised input of its room', () => {
  expect(parse(wired('north-contact', 'north-contact')).wiring).toMatchObject([
    {},
    {},
    {},
    { kind: 'adc', inputs: [{ input: 'north-contact', normal: 'closed' }] },
    { contact: { adc: 'north-contact' } },
  ]);
});

test.each([
  ['no converter has it', wired('north-contact', 'nowhere'), /no converter has the input nowhere/],
  [
    'the room names another one',
    wired('other', 'north-contact', '[{ input: north-contact, channel: 0 }, { input: other, channel: 1 }]'),
    /north-contact is not the contact line of the room north.+contact: north-contact/s,
  ],
  [
    'two inputs have one channel',
    wired(
      'north-contact',
      'north-contact',
      '[{ input: north-contact, channel: 0 }, { input: other, channel: 0 }]',
    ),
    /Channel 0 is used twice/,
  ],
  [
    'the bands cannot be told apart',
    wired('north-contact', 'north-contact').replace('adc: loops,', 'adc: loops, tolerance_percent: 20,'),
    /closed and open cannot be told apart/,
  ],
])('%s: refused with the remedy', (_name, text, said) => {
  expect(refusalOf(() => parse(text)).join('\n')).toMatch(said);
});
