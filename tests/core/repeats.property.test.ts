/** Promises about what is held against a reader: it is counted, never lost, and it cannot fill the disk. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Input, Observation } from '../../src/core/inputs.ts';
import { foldRefusals, NO_REPEATS, type Repeats, repeatsDue } from '../../src/core/repeats.ts';
import type { Credential, DoorId, Ms, ReaderId } from '../../src/core/terms.ts';
import { promise } from './runs.ts';
import { badgeOf, INSIDE, listed, momentAt, OUTSIDE, ROOM, START, world } from './world.ts';

const WINDOW: Ms = 10_000;

/** A refusal or something else, at one of two readers, some time after the one before. */
const anyTurn = fc.record({
  after: fc.constantFrom(0, 0, 900, 4_000, 9_999, 10_000, 30_000),
  reader: fc.constantFrom(OUTSIDE, INSIDE),
  what: fc.constantFrom(
    ...[
      'a',
      'a',
      'a',
      'b',
      'c',
      'd',
      'e',
      'unreadable',
      'unreadable',
      'twice',
      'button',
      'exit',
      'exit',
      'door',
    ],
  ),
});

const denied = (at: Ms, reader: ReaderId, badge: string): Fact => ({
  at,
  type: 'access_denied',
  room: ROOM,
  reader,
  credential: badge as Credential,
  reason: 'unknown_badge',
  until: at + 4_000,
});

const unreadable = (at: Ms, reader: ReaderId): Fact => ({
  at,
  type: 'badge_unreadable',
  reader,
  fault: 'parity',
});

const factsOf = (at: Ms, reader: ReaderId, what: string): readonly Fact[] => {
  const door = 'ballot-room-door' as DoorId;
  if (what === 'unreadable') return [unreadable(at, reader)];
  if (what === 'twice') return [unreadable(at, reader), unreadable(at, reader)];
  if (what === 'button') return [{ at, type: 'exit_requested', room: ROOM, door, unlock_ms: 1, until: at }];
  if (what === 'door') return [{ at, type: 'door_closed', room: ROOM, door, open_ms: 1 }];
  if (what !== 'exit') return [denied(at, reader, what)];
  const credential = 'x' as Credential;
  return [{ at, type: 'exit_by_unknown_badge', room: ROOM, door, reader, credential, until: at + 3_000 }];
};

/** What came at which reader, as the record tells it; empty for what is no badge against a reader. */
const reasonOf = (fact: Fact): string => {
  switch (fact.type) {
    case 'access_denied':
    case 'refusals_repeated':
      return `${fact.reader} ${fact.reason}`;
    case 'badge_unreadable':
      return `${fact.reader} ${fact.fault}`;
    case 'exit_by_unknown_badge':
    case 'exits_repeated':
      return `${fact.reader} exit`;
    case 'exit_signed':
      return fact.matched === 'unmatched' ? `${fact.reader} exit` : '';
    default:
      return '';
  }
};

/** How often each reason came at each reader, by the facts. */
const tallied = (facts: readonly Fact[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const fact of facts) {
    const reason = reasonOf(fact);
    const times = 'count' in fact && 'badges' in fact ? fact.count : 1;
    if (reason !== '') found.set(reason, (found.get(reason) ?? 0) + times);
  }
  return found;
};

test('folding refusals loses no count, keeps everything else, and holds nothing longer than its window', () => {
  promise(
    fc.property(fc.array(anyTurn, { maxLength: 40, size: 'max' }), (turns) => {
      let repeats: Repeats = NO_REPEATS;
      let now = START;
      const given: Fact[] = [];
      const log: Fact[] = [];
      const offer = (facts: readonly Fact[]) => {
        const folded = foldRefusals(repeats, facts, now, WINDOW);
        repeats = folded.repeats;
        given.push(...facts);
        log.push(...folded.facts);
        expect(repeatsDue(repeats)).toBeGreaterThan(now);
        expect(tallied(log).size).toBe(tallied(given).size);
      };
      for (const { after, reader, what } of turns) {
        now += after;
        offer([]);
        offer(factsOf(now, reader, what));
      }
      offer([{ at: now, type: 'kiosk_stopped', cause: 'asked' }]);
      expect(tallied(log)).toEqual(tallied(given));
      const others = (facts: readonly Fact[]) => facts.filter((fact) => reasonOf(fact) === '');
      expect(others(log)).toEqual(others(given));
      expect(log.map((fact) => fact.at)).toEqual(log.map((fact) => fact.at).toSorted((a, b) => a - b));
      expect(log.length).toBeLessThanOrEqual(given.length);
    }),
    300,
  );
});

const PEOPLE = [listed('ana'), listed('bob'), listed('zed', { on_ballot: 'yes' })];

type Read = { readonly after: Ms; readonly reader: ReaderId; readonly badge: string };

const LISTED = ['ana', 'bob', 'zed'];
type Holding = 'numbers nobody holds' | 'anything at both readers';

/** What a device holds against a reader, drawn from a seed: made-up numbers, torn frames and listed badges. */
const readsFrom = (seed: number, often: number, holding: Holding): readonly Read[] => {
  const listedToo = holding === 'anything at both readers';
  let last = seed;
  const draw = (below: number): number => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((last / 2 ** 32) * below);
  };
  return Array.from({ length: often }, () => ({
    after: [5, 20, 100][draw(3)] ?? 0,
    reader: listedToo && draw(3) === 0 ? INSIDE : OUTSIDE,
    badge:
      (listedToo ? LISTED[draw(16)] : undefined) ??
      (draw(9) === 0 ? 'unreadable' : `number ${draw(1_000_000)}`),
  }));
};

const seenAs = ({ reader, badge }: Read): Observation =>
  badge === 'unreadable'
    ? { type: 'badge_unreadable', reader, fault: 'checksum' }
    : { type: 'badge_read', reader, credential: badgeOf(badge) };

/** What the loop records of these reads, given every so often in one turn after the other. */
const recorded = (reads: readonly Read[], window: Ms): { given: readonly Fact[]; log: readonly Fact[] } => {
  let { state } = world({ people: PEOPLE });
  let repeats = NO_REPEATS;
  let now = START;
  const given: Fact[] = [];
  const log: Fact[] = [];
  const see = (observation: Observation) => {
    const facts = decide(state, { moment: momentAt(now), ...observation } as Input);
    const folded = foldRefusals(repeats, facts, now, window);
    repeats = folded.repeats;
    state = folded.facts.reduce(apply, state);
    given.push(...facts);
    log.push(...folded.facts);
  };
  for (const read of reads) {
    now += read.after;
    see(seenAs(read));
  }
  see({ type: 'stopping', cause: 'asked' });
  return { given, log };
};

/** 1,400 reads a minute, and no more entries than the window alone allows, however many reads there are. */
const isAlarm = ({ type }: Fact): boolean => type.startsWith('alarm_');

const mostInAMinute = (facts: readonly Fact[]): number => {
  const times = facts.map(({ at }) => at);
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
};

test.each([
  ['numbers nobody holds', 60_000, 9],
  ['numbers nobody holds', 10_000, 9 * 6],
  ['anything at both readers', 60_000, 400],
  ['anything at both readers', 10_000, 400],
] as const)(
  '%s, counted for %i ms: at most %i entries a minute, and the counts add up',
  (holding, window, most) => {
    promise(
      fc.property(fc.integer(), (seed) => {
        const { given, log } = recorded(readsFrom(seed, 3_000, holding), window);
        expect(tallied(log)).toEqual(tallied(given));
        const [alarms, told] = [log.filter(isAlarm), log.filter((fact) => !isAlarm(fact))];
        expect(mostInAMinute(told)).toBeLessThanOrEqual(most);
        // Each reader, and the exits at it, make one alarm a minute.
        expect(mostInAMinute(alarms)).toBeLessThanOrEqual(4);
        // A refusal of somebody on the list is told singly, whatever else is held against the reader.
        const first = given.find((fact) => fact.type === 'access_denied' && fact.person === 'zed');
        if (first !== undefined) expect(log).toContainEqual(first);
      }),
      3,
    );
  },
);
