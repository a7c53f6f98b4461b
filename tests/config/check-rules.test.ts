import { expect, test } from 'vitest';
import { checkRules } from '../../src/config/check-rules.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import type { PersonId, RoomId } from '../../src/core/terms.ts';
import { changed, GOOD, parse } from './aid.ts';

const NOW = Date.parse('2026-10-01T12:00:00Z');
const DAY_MS = 86_400_000;

const person = (name: string, change: Partial<PersonRecord> = {}): PersonRecord => ({
  person: name as PersonId,
  name,
  class: 'staff',
  role: 'member',
  group: 'dem',
  group_source: 'registered',
  title: '',
  credentials: [],
  rooms: ['north' as RoomId, 'south' as RoomId],
  valid_from: 0,
  valid_until: 0,
  oath: NOW - DAY_MS,
  training: NOW - DAY_MS,
  background_check: NOW - DAY_MS,
  on_ballot: 'no',
  photo: '',
  ...change,
});

const OTHER = { group: 'rep' } as const;
const whats = (text: string, people: readonly PersonRecord[]): readonly string[] =>
  checkRules(parse(text), people, NOW).map(({ what }) => what);

test('a list whose people satisfy every rule is good', () => {
  expect(whats(GOOD, [person('ana'), person('ben', OTHER)])).toEqual([]);
});

test('a rule that nobody listed can satisfy is named, for each phase from now on', () => {
  expect(whats(GOOD, [person('ana'), person('cleo')])).toEqual([
    'room north, phase preparation: nobody listed can satisfy pairing different_group',
    'room north, phase processing: nobody listed can satisfy pairing different_group',
  ]);
});

test.each([
  ['on the ballot', { on_ballot: 'yes' }],
  ['not for this room', { rooms: [] }],
  ['never trained', { training: 0 }],
  ['oath before its time', { oath: NOW - 1_461 * DAY_MS }],
  ['of unknown group', { group: '' }],
  ['a visitor', { class: 'observer' }],
  ['expired', { valid_until: NOW }],
] as const)('somebody who does not count satisfies nothing: %s', (_, change) => {
  expect(whats(GOOD, [person('ana'), person('ben', { ...OTHER, ...change })])[0]).toContain(
    'room north, phase preparation',
  );
});

test('somebody whose days begin within a phase satisfies it; later phases are asked too', () => {
  const later = { ...OTHER, valid_from: NOW + DAY_MS, valid_until: NOW + 3 * DAY_MS };
  expect(whats(GOOD, [person('ana'), person('ben', later), person('cleo')])).toEqual([
    'room north, phase processing: nobody listed can satisfy pairing different_group',
  ]);
});

test('a room where nobody may enter asks for nobody, and a stricter contents rule asks by itself', () => {
  expect(
    whats(changed('pairing: different_group', 'pairing: different_group\n      entries: refused'), [
      person('ana'),
      person('cleo'),
    ]),
  ).toEqual([]);
  const strict = changed(
    'pairing: different_group',
    'pairing: any_two\n      contents_pairing: { at_least: 3 }',
  );
  expect(whats(strict, [person('ana'), person('ben')])[0]).toBe(
    'room north, phase preparation: nobody listed can satisfy contents_pairing {at_least: 3}',
  );
});
