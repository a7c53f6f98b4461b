/** What is promised of the register of keys, whatever people ask for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAll } from '../../src/core/apply.ts';
import { KEY_KINDS, type KeyKind } from '../../src/core/facts-keys.ts';
import { KEYS_MAX, type KeyAct, type KeyRefusal, keyRefusal, rekeysDue } from '../../src/core/keys.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { PersonId, RoomId } from '../../src/core/terms.ts';
import { promise } from './runs.ts';
import { DAY, listed, ROOM, START, type World, world } from './world.ts';

const NAMES = ['ana', 'ben', 'cal', 'dee'] as const;
const office = (): World => world({ people: NAMES.map((name) => listed(name)) });
const ids = (...names: readonly string[]) => names as readonly PersonId[];
const BOTH = ids('cal', 'dee');

const register = (
  kind: KeyKind = 'key',
  change: Partial<Extract<KeyAct, { act: 'register' }>> = {},
): KeyAct => ({
  act: 'register',
  key: 'K-1',
  kind,
  room: ROOM,
  rekey_days: 30,
  words: '',
  ...change,
});
const give = (person: string, key = 'K-1'): KeyAct => ({
  act: 'sign_out',
  key,
  person: person as PersonId,
  words: '',
});
const back = (key = 'K-1'): KeyAct => ({ act: 'take_back', key, words: '' });
const lost = (since: number, key = 'K-1'): KeyAct => ({ act: 'report_lost', key, since, words: 'Gone' });
const change = (rekey_days: number, key = 'K-1'): KeyAct => ({ act: 'change', key, rekey_days, words: '' });

const acted = (at: World, signed_by: readonly PersonId[], act: KeyAct) =>
  at.see({ type: 'key_acted', act, signed_by });
const refused = ({ state, now }: World, signed_by: readonly PersonId[], act: KeyAct): KeyRefusal | null =>
  keyRefusal(state, now, { act, signed_by });
const having = (...acts: readonly (readonly [readonly PersonId[], KeyAct])[]): World => {
  const at = office();
  for (const [signed_by, act] of acts) acted(at, signed_by, act);
  return at;
};

describe('an act is refused', () => {
  const begun = [BOTH, register()] as const;
  const told = [BOTH, register('code')] as const;
  const out = [ids('cal', 'ana'), give('ana')] as const;
  const gone = [ids('cal'), lost(START - 1)] as const;
  test.each<readonly [KeyRefusal | null, World, readonly PersonId[], KeyAct]>([
    [null, office(), BOTH, register()],
    ['key_known', having(begun), BOTH, register('code')],
    ['no_such_room', office(), BOTH, register('key', { room: 'cellar' as RoomId })],
    [null, office(), BOTH, register('key', { room: '' })],
    ['not_signed_by_two', office(), ids('cal'), register()],
    ['not_signed_by_two', office(), ids('cal', 'cal'), register()],
    ['no_such_key', office(), ids('cal', 'ana'), give('ana')],
    ['no_such_key', office(), ids('cal', 'ana'), give('ana', 'toString')],
    [null, having(begun), ids('cal', 'ana'), give('ana')],
    ['not_signed_by_two', having(begun), ids('ana', 'ana'), give('ana')],
    ['not_signed_by_holder', having(begun), ids('cal', 'ben'), give('ana')],
    ['has_it_already', having(begun, out), ids('cal', 'ana'), give('ana')],
    ['key_is_out', having(begun, out), ids('cal', 'ben'), give('ben')],
    [null, having(told, out), ids('cal', 'ben'), give('ben')],
    ['key_is_lost', having(begun, out, gone), ids('cal', 'ben'), give('ben')],
    [null, having(begun, out), ids('cal'), back()],
    ['key_is_not_out', having(begun), ids('cal'), back()],
    ['key_is_lost', having(begun, out, gone), ids('cal'), back()],
    ['stays_known', having(told, out), ids('cal'), back()],
    ['no_such_key', office(), ids('cal'), back()],
    [null, having(begun), ids('cal'), lost(START)],
    ['not_past', having(begun), ids('cal'), lost(START + DAY)],
    ['key_is_lost', having(begun, gone), ids('cal'), lost(START)],
    [null, having(begun, out, gone), BOTH, change(0)],
    ['not_signed_by_two', having(begun), ids('cal'), change(0)],
    ['no_such_key', office(), BOTH, change(0)],
  ])('%s', (refusal, at, signed_by, act) => {
    expect(refused(at, signed_by, act)).toBe(refusal);
    expect(acted(at, signed_by, act).some(({ type }) => type.startsWith('key_'))).toBe(refusal === null);
  });

  test('once the register is full', () => {
    const { state, now } = having(begun);
    const known = state.keys.registered['K-1'];
    if (known === undefined) throw new Error('it was registered');
    const full = (count: number): State => ({
      ...state,
      keys: {
        registered: Object.fromEntries(Array.from({ length: count }, (_, key) => [`X-${key}`, known])),
      },
    });
    expect(keyRefusal(full(KEYS_MAX - 1), now, { act: register(), signed_by: BOTH })).toBeNull();
    expect(keyRefusal(full(KEYS_MAX), now, { act: register(), signed_by: BOTH })).toBe('too_many');
    expect(KEYS_MAX).toBe(500);
  });
});

test('a log whose registering of a key cannot be read any more knows nothing of that key', () => {
  const at = having([BOTH, register()], [ids('cal', 'ana'), give('ana')], [ids('cal'), back()]);
  const read = applyAll(
    INITIAL_STATE,
    at.log.filter(({ type }) => type !== 'key_registered'),
  );
  expect(read.keys).toEqual({ registered: {} });
});

describe('a lock', () => {
  test('is to be changed when its time is over, and at once where its key is lost', () => {
    const at = having([BOTH, register()]);
    expect(rekeysDue(at.state)).toEqual([{ key: 'K-1', due: START + 30 * DAY }]);
    const now = at.now;
    acted(at, ids('cal'), lost(START - DAY));
    expect(rekeysDue(at.state)).toEqual([{ key: 'K-1', due: now }]);
    acted(at, BOTH, change(10));
    expect(rekeysDue(at.state)).toEqual([{ key: 'K-1', due: at.now + 10 * DAY }]);
    acted(at, BOTH, change(0));
    expect(rekeysDue(at.state)).toEqual([]);
    acted(at, ids('cal'), lost(START - DAY));
    expect(rekeysDue(at.state)).toEqual([{ key: 'K-1', due: at.now }]);
  });

  test('that is overdue already is no less so for a lost key', () => {
    const at = having([BOTH, register()]);
    at.pass(31 * DAY);
    acted(at, ids('cal'), lost(START));
    expect(rekeysDue(at.state)).toEqual([{ key: 'K-1', due: START + 30 * DAY }]);
  });

  test('is an alarm from that very instant on, until it is changed', () => {
    const at = having([BOTH, register('key', { rekey_days: 1 })]);
    const raised = () => at.log.filter((fact) => fact.type === 'alarm_raised' && fact.kind === 'rekey_due');
    at.pass(DAY - 1);
    expect(raised()).toEqual([]);
    at.pass(1);
    expect(raised()).toMatchObject([{ source: 'rekey_due/k-1', since: START + DAY }]);
    acted(at, BOTH, change(1));
    expect(at.log.at(-1)).toMatchObject({ type: 'alarm_returned', alarm: 'rekey_due/k-1#1' });
  });
});

const person = fc.constantFrom(...NAMES);
const key = fc.constantFrom('K-1', 'K-2');
const anyAct: fc.Arbitrary<KeyAct> = fc.oneof(
  fc.tuple(key, fc.constantFrom(...KEY_KINDS)).map(([name, kind]) => register(kind, { key: name })),
  fc.tuple(person, key).map(([who, name]) => give(who, name)),
  key.map(back),
  key.map((name) => lost(START, name)),
  key.map((name) => change(30, name)),
);
const anySigners = fc.array(person, { minLength: 1, maxLength: 2 }).map((names) => ids(...names));

test('a key is in one hand at most, nobody gives one to themselves, and a lost one opens nothing again by being given', () =>
  promise(
    fc.property(
      fc.array(fc.tuple(anyAct, anySigners), { minLength: 10, maxLength: 40, size: 'max' }),
      (wishes) => {
        const at = office();
        for (const [act, signed_by] of wishes) {
          const before = at.state.keys.registered;
          for (const fact of acted(at, signed_by, act)) {
            if (fact.type !== 'key_signed_out') continue;
            expect(new Set(fact.signed_by).size).toBe(2);
            expect(fact.signed_by).toContain(fact.person);
            expect(before[fact.key]?.lost).toBe(0);
          }
          for (const { kind, holders } of Object.values(at.state.keys.registered)) {
            expect(new Set(holders).size).toBe(holders.length);
            if (kind === 'key') expect(holders.length).toBeLessThanOrEqual(1);
          }
        }
      },
    ),
    300,
  ));
