import { describe, expect, test } from 'vitest';
import { changed, GOOD, parse, refusalOf } from './aid.ts';

const siren = (more = ''): string => `  - { id: horn, kind: siren, siren: siren${more} }\n`;
const channels = (text: string): string => `${GOOD}channels:\n${text}`;

test('a siren is part of the policy, and no messenger has to do with it', () => {
  const { kiosk, channels: messengers } = parse(channels(siren()));
  expect(kiosk.telling.sirens).toEqual([
    {
      channel: 'horn',
      siren: 'siren',
      least: 'high',
      rooms: [],
      pattern: 'pulsed',
      longest_ms: 180_000,
    },
  ]);
  expect(messengers).toEqual([]);
});

describe('a siren that cannot work is refused', () => {
  const WIRED = changed('devices:', 'devices:\n  - { kind: gpiod_siren, siren: siren, line: PIN12 }');
  const REFUSED: readonly (readonly [what: string, text: string, message: string])[] = [
    [
      'a second channel for it',
      channels(siren() + siren().replace('horn', 'light')),
      'channels[1].siren: another channel drives the siren siren already',
    ],
    [
      'a room that is not there',
      channels(siren(', rooms: [attic]')),
      'channels[0].rooms: there is no room attic. Name rooms of this file.',
    ],
    ['an endless one', channels(siren(', longest_s: 901')), 'channels[0].longest_s'],
    ['a wired one without a channel', WIRED, 'no channel drives the siren siren'],
  ];
  test.each(REFUSED)('%s', (_, text, message) => {
    expect(refusalOf(() => parse(text)).join('\n')).toContain(message);
  });

  test('one that is wired nowhere, where the hardware is real', () => {
    const real = channels(siren()).replace(
      / *- (\{ )?kind: simulated( \})?\n/,
      '  - { kind: gpiod, door: x, contact: { line: PIN11 }, strike: { line: PIN13 } }\n',
    );
    expect(refusalOf(() => parse(real)).join('\n')).toContain(
      'channels[0].siren: no siren siren is wired. Add it under devices, or correct the name.',
    );
  });
});
