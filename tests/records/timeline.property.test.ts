/** What the timeline tells is what the state after each entry says, wherever the following stopped and went on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import type { Fact } from '../../src/core/facts.ts';
import { INITIAL_STATE, roomIds, type State } from '../../src/core/state.ts';
import { TimelineIndex } from '../../src/records/timeline/timeline-index.ts';
import {
  type TimelineAsked,
  type TimelineFound,
  TimelineSearch,
  type TimelineSpan,
} from '../../src/records/timeline/timeline-search.ts';
import { anyDay } from '../core/any-day.ts';
import { type Act, type Day, logOf, playDay } from '../core/days.ts';
import { SETTINGS } from '../core/settings.ts';
import { indexedLog } from './indexed-day.ts';

const ALL: TimelineAsked = { since: 0, before: Number.MAX_SAFE_INTEGER, most: 10_000 };

/** Follows a log that is written in two parts, by an index that is closed and opened between them. */
const followed = (facts: readonly Fact[], first: number): ((asked: TimelineAsked) => TimelineFound) => {
  const { append, open, log } = indexedLog(facts.slice(0, first));
  const before = open();
  const one = new TimelineIndex(before.index.database, log);
  while (one.step());
  before.index.close();
  append(facts.slice(first));
  const { index } = open();
  const other = new TimelineIndex(index.database, log);
  expect(other.followed).toBe(first);
  while (other.step());
  const search = new TimelineSearch(index.database);
  return (asked) => search.find(asked);
};

/** What a state says goes on, in the words of the timeline. */
const goingIn = (state: State): readonly string[] => [
  ...roomIds(state).flatMap((room) => {
    const now = state.rooms[room];
    if (now === undefined) return [];
    return [
      ...now.inside.map(({ person }) => `inside ${room} ${person}`),
      ...now.visitors.map(({ visitor }) => `visitor ${room} ${visitor}`),
      ...(now.lone === null ? [] : [`lone ${room} `]),
      ...(now.doubts.length === 0 ? [] : [`uncertain ${room} `]),
      ...(now.emergency === null ? [] : [`emergency ${room} `]),
      ...(now.door.contact === 'closed' ? [] : [`door_${now.door.contact} ${room} `]),
    ];
  }),
  ...(state.boot === '' && state.ever_started ? ['not_running  '] : []),
];

const goOn = (badge: string): Act => ({ act: 'go_on', badge, after: 700, room: 0 });

/** Two enter, one of them leaves the other alone, the door stays open, and the kiosk stops and starts. */
const LEFT_ALONE: readonly Act[] = [
  ...['ana', 'bob', 'bob', 'bob', 'bob', 'bob'].map(goOn),
  { act: 'badge', badge: 'ana', side: 'inside', after: 700, room: 0 },
  { act: 'door', what: 'opened', after: 700, room: 0 },
  { act: 'door', what: 'closed', after: 2_500, room: 0 },
  { act: 'door', what: 'opened', after: 60_000, room: 0 },
  { act: 'restart', off: 90_000, stopped: true, after: 700, room: 0 },
  { act: 'tick', after: 700, room: 0 },
];

/** That day where any two may enter, which is the first of the settings. */
const WRITTEN: [Day, number][] = SETTINGS.slice(0, 1).map((setting) => [{ setting, acts: LEFT_ALONE }, 50]);

const isAfter = ({ first, last }: TimelineSpan, seq: number): boolean =>
  first <= seq && (last < 0 || seq < last);

test('after each entry the timeline has what the state has, and nothing else', { timeout: 120_000 }, () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(anyDay, fc.nat(100), (day, share) => {
      const facts = logOf(playDay(day));
      const first = Math.max(1, Math.floor((facts.length * share) / 100));
      const { spans, marks } = followed(facts, first)(ALL);
      let state = INITIAL_STATE;
      for (const [seq, fact] of facts.entries()) {
        state = apply(state, fact);
        const told = spans
          .filter((span) => isAfter(span, seq))
          .map(({ kind, room, who }) => `${kind} ${room} ${who}`);
        expect([seq, fact.type, told.toSorted()]).toEqual([seq, fact.type, goingIn(state).toSorted()]);
      }
      for (const { kind, since, until } of spans) {
        kinds.add(kind);
        expect(until).toBeGreaterThanOrEqual(since);
      }
      const raised = facts.flatMap((fact, seq) => (fact.type === 'alarm_raised' ? [seq] : []));
      expect(marks.map(({ seq }) => seq).toSorted((one, other) => one - other)).toEqual(raised);
    }),
    // Fewer than one day in ten that is drawn leaves somebody alone.
    { numRuns: 16, examples: WRITTEN },
  );
  expect([...kinds]).toEqual(
    expect.arrayContaining(['inside', 'lone', 'uncertain', 'door_open', 'not_running']),
  );
});

test('a part of the time, a room and somebody are told whatever touches them', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyDay, fc.nat(100), fc.nat(100), (day, from, until) => {
      const facts = logOf(playDay(day));
      const find = followed(facts, 1);
      const all = find(ALL).spans;
      const [start = 0, end = 0] = [facts[0]?.at, facts.at(-1)?.at];
      const instant = (share: number) => start + Math.floor(((end - start) * share) / 100);
      const [since, before] = [instant(Math.min(from, until)), instant(Math.max(from, until)) + 1];
      const within = all.filter((span) => span.since < before && span.until >= since);
      const names = (spans: readonly TimelineSpan[]) =>
        spans.map(({ kind, room, who, first }) => `${kind} ${room} ${who} ${first}`).toSorted();
      expect(names(find({ since, before, most: 10_000 }).spans)).toEqual(names(within));
      for (const room of new Set(all.map((span) => span.room).filter((one) => one !== ''))) {
        const expected = within.filter((span) => span.room === room || span.room === '');
        expect(names(find({ since, before, room, most: 10_000 }).spans)).toEqual(names(expected));
      }
      for (const who of new Set(all.map((span) => span.who).filter((one) => one !== ''))) {
        const expected = within.filter((span) => span.who === who);
        expect(names(find({ since, before, who, most: 10_000 }).spans)).toEqual(names(expected));
      }
      const few = find({ since, before, most: 2 });
      const { marks } = find({ since, before, most: 10_000 });
      expect(few.spans.length + few.marks.length + few.left_out).toBe(within.length + marks.length);
    }),
    { numRuns: 15 },
  );
});
