import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Person } from '../../src/core/people.ts';
import type { PersonId, PinHash } from '../../src/core/terms.ts';
import { choosePin, duressTwin, pinHash, tooEasy } from '../../src/pin.ts';

const KEY = Buffer.alloc(32, 7);
const ana = 'ana' as PersonId;
const ben = 'ben' as PersonId;

const holder = async (person: PersonId, digits: string): Promise<Person> => ({
  person,
  name: person,
  class: 'staff',
  role: 'member',
  group: '',
  group_source: 'none',
  title: '',
  credentials: [],
  rooms: [],
  valid_from: 0,
  valid_until: 0,
  oath: 0,
  training: 0,
  background_check: 0,
  on_ballot: 'no',
  photo: '',
  status: 'listed',
  pin: await pinHash(KEY, person, digits),
  duress: await pinHash(KEY, person, duressTwin(digits)),
  wrong_pins: 0,
  pin_locked_until: 0,
});

test('a hash depends on the digits, the person and the site key, and shows none of them', async () => {
  const hash = await pinHash(KEY, ana, '4826');
  expect(hash).toMatch(/^s1\.[A-Za-z0-9_-]{43}$/);
  expect(await pinHash(KEY, ana, '4826')).toBe(hash);
  const others: PinHash[] = await Promise.all([
    pinHash(KEY, ana, '4827'),
    pinHash(KEY, ben, '4826'),
    pinHash(Buffer.alloc(32, 8), ana, '4826'),
  ]);
  expect(others).not.toContain(hash);
});

test('what is no PIN has no hash', () => {
  for (const digits of ['123', '123456789', '12a4', '', '１２３４']) {
    expect(() => pinHash(KEY, ana, digits)).toThrow('A PIN has 4 to 8 digits.');
  }
});

test('the duress twin differs in its last digit alone and is nobody else’s twin', () => {
  expect([duressTwin('4826'), duressTwin('4829')]).toEqual(['4827', '4820']);
  const pin = fc.stringMatching(/^\d{4,8}$/);
  fc.assert(
    fc.property(pin, pin, (one, other) => {
      expect(duressTwin(one).slice(0, -1)).toBe(one.slice(0, -1));
      expect(duressTwin(one)).not.toBe(one);
      if (one !== other) expect(duressTwin(one)).not.toBe(duressTwin(other));
    }),
  );
});

test.each([
  '0000',
  '1111',
  '1234',
  '9876',
  '7890',
  '2468',
  '8642',
  '1212',
  '123123',
  '12341234',
  '1984',
  '2026',
  '2580',
])('%s is too easy', async (digits) => {
  expect(tooEasy(digits)).not.toBeNull();
  expect(await choosePin(KEY, ana, digits, [])).toMatchObject({
    outcome: 'refused',
    what: expect.stringContaining('this PIN is too easy to guess'),
    remedy: 'Choose another PIN.',
  });
});

test.each(['4826', '1995731', '8051', '3941'])('%s is not too easy', (digits) => {
  expect(tooEasy(digits)).toBeNull();
});

test.each([
  ['the PIN of another', '4826'],
  ['the duress twin of another', '4827'],
  ['a PIN whose own twin is the PIN of another', '4825'],
])('%s is refused without a name', async (_, digits) => {
  const answer = await choosePin(KEY, ana, digits, [await holder(ben, '4826')]);
  expect(answer).toEqual({
    outcome: 'refused',
    what: 'this PIN or its duress twin cannot be told apart from another one in use',
    remedy: 'Choose another PIN.',
  });
});

test('a PIN beside those of others is chosen, and somebody may choose their own again', async () => {
  const people = [await holder(ana, '4826'), await holder(ben, '7395')];
  expect(await choosePin(KEY, ana, '4826', people)).toEqual({
    outcome: 'chosen',
    pin: await pinHash(KEY, ana, '4826'),
    duress: await pinHash(KEY, ana, '4827'),
  });
  expect(await choosePin(KEY, ana, '4828', people)).toMatchObject({ outcome: 'chosen' });
});
