/** What people may try with the list of a small office, alone or together. */
import fc from 'fast-check';
import type { ListChange } from '../../src/core/facts-list.ts';
import type { ListAct, Observation } from '../../src/core/inputs.ts';
import type { PersonId, PinHash } from '../../src/core/terms.ts';
import { badgeOf, listed, OUTSIDE, startInput } from './world.ts';

export const APPROVERS = 2;

const SUPERVISORS = ['sam', 'tom', 'uma'];
export const NAMES = [...SUPERVISORS, 'ana', 'ben'];

const people = NAMES.map((name) => listed(name, SUPERVISORS.includes(name) ? { role: 'supervisor' } : {}));

const pinOf = (name: string): PinHash => `pin:${name}` as PinHash;

const chosen = (name: string, signed_by: readonly string[], pin = pinOf(name)): Observation => ({
  type: 'pin_chosen',
  person: name as PersonId,
  pin,
  duress: `duress:${pin}` as PinHash,
  signed_by: signed_by.map((each) => each as PersonId),
});

/** An office that has its list and its PINs, with three who can approve. */
export const founding: readonly Observation[] = [
  startInput({}),
  { type: 'people_listed', people, source: '00' },
  chosen('sam', []),
  chosen('tom', []),
  chosen('uma', ['sam', 'tom']),
  chosen('ana', ['sam', 'tom']),
];
export const FOUNDED_BY = founding.length;

const CHANGES: readonly ListChange[] = [
  { change: 'list', record: listed('zoe', { role: 'supervisor' }) },
  { change: 'list', record: listed('ana', { role: 'supervisor' }) },
  { change: 'list', record: listed('ben', { credentials: [badgeOf('ben-new')] }) },
  { change: 'list', record: listed('ben', { credentials: [badgeOf('ana')] }) },
  { change: 'remove', person: 'sam' as PersonId },
  { change: 'remove', person: 'tom' as PersonId },
  { change: 'remove', person: 'ben' as PersonId },
  { change: 'list', record: listed('tom', { on_ballot: 'yes', role: 'supervisor' }) },
];

const acted = (person: PersonId, act: ListAct): Observation => ({ type: 'list_acted', person, act });

const actsAs = (person: PersonId): readonly Observation[] => [
  ...CHANGES.map((change) =>
    acted(person, { act: 'propose', changes: [change], source: '', words: 'because' }),
  ),
  acted(person, { act: 'propose', changes: CHANGES.slice(0, 3), source: '', words: 'because' }),
  ...[1, 2, 3, 4].flatMap((proposal) => [
    acted(person, { act: 'approve', proposal, words: '' }),
    acted(person, { act: 'refuse', proposal, words: '' }),
  ]),
  ...NAMES.flatMap((name) => [
    acted(person, { act: 'suspend', subject: name as PersonId, words: 'x' }),
    acted(person, {
      act: 'report_lost',
      subject: name as PersonId,
      credential: badgeOf(name),
      since: 0,
      words: 'x',
    }),
  ]),
  ...[1, 2, 3].flatMap((review) => [
    acted(person, { act: 'review', review, outcome: 'confirmed', words: '' }),
    acted(person, { act: 'review', review, outcome: 'reinstated', words: '' }),
  ]),
  acted(person, { act: 'sign_off', digest: 'ab', words: '' }),
  acted(person, { act: 'propose_phase', phase: 'sealed', words: 'x' }),
  acted(person, { act: 'propose_rules', config_digest: 'ab', words: 'x' }),
  acted(person, {
    act: 'await_badge',
    reader: OUTSIDE,
    record: listed('zoe', { credentials: [], role: 'supervisor' }),
    words: 'x',
  }),
  { type: 'badge_read', reader: OUTSIDE, credential: badgeOf('stranger') },
];

/** Everything that one person can have the kiosk told in their own name, and what needs no name. */
export const actsOfOne = (person: PersonId): readonly Observation[] => [
  ...actsAs(person),
  { type: 'people_listed', people: people.slice(0, 2), source: '01' },
  { type: 'people_listed', people: [listed(person, { role: 'supervisor' })], source: '02' },
  ...NAMES.flatMap((name) => [
    chosen(name, [], 'pin:stolen' as PinHash),
    chosen(name, [person], 'pin:stolen' as PinHash),
    chosen(name, [person, person], 'pin:stolen' as PinHash),
  ]),
  { type: 'tick' },
];

/** The same by anybody, with acts that fit together more often than by chance. */
export const actsOfAnybody: fc.Arbitrary<Observation> = fc
  .tuple(fc.constantFrom(...NAMES), fc.nat())
  .map(([name, pick]) => {
    const acts = actsOfOne(name as PersonId);
    return acts[pick % acts.length] as Observation;
  });
