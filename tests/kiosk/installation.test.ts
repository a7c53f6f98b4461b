/** Two people have a reader installed, and nobody alone, unknown or for ever. */
import { expect, test } from 'vitest';
import type { PersonId, ReaderId } from '../../src/core/terms.ts';
import { keeperOf } from '../../src/keeper.ts';
import type { TypedPin } from '../../src/officials.ts';
import { listed, OUTSIDE } from '../core/world.ts';
import { testKiosk } from './aid.ts';

const SITE_KEY = Buffer.alloc(32, 7);
const PINS: Readonly<Record<string, string>> = { ana: '4826', ben: '7395', cy: '6150' };
const MINUTE = 60_000;

const typed = (person: string, digits = PINS[person] ?? ''): TypedPin => ({
  person: person as PersonId,
  digits,
});

/** Ana is an official, Ben a supervisor, Cy a member of the staff. */
const room = async () => {
  const people = [listed('ana', { class: 'official' }), listed('ben', { role: 'supervisor' }), listed('cy')];
  const made = testKiosk({ people });
  const keeper = keeperOf(made.kiosk, SITE_KEY, () => []);
  for (const [person, digits] of Object.entries(PINS)) await keeper.choosePin(person as PersonId, digits);
  const begun = () => made.log.facts.filter(({ type }) => type === 'reader_installation_started');
  return { ...made, keeper, begun };
};

test('two people with their PINs: on record with both names and its end', async () => {
  const { keeper, begun } = await room();
  await keeper.installReader({ reader: OUTSIDE, for_ms: 5 * MINUTE, signed: [typed('ana'), typed('ben')] });
  const [fact] = begun();
  expect(fact).toMatchObject({ reader: OUTSIDE, for_ms: 5 * MINUTE, signed_by: ['ana', 'ben'] });
  expect(fact).toMatchObject({ until: (fact?.at ?? 0) + 5 * MINUTE });
});

test.each([
  ['one alone', OUTSIDE, 5 * MINUTE, [typed('ana')], 'two different officials sign for this'],
  ['the same one twice', OUTSIDE, 5 * MINUTE, [typed('ana'), typed('ana')], 'two different officials sign'],
  ['somebody without standing', OUTSIDE, 5 * MINUTE, [typed('ana'), typed('cy')], 'cy may not sign'],
  ['a wrong PIN', OUTSIDE, 5 * MINUTE, [typed('ana'), typed('ben', '0000')], 'the PIN is not that of ben'],
  ['for no time', OUTSIDE, 0, [typed('ana'), typed('ben')], 'a reader is installed within 15 minutes'],
  [
    'for longer',
    OUTSIDE,
    16 * MINUTE,
    [typed('ana'), typed('ben')],
    'a reader is installed within 15 minutes',
  ],
  [
    'a reader of no room',
    'attic' as ReaderId,
    MINUTE,
    [typed('ana'), typed('ben')],
    'no room has the reader',
  ],
])('%s begins nothing', async (_, reader, for_ms, signed, what) => {
  const { keeper, begun } = await room();
  await expect(keeper.installReader({ reader, for_ms, signed })).rejects.toThrow(what);
  expect(begun()).toEqual([]);
});

test('the rules themselves take no order that two did not sign, or without an end', async () => {
  const { kiosk, begun } = await room();
  const [ana, ben] = ['ana', 'ben'] as PersonId[] as [PersonId, PersonId];
  const order = { type: 'reader_installation_ordered', reader: OUTSIDE, for_ms: MINUTE } as const;
  kiosk.offer({ ...order, signed_by: [ana] });
  kiosk.offer({ ...order, signed_by: [ana, ana] });
  kiosk.offer({ ...order, for_ms: 16 * MINUTE, signed_by: [ana, ben] });
  expect(begun()).toEqual([]);
  kiosk.offer({ ...order, signed_by: [ana, ben] });
  expect(begun()).toHaveLength(1);
});
