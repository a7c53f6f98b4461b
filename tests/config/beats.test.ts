import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { GOOD, parse, refusalOf } from './aid.ts';

const LISTEN = '  listen: { host: 0.0.0.0, port: 8083 }\n';
const sibling = (more = '', id = 'k02') =>
  `    - { id: ${id}, log: county.example/ballot-room/${id}, url: 'http://10.0.0.2:8083/beat', secret_file: keys/beats${more} }\n`;
const beats = (siblings: string, listen = LISTEN) => `${GOOD}beats:\n${listen}  siblings:\n${siblings}`;

test('nobody is told, and nobody listened for, where nothing is written', () => {
  const { beats: none, kiosk } = parse(GOOD);
  expect(none).toEqual({ outside: [], siblings: [] });
  expect(kiosk.telling.siblings).toEqual([]);
});

test('a silent kiosk is an alarm well within 90 s, and the secret starts at the data folder', () => {
  const { beats: some, kiosk } = parse(beats(sibling()));
  expect(kiosk.telling.siblings).toEqual(['k02']);
  expect(some.siblings).toMatchObject([
    {
      every_s: 20,
      silent_after_s: 75,
      secret_file: path.join('/var/lib/ballot-vault', 'keys/beats'),
    },
  ]);
});

describe('what could not work is refused', () => {
  const REFUSED: readonly (readonly [what: string, text: string, message: string])[] = [
    ['a name twice', beats(sibling() + sibling()), 'beats.siblings[1].id: there is a kiosk k02 already'],
    ['its own log', beats(sibling('', 'k01')), 'beats.siblings[0].log: it is the log of this kiosk'],
    ['another address', beats(sibling().replace('/beat', '/x')), 'a kiosk takes beats at /beat alone'],
    [
      'an alarm at the first lost beat',
      beats(sibling(', every_s: 30, silent_after_s: 59')),
      'beats.siblings[0].silent_after_s: one lost beat would be an alarm',
    ],
    ['an alarm after the 90 s', beats(sibling(', silent_after_s: 86')), 'beats.siblings[0].silent_after_s'],
    [
      'siblings that nobody hears',
      beats(sibling(), ''),
      'beats.listen: other kiosks could not tell this one',
    ],
    [
      'a port of another part',
      beats(sibling(), LISTEN.replace('8083', '8080')),
      'beats.listen.port: port 8080 is taken by another part of this kiosk',
    ],
    [
      'a certificate without its key',
      beats(sibling(), LISTEN.replace('8083', '8083, certificate: tls.pem')),
      'a certificate needs its key',
    ],
  ];
  test.each(REFUSED)('%s', (_, text, message) => {
    expect(refusalOf(() => parse(text)).join('\n')).toContain(message);
  });
});
