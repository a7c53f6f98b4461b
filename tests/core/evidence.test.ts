import { expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import { signsForEvidence, witnessedFace } from '../../src/core/evidence.ts';
import type { Observation } from '../../src/core/inputs.ts';
import type { Person } from '../../src/core/people.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { PersonId, PinHash } from '../../src/core/terms.ts';
import { KIOSK_POLICY, listed, OUTSIDE, ROOM, START, world } from './world.ts';

const ROOT = 'AAAA';

const offered = (state: State, at: number, observation: Observation) => {
  const facts = decide(state, {
    moment: { at, offset_min: 0, uptime_ms: at, clock: 'synchronised' },
    ...observation,
  });
  return { facts, state: facts.reduce(apply, state) };
};

const challenge = (text: string): Observation => ({
  type: 'touched',
  room: ROOM,
  touch: { touch: 'challenge', text },
});

test('a challenge is recorded once in a while, so that nobody fills the log with them', () => {
  const first = offered(INITIAL_STATE, 1_000, challenge('BLUE HERON'));
  expect(first.facts).toMatchObject([{ type: 'challenge_recorded', room: ROOM, challenge: 'BLUE HERON' }]);
  expect(offered(first.state, 10_999, challenge('RED')).facts).toEqual([]);
  expect(offered(first.state, 11_000, challenge('RED')).facts).toHaveLength(1);
});

test.each([3_600_000, -3_600_000])('a clock that steps by %i ms brings no challenge nearer', (by_ms) => {
  const first = offered(INITIAL_STATE, 7_200_000, challenge('BLUE HERON'));
  const { state } = offered(first.state, 7_200_000, { type: 'clock_differs', by_ms });
  expect(offered(state, 7_209_999 + by_ms, challenge('RED')).facts).toEqual([]);
  expect(offered(state, 7_210_000 + by_ms, challenge('RED')).facts).toHaveLength(1);
});

test('a log in which nothing ever ran can be left, and says nothing of a stop', () => {
  expect(offered(INITIAL_STATE, 0, { type: 'stopping', cause: 'asked' }).facts).toEqual([]);
});

test('a cosignature counts when it reaches further than the last one of that witness', () => {
  const cosigned = (witness: string, size: number): Observation => ({
    type: 'cosigned',
    witness,
    size,
    root: ROOT,
    time_s: size,
    cosignature: 'BBBB',
  });
  const first = offered(INITIAL_STATE, 0, cosigned('hub', 10));
  expect(first.state.evidence.witnessed).toEqual({ hub: { size: 10, time_s: 10 } });
  expect(offered(first.state, 0, cosigned('hub', 10)).facts).toEqual([]);
  expect(offered(first.state, 0, cosigned('press', 10)).facts).toHaveLength(1);
  expect(offered(first.state, 0, cosigned('hub', 11)).state.evidence.witnessed).toEqual({
    hub: { size: 11, time_s: 11 },
  });
});

test('the same receipt shown again is no second entry, a paper always is one', () => {
  const given = (size: number, by: 'receipt' | 'printed'): Observation => ({
    type: 'checkpoint_given',
    size,
    root: ROOT,
    by,
  });
  const first = offered(INITIAL_STATE, 0, given(5, 'receipt'));
  expect(first.facts).toHaveLength(1);
  expect(offered(first.state, 0, given(5, 'receipt')).facts).toEqual([]);
  expect(offered(first.state, 0, given(5, 'printed')).facts).toHaveLength(1);
  expect(offered(first.state, 0, given(6, 'receipt')).state.evidence.given).toBe(6);
});

test('the receipt of a first entry is an entry, and of an empty log there is none', () => {
  const receipt = (size: number) =>
    offered(INITIAL_STATE, 0, { type: 'checkpoint_given', size, root: ROOT, by: 'receipt' }).facts;
  expect(receipt(0)).toEqual([]);
  expect(receipt(1)).toHaveLength(1);
});

test('no key is next before one is announced', () => {
  expect(INITIAL_STATE.evidence.next_key).toBe('');
  const { state } = offered(INITIAL_STATE, 0, {
    type: 'officials_acted',
    act: { type: 'next_key_announced', verifier_key: 'county.example/e2+0+A', signed_by: [] },
  });
  expect(state.evidence.next_key).toBe('county.example/e2+0+A');
});

test('what was tried before there was a log to record it in comes after the opening of the log', () => {
  const [one, two] = ['one', 'two'] as PersonId[];
  const tried = [
    { type: 'official_refused', person: one, attempts_left: 2, locked_until: 0 },
    { type: 'duress_signalled', person: two },
  ] as const;
  const act = {
    type: 'epoch_opened',
    previous_origin: 'county.example/e1',
    previous_key: 'county.example/e1+0+A',
    previous_size: 9,
    previous_root: ROOT,
    identified: 'by_pin',
    reason: 'new_key',
    words: '',
    signed_by: [one, two],
  } as const;
  const { facts } = offered(INITIAL_STATE, 1, { type: 'officials_acted', act, tried } as never);
  expect(facts).toEqual([act, ...tried].map((fact) => ({ at: 1, ...fact })));
});

const NOW = 5_000;
const official = (change: Partial<Person> = {}): Person => ({
  ...listed('olga', { class: 'official' }),
  ...{ status: 'listed', pin: null, duress: null, wrong_pins: 0, pin_locked_until: 0 },
  ...change,
});

test.each<[string, Partial<Person>]>([
  ['an official', {}],
  ['an official, whatever the role', { role: 'substitute' }],
  ['a supervisor of the staff', { class: 'staff', role: 'supervisor' }],
  ['a custodian of the staff', { class: 'staff', role: 'custodian' }],
  ['whose listing begins at this instant', { valid_from: NOW }],
  ['whose listing ends after this instant', { valid_until: NOW + 1 }],
])('%s may sign for the evidence', (_, change) => {
  expect(signsForEvidence(official(change), NOW)).toBe(true);
});

test.each<[string, Partial<Person>]>([
  ['an official who was taken off the list', { status: 'removed' }],
  ['a custodian who was taken off the list', { status: 'removed', class: 'staff', role: 'custodian' }],
  ['a member of the staff', { class: 'staff', role: 'member' }],
  ['a substitute of the staff', { class: 'staff', role: 'substitute' }],
  ['a temporary, whatever the role', { class: 'temporary', role: 'supervisor' }],
  ['a vendor, whatever the role', { class: 'vendor', role: 'custodian' }],
  ['an observer', { class: 'observer' }],
  ['whose listing begins a moment later', { valid_from: NOW + 1 }],
  ['whose listing ends at this instant', { valid_until: NOW }],
  ['whose listing ended long ago', { valid_until: 1 }],
])('%s may not sign for the evidence', (_, change) => {
  expect(signsForEvidence(official(change), NOW)).toBe(false);
});

test('after a policy with fewer tries than were wrong, the next wrong PIN locks, and none is left', () => {
  const person = 'olga' as PersonId;
  const pin = 'right' as PinHash;
  const known = official({ pin, duress: 'forced' as PinHash, wrong_pins: 4 });
  const state: State = { ...INITIAL_STATE, policy: KIOSK_POLICY, people: { [person]: known } };
  const { facts } = offered(state, NOW, { type: 'official_pin', person, pin: 'wrong' as PinHash });
  expect(facts).toContainEqual({
    at: NOW,
    person,
    type: 'official_refused',
    attempts_left: 0,
    locked_until: NOW + 300_000,
  });
});

test('an erased person is forgotten by the state, badges and all', () => {
  const person = 'grace' as PersonId;
  const record = { person, credentials: ['c1'], name: 'Grace' };
  const known = apply(INITIAL_STATE, { at: 0, type: 'person_enrolled', record } as never);
  expect(Object.keys(known.badges)).toEqual(['c1']);
  const { state } = offered(known, 1, {
    type: 'officials_acted',
    act: {
      type: 'disclosures_erased',
      person,
      erased: 3,
      digest: '0'.repeat(64),
      ground: 'retention_ended',
      words: '',
      signed_by: ['one' as PersonId, 'two' as PersonId],
    },
  });
  expect(state.people).toEqual({});
  expect(state.badges).toEqual({});
  const refused = { at: 2, type: 'official_refused', person, attempts_left: 2, locked_until: 0 } as const;
  expect(apply(state, refused).people).toEqual({});
});

test('the steps of an entry whose beginning is erased begin none', () => {
  const at = world({ people: [listed('ana'), listed('bob')], rules: { second_factor: 'pin' } });
  const rest = { room: ROOM, next: 'badge', need: 'one_more', until: START } as const;
  const steps = [
    { ...rest, at: START, type: 'partner_badge_accepted', person: 'bob', reader: OUTSIDE, credential: 'b' },
    { ...rest, at: START, type: 'pin_accepted', person: 'bob' },
  ] as never[];
  expect(steps.reduce(apply, at.state).rooms).toEqual(at.state.rooms);
});

test('the furthest that witnesses saw is shown, with the newest of their times and how many they are', () => {
  expect(witnessedFace(INITIAL_STATE)).toBeNull();
  const cosigned = (witness: string, size: number, time_s: number): Observation => ({
    type: 'cosigned',
    witness,
    size,
    root: ROOT,
    time_s,
    cosignature: 'BBBB',
  });
  const one = offered(INITIAL_STATE, 0, cosigned('hub', 10, 100)).state;
  expect(witnessedFace(one)).toEqual({ size: 10, time_s: 100, witnesses: 1 });
  const seen = [cosigned('hub', 10, 100), cosigned('press', 12, 130), cosigned('league', 12, 120)];
  const after = seen.reduce((before, one) => offered(before, 0, one).state, INITIAL_STATE);
  expect(witnessedFace(after)).toEqual({ size: 12, time_s: 130, witnesses: 2 });
});
