import { expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import { CHALLENGE_EVERY_MS, witnessedFace } from '../../src/core/evidence.ts';
import type { Observation } from '../../src/core/inputs.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { PersonId, RoomId } from '../../src/core/terms.ts';

const ROOM = 'ballot-room' as RoomId;
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
  expect(offered(first.state, 1_000 + CHALLENGE_EVERY_MS - 1, challenge('RED')).facts).toEqual([]);
  expect(offered(first.state, 1_000 + CHALLENGE_EVERY_MS, challenge('RED')).facts).toHaveLength(1);
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
  const seen = [cosigned('hub', 10, 100), cosigned('press', 12, 130), cosigned('league', 12, 120)];
  const after = seen.reduce((before, one) => offered(before, 0, one).state, INITIAL_STATE);
  expect(witnessedFace(after)).toEqual({ size: 12, time_s: 130, witnesses: 2 });
});
