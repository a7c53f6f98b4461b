/** Local time, staffed hours and the calendar, at their edges. */
import { expect, test } from 'vitest';
import { localTime } from '../../src/core/moment.ts';
import {
  DEFAULT_ALARMS,
  DEFAULT_LIST,
  isAfterHours,
  isStaffClass,
  LIST_APPROVERS,
  loneGrace,
  phaseAt,
  rulesFor,
} from '../../src/core/policy.ts';
import { momentAt, RULES, roomPolicy, START } from './world.ts';

const MINUTE = 60_000;

test.each([
  ['Tuesday at ten', START, -300, { weekday: 2, minute: 600 }],
  ['the last instant of a minute', START + MINUTE - 1, -300, { weekday: 2, minute: 600 }],
  ['the next minute', START + MINUTE, -300, { weekday: 2, minute: 601 }],
  ['past midnight further east', START, 600, { weekday: 3, minute: 60 }],
  ['midnight exactly', START + 9 * 60 * MINUTE, 0, { weekday: 3, minute: 0 }],
  ['the first Thursday', 0, 0, { weekday: 4, minute: 0 }],
  ['the Wednesday before it, further west', 0, -1, { weekday: 3, minute: 1_439 }],
  ['three days earlier, a Sunday', 0, -4 * 1_440, { weekday: 0, minute: 0 }],
  ['half a minute before the epoch', -30_000, 0, { weekday: 3, minute: 1_439 }],
])('%s', (_, at, offset_min, expected) => {
  expect(localTime({ ...momentAt(at), offset_min })).toEqual(expected);
});

const office = { ...RULES, staffed_hours: [{ weekday: 2, from: 480, until: 1_020 }] };

test.each([
  [2, 479, true],
  [2, 480, false],
  [2, 1_019, false],
  [2, 1_020, true],
  [3, 600, true],
])('weekday %s, minute %s: after hours is %s', (weekday, minute, expected) => {
  expect(isAfterHours(office, { weekday, minute })).toBe(expected);
});

test('without staffed hours it is never after hours', () => {
  expect(isAfterHours(RULES, { weekday: 0, minute: 0 })).toBe(false);
});

test('a phase begins at its instant and the later of two entries for one instant counts', () => {
  const calendar = [
    { phase: 'sealed', from: 200 },
    { phase: 'receiving', from: 100 },
    { phase: 'processing', from: 100 },
  ] as const;
  expect([99, 100, 199, 200].map((at) => phaseAt(calendar, at))).toEqual([
    'preparation',
    'processing',
    'processing',
    'sealed',
  ]);
});

test('grace is short after hours and in the sealed period', () => {
  const rules = { ...RULES, lone_grace_ms: 30, lone_grace_after_hours_ms: 1 };
  expect(loneGrace(rules, 'canvass', false)).toBe(30);
  expect(loneGrace(rules, 'canvass', true)).toBe(1);
  expect(loneGrace(rules, 'sealed', false)).toBe(1);
});

test('a phase changes only the rules it names', () => {
  const policy = { ...roomPolicy(), phases: { sealed: { entries: 'refused' } } } as const;
  expect(rulesFor(policy, 'sealed')).toEqual({ ...RULES, entries: 'refused' });
  expect(rulesFor(policy, 'canvass')).toEqual(RULES);
});

test('staff are officials, staff and temporary workers', () => {
  const classes = ['official', 'staff', 'temporary', 'observer', 'maintenance'] as const;
  expect(classes.map(isStaffClass)).toEqual([true, true, true, false, false]);
});

test('a log from before alarms had settings: told again after 2, 5 and 30 minutes, five times; shelved for 8 hours', () => {
  expect(DEFAULT_ALARMS).toEqual({
    answer_ms: { critical: 2 * MINUTE, high: 5 * MINUTE, medium: 30 * MINUTE, low: 0 },
    reminders: 5,
    shelve_max_ms: 8 * 60 * MINUTE,
    kinds: {},
  });
});

test('a log from before lists took two people: supervisors approve, and the list is read again every 90 days', () => {
  expect(DEFAULT_LIST).toEqual({ approvers: 'supervisors', review_ms: 90 * 1_440 * MINUTE });
  expect(LIST_APPROVERS).toEqual(['supervisors', 'custodian_officials_too']);
});
