/** Promises about what supervisors and observers are sent, whatever the day brings. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { State } from '../../src/core/state.ts';
import { messageWithoutNames, withoutDuress } from '../../src/core/supervisor-counts.ts';
import { FEED_MAX, type FeedLine, feedLineOf } from '../../src/core/supervisor-feed.ts';
import { worstRoomFirst } from '../../src/core/supervisor-rooms.ts';
import {
  ALARMS_SHOWN_MAX,
  type AlarmRow,
  type LogStanding,
  type RoomCard,
  STANDINGS,
  shownStanding,
  type WatchMessage,
} from '../../src/core/supervisor-view.ts';
import { supervisorViewOf } from '../../src/core/supervisor-view-of.ts';
import type { RoomId } from '../../src/core/terms.ts';
import { anyDay } from './any-day.ts';
import { type Player, playDay, visitor } from './days.ts';
import { promise } from './runs.ts';
import { NAMES } from './settings.ts';
import { listed } from './world.ts';

const LOG: LogStanding = { index: 0, signed: 0, root: '', witnesses: 0, quorum: 0 };

const linesOf = (player: Player): readonly FeedLine[] =>
  player.steps
    .flatMap(({ facts, after }) => facts.map((fact) => [fact, after] as const))
    .flatMap(([fact, after], seq) => feedLineOf(after, seq, fact) ?? [])
    .slice(-FEED_MAX);

const messageOf = (player: Player): WatchMessage => ({
  index: 0,
  now: player.state.at,
  view: supervisorViewOf(player.state, player.state.at, LOG),
  feed: { after: -1, lines: linesOf(player) },
});

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Everybody is named so that the name cannot be meant otherwise. */
const PERSONAL = new Set([
  ...NAMES,
  'Olga',
  'Vic',
  'Party',
  'Lifts Ltd',
  'League of Voters',
  visitor(0),
  visitor(1),
]);

test('an observer is sent nothing personal, and of duress nothing at all', () => {
  let named = 0;
  promise(
    fc.property(anyDay, (day) => {
      const whole = messageOf(playDay(day));
      named += textsIn(whole).filter((text) => PERSONAL.has(text)).length;
      const texts = textsIn(messageWithoutNames(whole));
      expect(texts.filter((text) => PERSONAL.has(text))).toEqual([]);
      expect(texts.filter((text) => text.startsWith('duress'))).toEqual([]);
    }),
    150,
  );
  expect(named).toBeGreaterThan(0);
});

test('a screen on the wall shows the same whether somebody calls for help or not', () => {
  const duress = { alarm: 'duress/vault#1', kind: 'duress' } as unknown as AlarmRow;
  promise(
    fc.property(anyDay, fc.nat(), (day, which) => {
      const { view } = messageOf(playDay(day));
      const since = (calls: boolean, card: RoomCard) => ({ ...card, duress_since: calls ? 1 : 0 });
      const calm = { ...view, rooms: view.rooms.map((card) => since(false, card)) };
      const room = which % view.rooms.length;
      const calling = {
        ...view,
        rooms: view.rooms.map((card, place) => since(place === room, card)).toSorted(worstRoomFirst),
        alarms: [duress, ...view.alarms],
      };
      expect(withoutDuress(calling)).toEqual(withoutDuress(calm));
      expect(textsIn(withoutDuress(calling)).filter((text) => text.startsWith('duress'))).toEqual([]);
    }),
    150,
  );
});

test('an observer is told how many are inside, as a supervisor is', () => {
  promise(
    fc.property(anyDay, (day) => {
      const whole = messageOf(playDay(day));
      const counted = ({ view }: WatchMessage) =>
        view.rooms
          .map(({ room, people, visitors }) => `${room} ${people} ${visitors}`)
          .toSorted((one, other) => (one < other ? -1 : 1));
      expect(counted(messageWithoutNames(whole))).toEqual(counted(whole));
    }),
    60,
  );
});

/** Larger than anything that a site has: every list that can grow, full. */
const crowded = (state: State, length: number): State => {
  const [room] = Object.keys(state.rooms) as RoomId[];
  const now = room === undefined ? undefined : state.rooms[room];
  if (room === undefined || now === undefined) return state;
  const numbered = <T>(make: (number: number) => T): T[] =>
    Array.from({ length }, (_, number) => make(number));
  const open = Object.fromEntries(
    numbered((number) => [
      `device_lost/d-${number}#1`,
      {
        alarm: `device_lost/d-${number}#1`,
        source: `device_lost/d-${number}`,
        kind: 'device_lost',
        room: '',
        priority: 'medium',
        since: number,
        last: number,
        occurrence: 1,
        condition: 'active',
        answer: 'unacknowledged',
        step: 0,
        tell_again: 0,
        closing: null,
      },
    ]),
  );
  return {
    ...state,
    lost: Object.fromEntries(numbered((number) => [`d-${number}`, { kind: 'camera', since: number }])),
    channels: Object.fromEntries(
      numbered((number) => [`c-${number}`, { settled: 0, failing: 0, failed_since: 1 }]),
    ),
    alarms: { ...state.alarms, open },
    people: {
      ...state.people,
      ...Object.fromEntries(
        numbered((number) => [`p-${number}`, listed(`p-${number}`, { name: 'ن'.repeat(5_000) })]),
      ),
    },
    rooms: {
      ...state.rooms,
      [room]: {
        ...now,
        inside: numbered((number) => ({ person: `p-${number}`, since: number })),
        visitors: numbered((number) => ({
          ...{ visitor: `v-${number}`, name: 'V'.repeat(9_000), organization: 'O'.repeat(9_000) },
          ...{ visitor_class: 'vendor', escort: 'p-1', since: number, escorted: true },
        })),
      },
    },
  } as unknown as State;
};

test('a view is bounded, however full the building is', () => {
  promise(
    fc.property(anyDay, fc.integer({ min: 100, max: 2_000 }), (day, length) => {
      const { state } = playDay(day);
      if (Object.keys(state.rooms).length === 0) return;
      const view = supervisorViewOf(crowded(state, length), state.at, LOG);
      expect(JSON.stringify(view).length).toBeLessThan(120_000);
      expect(view.alarms.length + view.alarms_left_out).toBe(length);
      expect(view.alarms.length).toBe(ALARMS_SHOWN_MAX);
      const [full] = view.rooms.filter(({ people }) => people === length);
      expect(full).toMatchObject({ people: length, visitors: length });
    }),
    20,
  );
});

test('lines of the feed are short, and stand in the order of their entries', () => {
  promise(
    fc.property(anyDay, (day) => {
      const lines = linesOf(playDay(day));
      for (const [place, line] of lines.entries()) {
        expect(JSON.stringify(line).length).toBeLessThan(1_200);
        expect(line.seq).toBeGreaterThan(lines[place - 1]?.seq ?? -1);
      }
    }),
    60,
  );
});

const anyCard: fc.Arbitrary<RoomCard> = fc
  .record({
    room: fc.constantFrom('a', 'b', 'c', 'd'),
    standing: fc.constantFrom(...STANDINGS.filter((standing) => standing !== 'duress')),
    duress_since: fc.constantFrom(0, 0, 5),
  })
  .map((card) => card as unknown as RoomCard);

test('the order of rooms is total: worst first, and two different rooms are never equal', () => {
  promise(
    fc.property(anyCard, anyCard, anyCard, (one, two, three) => {
      const order = worstRoomFirst(one, two);
      expect(Math.sign(order) + Math.sign(worstRoomFirst(two, one))).toBe(0);
      if (one.room !== two.room) expect(order).not.toBe(0);
      if (order <= 0 && worstRoomFirst(two, three) <= 0) {
        expect(worstRoomFirst(one, three)).toBeLessThanOrEqual(0);
      }
      const rank = (card: RoomCard): number => STANDINGS.indexOf(shownStanding(card));
      if (rank(one) < rank(two)) expect(order).toBeLessThan(0);
    }),
    500,
  );
});
