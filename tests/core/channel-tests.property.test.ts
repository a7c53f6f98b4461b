/** When a channel is tested, over years of local time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetMinutes } from '../../src/config/local-time.ts';
import { apply } from '../../src/core/apply.ts';
import { testsDue, weekOf } from '../../src/core/channel-tests.ts';
import { decide } from '../../src/core/decide.ts';
import type { FactOf } from '../../src/core/facts.ts';
import type { Input } from '../../src/core/inputs.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import { promise } from './runs.ts';
import { DAY, KIOSK_POLICY, roomPolicy, START } from './world.ts';

const ZONES = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Phoenix', 'Asia/Kolkata'];
const HOUR = 3_600_000;

const momentIn = (zone: string, at: number) =>
  ({ at, offset_min: offsetMinutes(zone, at), uptime_ms: 0, clock: 'synchronised' }) as const;

/** The tests that were sent in the hours of some weeks, looked at every half an hour. */
const sentIn = (zone: string, minute: number, from: number, weeks: number) => {
  const telling = {
    ...KIOSK_POLICY.telling,
    tests: [{ channel: 'mail', siren: '', minute, answer_ms: HOUR }] as const,
  };
  let state: State = INITIAL_STATE;
  const sent: FactOf<'channel_test_sent'>[] = [];
  const see = (at: number, observation: object): void => {
    const facts = decide(state, { moment: momentIn(zone, at), ...observation } as Input);
    state = facts.reduce(apply, state);
    sent.push(...facts.flatMap((fact) => (fact.type === 'channel_test_sent' ? [fact] : [])));
  };
  const policy = { ...KIOSK_POLICY, telling };
  see(from, { type: 'started', boot: 'b', software: '0', config_digest: '0', policy, rooms: [roomPolicy()] });
  for (let at = from; at < from + weeks * 7 * DAY; at += HOUR / 2) {
    if (testsDue({ state, moment: momentIn(zone, at) }).length > 0) {
      see(at, { type: 'channel_test_due', channel: 'mail', code: 'AAAAAA' });
    }
  }
  return sent;
};

test('a channel is tested at its first start, and then once in each local week, whatever the clocks do', () => {
  promise(
    fc.property(fc.constantFrom(...ZONES), fc.nat(7 * 24 * 60 - 1), fc.nat(52), (zone, minute, week) => {
      const sent = sentIn(zone, minute, START + week * 7 * DAY, 4);
      const weeks = sent.map((fact) => fact.week);
      expect(new Set(weeks).size).toBe(weeks.length);
      expect(sent.length).toBe((weeks.at(-1) ?? 0) - (weeks[0] ?? 0) + 1);
      expect(sent.length).toBeGreaterThanOrEqual(4);
      for (const { at } of sent.slice(1)) {
        const local = Math.floor(at / 60_000) + offsetMinutes(zone, at) + 3 * 24 * 60;
        const late = (((local - minute) % (7 * 24 * 60)) + 7 * 24 * 60) % (7 * 24 * 60);
        // Looked at every half an hour; a wall time that is skipped comes an hour later.
        expect(late).toBeLessThanOrEqual(90);
      }
    }),
    20,
  );
});

test('a clock that is set back by a year tests again within a week, and not twice in it', () => {
  const rule = { channel: 'mail', siren: '', minute: 0, answer_ms: HOUR } as const;
  const telling = { ...KIOSK_POLICY.telling, tests: [rule] };
  const moment = momentIn('America/New_York', START);
  const week = weekOf(moment, 0);
  const at = (last: number | undefined): State => ({
    ...INITIAL_STATE,
    policy: { ...KIOSK_POLICY, telling },
    tests:
      last === undefined
        ? {}
        : {
            mail: {
              alarm: 'channel_test/mail#1' as never,
              number: 1,
              week: last,
              code: '',
              sent: 0,
              answer_until: 0,
              missed: 0,
            },
          },
  });
  const due = (last: number | undefined) => testsDue({ state: at(last), moment }).length;
  expect([undefined, week - 1, week, week + 1, week + 2, week + 52].map(due)).toEqual([1, 1, 0, 0, 1, 1]);
});
