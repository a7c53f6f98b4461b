/** Written procedures: what two people approve, which visit goes by it, and what is promised of ticks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Procedure } from '../../src/core/facts-procedures.ts';
import {
  PROCEDURES_MAX,
  type ProcedureAct,
  type ProcedureRefusal,
  procedureFaces,
  procedureRefusal,
  proceduresFor,
  TICK_AFTERWARDS_MS,
} from '../../src/core/procedures.ts';
import type { PersonId, RoomId } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { promise } from './runs.ts';
import { annexPolicy, DOOR, INSIDE, listed, ROOM, roomPolicy, type World, world } from './world.ts';

const NAMES = ['ana', 'ben', 'cal', 'dee'];
const ids = (...names: readonly string[]) => names as readonly PersonId[];
const office = (): World =>
  world({ rooms: [roomPolicy(), annexPolicy()], people: NAMES.map((name) => listed(name)) });

const text = (change: Partial<Procedure> = {}): Procedure => ({
  procedure: 'receiving',
  version: '1',
  digest: 'd1',
  rooms: [],
  phases: [],
  purposes: [],
  title: { en: 'Receiving', es: 'Recepción' },
  steps: [1, 2, 3].map((step) => ({ en: `Do ${step}`, es: `Haga ${step}` })),
  ...change,
});

const act = (at: World, what: ProcedureAct) =>
  at.see({ type: 'procedure_acted', act: what, signed_by: ids('cal', 'dee') });
const approve = (at: World, change: Partial<Procedure> = {}) =>
  act(at, { act: 'approve', procedure: text(change) });

const enter = (at: World, ...names: readonly string[]) => {
  for (const name of names) at.badge(name);
  for (const type of ['door_opened', 'door_closed'] as const) at.see({ type, door: DOOR });
};
const leave = (at: World, ...names: readonly string[]) => {
  for (const name of names) at.badge(name, INSIDE);
};
const tick = (at: World, step: number, name: string, kind: 'done' | 'open' = 'done', digest = 'd1') =>
  at.see({
    type: 'touched',
    room: ROOM,
    touch: { touch: 'tick_step', digest, step, person: name as PersonId, tick: kind },
  });
const typesOf = (facts: readonly { readonly type: string }[]) => facts.map(({ type }) => type);

describe('an act on a procedure', () => {
  const stateWith = (...changes: readonly Partial<Procedure>[]) => {
    const at = office();
    for (const change of changes) approve(at, change);
    return at.state;
  };
  test.each<readonly [ProcedureRefusal | null, ProcedureAct]>([
    [null, { act: 'approve', procedure: text({ procedure: 'other' }) }],
    [null, { act: 'approve', procedure: text({ version: '2', digest: 'd2' }) }],
    [null, { act: 'approve', procedure: text({ procedure: 'here', rooms: [ROOM] }) }],
    [
      'no_such_room',
      { act: 'approve', procedure: text({ procedure: 'there', rooms: ['cellar' as RoomId] }) },
    ],
    ['approved_already', { act: 'approve', procedure: text() }],
    ['same_version', { act: 'approve', procedure: text({ digest: 'd2' }) }],
    [null, { act: 'withdraw', procedure: 'receiving', words: '' }],
    ['not_in_use', { act: 'withdraw', procedure: 'toString', words: '' }],
  ])('%s', (refusal, what) => {
    expect(procedureRefusal(stateWith({}), what)).toBe(refusal);
  });

  test('is refused once there are as many as an office has, but for a new text of one of them', () => {
    const names = Array.from({ length: PROCEDURES_MAX }, (_, at) => ({
      procedure: `p${at}`,
      digest: `d${at}`,
    }));
    const full = stateWith(...names);
    expect(procedureRefusal(full, { act: 'approve', procedure: text({ digest: 'x' }) })).toBe('too_many');
    const again = text({ procedure: 'p3', version: '2', digest: 'x' });
    expect(procedureRefusal(full, { act: 'approve', procedure: again })).toBeNull();
    expect(
      procedureRefusal(stateWith(...names.slice(1)), { act: 'approve', procedure: text({ digest: 'x' }) }),
    ).toBeNull();
    expect(PROCEDURES_MAX).toBe(40);
  });

  test('says who signed it, and a withdrawal says what it withdrew', () => {
    const at = office();
    expect(approve(at)).toMatchObject([
      { type: 'procedure_approved', digest: 'd1', signed_by: ['cal', 'dee'] },
    ]);
    expect(approve(at)).toEqual([]);
    const words = 'replaced';
    expect(act(at, { act: 'withdraw', procedure: 'receiving', words })).toMatchObject([
      { type: 'procedure_withdrawn', version: '1', digest: 'd1', words, signed_by: ['cal', 'dee'] },
    ]);
    expect(at.state.procedures.approved).toEqual({});
  });
});

test('a procedure is for its rooms, phases and purposes, and for all of them where it names none', () => {
  const at = office();
  approve(at, { procedure: 'all', digest: 'a' });
  approve(at, { procedure: 'annex', digest: 'b', rooms: ['annex' as RoomId] });
  approve(at, { procedure: 'sealed', digest: 'c', phases: ['sealed'] });
  approve(at, { procedure: 'audit', digest: 'd', purposes: ['audit'] });
  const of = (room: string, purpose: 'audit' | 'other' | 'not_asked') =>
    proceduresFor(at.state, room as RoomId, purpose).map(({ procedure }) => procedure);
  expect(of(ROOM, 'audit')).toEqual(['all', 'audit']);
  expect(of(ROOM, 'other')).toEqual(['all']);
  expect(of(ROOM, 'not_asked')).toEqual(['all']);
  expect(of('annex', 'other')).toEqual(['all', 'annex']);
});

test('whoever joins a visit goes by its text, and is named once', () => {
  const at = office();
  approve(at);
  enter(at, 'ana', 'ben');
  approve(at, { version: '2', digest: 'd2' });
  enter(at, 'cal');
  enter(at, 'cal');
  expect(at.state.procedures.runs[ROOM]).toMatchObject([
    { of: { digest: 'd1', version: '1' }, people: ['ana', 'ben', 'cal'], left: 0 },
  ]);
  expect(at.state.procedures.runs[ROOM]?.[0]?.of).not.toHaveProperty('signed_by');
  leave(at, 'ana', 'ben', 'cal');
  enter(at, 'ana', 'ben');
  expect(at.state.procedures.runs[ROOM]).toMatchObject([{ of: { digest: 'd2' }, people: ['ana', 'ben'] }]);
});

test('the last one to leave is told what nobody ticked, whoever leaves before is not', () => {
  const at = office();
  approve(at);
  enter(at, 'ana', 'ben');
  tick(at, 2, 'ana');
  leave(at, 'ana');
  expect(viewOf(at.state, ROOM, at.now).screen).toMatchObject({ screen: 'signed_out', open: [] });
  leave(at, 'ben');
  expect(viewOf(at.state, ROOM, at.now).screen).toMatchObject({
    screen: 'signed_out',
    open: [{ title: { en: 'Receiving' }, steps: 3, unticked: [{ en: 'Do 1' }, { en: 'Do 3' }] }],
  });
});

test('a visit whose steps are all ticked ends without a word', () => {
  const at = office();
  approve(at);
  enter(at, 'ana', 'ben');
  for (const step of [1, 2, 3]) tick(at, step, 'ana');
  leave(at, 'ana', 'ben');
  expect(at.log.findLast(({ type }) => type === 'procedure_left')).toMatchObject({ unticked: [], steps: 3 });
  expect(viewOf(at.state, ROOM, at.now).screen).toMatchObject({ screen: 'signed_out', open: [] });
});

test('the screen names who ticked a step and when, and in whose names one can be ticked', () => {
  const at = office();
  approve(at);
  enter(at, 'ana', 'ben');
  tick(at, 1, 'ben');
  const ticked = at.now;
  leave(at, 'ana');
  const [face] = procedureFaces(at.state, ROOM, at.now);
  expect(face?.people.map(({ person }) => person)).toEqual(['ben']);
  expect(face?.steps[0]).toEqual({ words: { en: 'Do 1', es: 'Haga 1' }, ticked_by: 'ben', at: ticked });
  expect(face?.steps[1]).toMatchObject({ ticked_by: '', at: 0 });
  expect(typesOf(tick(at, 2, 'ana'))).toEqual([]);
  leave(at, 'ben');
  expect(procedureFaces(at.state, ROOM, at.now)[0]?.people.map(({ person }) => person)).toEqual([
    'ana',
    'ben',
  ]);
  const until = at.now + TICK_AFTERWARDS_MS;
  expect(procedureFaces(at.state, ROOM, until - 1)).toHaveLength(1);
  expect(procedureFaces(at.state, ROOM, until)).toEqual([]);
});

test('a step of the clock moves the quarter of an hour along', () => {
  const at = office();
  approve(at);
  enter(at, 'ana', 'ben');
  leave(at, 'ana', 'ben');
  at.pass(60_000);
  at.see({ type: 'clock_differs', by_ms: 3_600_000 });
  expect(typesOf(tick(at, 1, 'ana'))).toContain('procedure_step_ticked');
});

const anyDoing = fc.oneof(
  fc.record({
    kind: fc.constant('tick' as const),
    step: fc.integer({ min: -1, max: 5 }),
    name: fc.constantFrom(...NAMES),
    open: fc.boolean(),
    digest: fc.constantFrom('d1', 'd2'),
  }),
  fc.record({ kind: fc.constantFrom('enter' as const, 'leave' as const), name: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant('approve' as const), version: fc.constantFrom('1', '2') }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 400_000, TICK_AFTERWARDS_MS) }),
);

test('whatever is ticked, each step stands ticked at most once, in the name of somebody of that visit, and nobody is kept', () => {
  promise(
    fc.property(fc.array(anyDoing, { minLength: 8, maxLength: 40, size: 'max' }), (doings) => {
      const at = office();
      for (const doing of doings) {
        if (doing.kind === 'approve') approve(at, { version: doing.version, digest: `d${doing.version}` });
        if (doing.kind === 'wait') at.pass(doing.ms);
        if (doing.kind === 'tick')
          tick(at, doing.step, doing.name, doing.open ? 'open' : 'done', doing.digest);
        if (doing.kind === 'enter') enter(at, doing.name, 'ana');
        if (doing.kind !== 'leave') continue;
        const wasInside = at.state.rooms[ROOM]?.inside.some(({ person }) => person === doing.name) === true;
        leave(at, doing.name);
        const isInside = at.state.rooms[ROOM]?.inside.some(({ person }) => person === doing.name) === true;
        expect(isInside).toBe(false);
        if (wasInside) expect(at.log.some(({ type }) => type === 'exit_signed')).toBe(true);
      }
      const ticked = new Map<string, string>();
      let visit = 0;
      const people = new Set<string>();
      for (const fact of at.log) {
        if (fact.type === 'procedure_left') {
          const mine = [...ticked.keys()].filter((key) => key.startsWith(`${visit} ${fact.digest} `));
          expect(mine.length + fact.unticked.length).toBe(fact.steps);
        }
        if (fact.type === 'procedure_taken_up') {
          if (
            at.log
              .slice(0, at.log.indexOf(fact))
              .findLast(({ type }) => type === 'procedure_taken_up' || type === 'procedure_left')?.type ===
            'procedure_left'
          ) {
            visit += 1;
            people.clear();
          }
          for (const person of fact.people) people.add(person);
        }
        if (fact.type !== 'procedure_step_ticked' && fact.type !== 'procedure_step_reopened') continue;
        const key = `${visit} ${fact.digest} ${fact.step}`;
        expect(ticked.has(key)).toBe(fact.type === 'procedure_step_reopened');
        expect(people.has(fact.person)).toBe(true);
        expect(fact.step).toBeGreaterThanOrEqual(1);
        expect(fact.step).toBeLessThanOrEqual(3);
        if (fact.type === 'procedure_step_ticked') ticked.set(key, fact.person);
        else ticked.delete(key);
      }
    }),
    200,
  );
});
