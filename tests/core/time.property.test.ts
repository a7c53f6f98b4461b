/** Promises about time: windows keep their length, and the loop is woken early enough. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTick } from '../../src/core/deadlines.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact, FactType } from '../../src/core/facts.ts';
import type { Observation } from '../../src/core/inputs.ts';
import type { Ms } from '../../src/core/terms.ts';
import { anyDay } from './any-day.ts';
import { type Player, pinOf, playDay, startDay } from './days.ts';
import { promise } from './runs.ts';
import type { Setting } from './settings.ts';
import { badgeOf, DOOR, INSIDE, KIOSK_POLICY, momentAt, OUTSIDE, ROOM, roomPolicy } from './world.ts';

const badge = (name: string, reader = OUTSIDE): Observation => ({
  type: 'badge_read',
  reader,
  credential: badgeOf(name),
});
const enter = [badge('ana'), badge('bob'), { type: 'door_opened', door: DOOR }] as const;
const closed: Observation = { type: 'door_closed', door: DOOR };

/** A window: how it is opened, how long it is promised to last, and the fact that says it is over. */
interface Window {
  readonly name: string;
  readonly open: readonly Observation[];
  readonly length: Ms;
  readonly end: FactType;
}

const RULES = roomPolicy().rules;

const propose = (statement: Extract<Observation, { type: 'touched' }>['touch']): Observation => ({
  type: 'touched',
  room: ROOM,
  touch: statement,
});
const opening = propose({
  touch: 'propose',
  statement: { statement: 'managed_opening', reason: 'loading', minutes: 3 },
});

const WINDOWS: readonly Window[] = [
  { name: 'pairing', open: [badge('ana')], length: RULES.pairing_window_ms, end: 'entry_abandoned' },
  {
    name: 'grant',
    open: [badge('ana'), badge('bob')],
    length: RULES.unlock_ms + RULES.taken_grace_ms,
    end: 'entry_not_taken',
  },
  { name: 'statement', open: [opening], length: RULES.step_ms, end: 'statement_abandoned' },
  {
    name: 'exit',
    open: [...enter, closed, badge('ana', INSIDE)],
    length: RULES.exit_window_ms,
    end: 'exit_not_taken',
  },
  { name: 'held door', open: enter, length: RULES.held_open_ms, end: 'door_held_open' },
  {
    name: 'lone grace',
    open: [...enter, badge('ana', INSIDE), closed],
    length: RULES.lone_grace_ms,
    end: 'lone_alert_raised',
  },
  { name: 'head count', open: [...enter, closed], length: RULES.head_count_every_ms, end: 'head_count_due' },
  {
    name: 'head count grace',
    open: [...enter, closed],
    length: RULES.head_count_every_ms + RULES.head_count_grace_ms,
    end: 'head_count_missed',
  },
  {
    name: 'managed opening',
    open: [opening, badge('ana'), badge('bob')],
    length: 180_000,
    end: 'managed_opening_ended',
  },
  {
    name: 'managed minute',
    open: [opening, badge('ana'), badge('bob')],
    length: 60_000,
    end: 'managed_opening_minute',
  },
  { name: 'heartbeat', open: [{ type: 'tick' }], length: KIOSK_POLICY.heartbeat_ms, end: 'heartbeat' },
];

const setting = (change: Partial<typeof RULES> = {}): Setting => ({
  name: 'plain',
  kiosk: KIOSK_POLICY,
  rooms: [roomPolicy(change)],
});

/** Lets parts of a window pass, with the wall clock stepping between them; true time is the sum of the parts. */
const passing = (player: Player, parts: readonly { part: Ms; by: Ms }[]): void => {
  for (const { part, by } of parts) {
    player.pass(part);
    player.see({ type: 'clock_differs', by_ms: by });
  }
};

const ended = (player: Player, from: number, end: FactType): boolean =>
  player.steps.slice(from).some((step) => step.facts.some((fact) => fact.type === end));

const anyParts = fc.array(
  fc.record({ part: fc.nat(100), by: fc.constantFrom(-86_400_000, -3_000, 1, 40_000, 7_200_000) }),
  { minLength: 1, maxLength: 5 },
);

test.each(WINDOWS)('the window "$name" lasts as long as promised whatever the clock does', (window) => {
  promise(
    fc.property(anyParts, fc.boolean(), (parts, isOver) => {
      const player = startDay(setting());
      for (const observation of window.open) player.see(observation);
      const from = player.steps.length;
      const whole = parts.reduce((sum, { part }) => sum + part, 0) + 1;
      const shares = parts.map(({ part, by }) => ({
        part: Math.floor(((window.length - 1) * part) / whole),
        by,
      }));
      passing(player, shares);
      const passed = shares.reduce((sum, { part }) => sum + part, 0);
      player.pass(window.length - passed - (isOver ? 0 : 1));
      player.see({ type: 'tick' });
      expect(ended(player, from, window.end)).toBe(isOver);
    }),
    40,
  );
});

test('a PIN stays locked as long as promised whatever the clock does', () => {
  promise(
    fc.property(anyParts, fc.boolean(), (parts, isOver) => {
      const player = startDay(setting({ second_factor: 'pin' }));
      player.see(badge('ana'));
      for (let attempt = 0; attempt < KIOSK_POLICY.pin_attempts; attempt += 1) {
        player.see({ type: 'touched', room: ROOM, touch: { touch: 'enter_pin', pin: pinOf('nobody') } });
      }
      passing(
        player,
        parts.map(({ by }) => ({ part: 10_000, by })),
      );
      player.pass(KIOSK_POLICY.pin_lockout_ms - 10_000 * parts.length - (isOver ? 0 : 1));
      const [verdict] = player.see(badge('ana')).facts;
      expect(verdict).toMatchObject(
        isOver ? { type: 'first_badge_accepted' } : { type: 'access_denied', reason: 'pin_locked' },
      );
    }),
    40,
  );
});

test('the length of a lone interval is the time that passed, whatever the clock did', () => {
  promise(
    fc.property(anyParts, (parts) => {
      const player = startDay(setting());
      for (const observation of [...enter, badge('ana', INSIDE), closed]) player.see(observation);
      passing(player, parts);
      const { facts } = player.see(badge('bob', INSIDE));
      const lasted = parts.reduce((sum, { part }) => sum + part, 0);
      const end = facts.find((fact) => fact.type === 'lone_interval_ended');
      expect(end).toMatchObject({ lasted_ms: lasted });
    }),
    60,
  );
});

test('after a tick nothing is overdue, and before the next one nothing is due', () => {
  promise(
    fc.property(anyDay, fc.nat(), (day, share) => {
      const player = playDay(day);
      const { after } = player.see({ type: 'tick' });
      const next = nextTick(after, player.now);
      expect(next).toBeGreaterThan(player.now);
      const between = player.now + 1 + (share % Math.max(1, next - player.now - 1));
      const early = between < next ? decide(after, { moment: momentAt(between), type: 'tick' }) : [];
      // Hours change without a deadline, and what they change has its alarms.
      const byTheHour = ['hours_changed', 'lone_alert_raised', 'still_inside', 'lone_occupant'];
      const what = (fact: Fact) => (fact.type === 'alarm_raised' ? fact.kind : fact.type);
      expect(early.filter((fact) => !byTheHour.includes(what(fact)))).toEqual([]);
    }),
    300,
  );
});

test('the heartbeat comes when it was promised and says what is watched', () => {
  const player = startDay(setting());
  for (const observation of enter) player.see(observation);
  player.see({ type: 'line_changed', line: 'tamper' as never, state: 'normal' });
  player.see({ type: 'device_lost', device: 'camera' as never, kind: 'camera', cause: 'unplugged' });
  player.pass(KIOSK_POLICY.heartbeat_ms);
  const beat = player.see({ type: 'tick' }).facts.find((fact) => fact.type === 'heartbeat');
  expect(beat).toMatchObject({
    inputs: { [DOOR]: 'open', tamper: 'normal', camera: 'lost' },
    rooms: { [ROOM]: { inside: 2, presence: 'certain' } },
  });
});
