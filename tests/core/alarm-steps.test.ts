/** The steps of an alarm, one by one: when it is looked at, what each step leaves in the state, and who signs it. */
import { describe, expect, test } from 'vitest';
import { alarmLooks, alarmRefusal } from '../../src/core/alarms.ts';
import { apply } from '../../src/core/apply.ts';
import type { Fact, FactOf } from '../../src/core/facts.ts';
import type { AlarmAct } from '../../src/core/inputs.ts';
import type { AlarmPolicy } from '../../src/core/policy.ts';
import type { AlarmId, AlarmSource, DeviceId, LineId, PersonId } from '../../src/core/terms.ts';
import { DOOR, KIOSK_POLICY, listed, momentAt, ROOM, type World, world } from './world.ts';

const PEOPLE = [listed('sam', { role: 'supervisor' }), listed('tom', { role: 'supervisor' })];
const FORCED = `door_forced/${ROOM}` as AlarmSource;
const LOST = 'device_lost/camera' as AlarmSource;
const alarm = (source: AlarmSource, number = 1) => `${source}#${number}` as AlarmId;

const withAlarms = (alarms: Partial<AlarmPolicy> = {}): World =>
  world({ people: PEOPLE, kiosk: { alarms: { ...KIOSK_POLICY.alarms, ...alarms } } });

const force = (at: World): void => {
  at.see({ type: 'door_opened', door: DOOR });
  at.see({ type: 'door_closed', door: DOOR });
};

const CAMERA = { device: 'camera' as DeviceId, kind: 'camera' } as const;
const lose = (at: World) => at.see({ type: 'device_lost', ...CAMERA, cause: 'unplugged' });
const recover = (at: World) => at.see({ type: 'device_recovered', ...CAMERA });

const act = (at: World, person: string, acted: AlarmAct) =>
  at.see({ type: 'alarm_acted', person: person as PersonId, act: acted });
const does = (at: World, person: string, what: 'acknowledge' | 'close', id: AlarmId) =>
  act(at, person, { act: what, alarm: id, words: 'seen' });
const refused = (at: World, person: string, acted: AlarmAct) =>
  alarmRefusal({ state: at.state, moment: momentAt(at.now) }, person as PersonId, acted);

/** What was recorded of one source. */
const of = (at: World, source: AlarmSource): readonly Fact[] =>
  at.log.filter((fact) => 'alarm' in fact && fact.alarm.startsWith(`${source}#`));
const raised = (at: World, source: AlarmSource) =>
  of(at, source).filter((fact): fact is FactOf<'alarm_raised'> => fact.type === 'alarm_raised');

/** Two supervisors say that it is over. */
const closed = (at: World, id: AlarmId): void => {
  does(at, 'sam', 'acknowledge', id);
  does(at, 'sam', 'close', id);
  does(at, 'tom', 'close', id);
};

describe('an alarm that comes again', () => {
  test('is the same one while it is open, a minute later at the soonest, and since the first time', () => {
    const at = withAlarms();
    force(at);
    const began = at.now;
    at.pass(30_000);
    force(at);
    expect(alarmLooks(at.state)).toContain(began + 60_000);
    at.pass(29_999);
    expect(raised(at, FORCED)).toHaveLength(1);
    at.pass(1);
    expect(raised(at, FORCED)).toMatchObject([{ occurrence: 1 }, { occurrence: 2, at: began + 60_000 }]);
    expect(at.state.alarms.open[alarm(FORCED)]).toMatchObject({
      since: began,
      last: at.now,
      answer: 'unacknowledged',
    });
    expect(alarmLooks(at.state)).not.toContain(began + 60_000);
  });

  test('is a new one once the former is closed, with the next number', () => {
    const at = withAlarms();
    force(at);
    at.pass(60_000);
    force(at);
    closed(at, alarm(FORCED, 1));
    for (const number of [2, 3]) {
      force(at);
      closed(at, alarm(FORCED, number));
    }
    expect(raised(at, FORCED).map((fact) => [fact.alarm, fact.occurrence])).toEqual([
      [alarm(FORCED, 1), 1],
      [alarm(FORCED, 1), 2],
      [alarm(FORCED, 2), 1],
      [alarm(FORCED, 3), 1],
    ]);
    expect(at.state.alarms.open).not.toHaveProperty([alarm(FORCED, 3)]);
  });
});

describe('alarms are looked at', () => {
  test('when what goes on has lasted long enough, and not while its alarm is active', () => {
    const at = withAlarms({ kinds: { device_lost: { used: 'yes', priority: 'low', delay_ms: 10_000 } } });
    lose(at);
    const began = at.now;
    expect(alarmLooks(at.state)).toEqual([began + 10_000]);
    at.pass(10_000);
    expect(alarmLooks(at.state)).toEqual([at.state.alarms.heard_from]);
    recover(at);
    at.pass(60_000);
    lose(at);
    expect(alarmLooks(at.state)).toEqual([began + 80_000]);
  });

  test('of hardware a minute after the last one, however often it comes and goes', () => {
    const at = withAlarms();
    at.pass(10_000);
    lose(at);
    const began = at.now;
    at.pass(1_000);
    recover(at);
    expect(of(at, LOST).at(-1)).toMatchObject({ type: 'alarm_returned' });
    lose(at);
    expect(alarmLooks(at.state)).toEqual([began + 60_000]);
    at.pass(58_999);
    expect(raised(at, LOST)).toHaveLength(1);
    at.pass(1);
    expect(raised(at, LOST)).toMatchObject([{ occurrence: 1 }, { occurrence: 2 }]);
  });

  test.each([
    [
      `line_fault/spare`,
      { type: 'line_changed', line: 'spare' as LineId, state: 'cut' },
      { type: 'line_changed', line: 'spare' as LineId, state: 'normal' },
    ],
    [
      'storage_low',
      { type: 'storage_changed', storage: 'low', free_mb: 40 },
      { type: 'storage_changed', storage: 'ok', free_mb: 400 },
    ],
    [
      `door_contact_lost/${ROOM}`,
      { type: 'device_lost', device: DOOR as string as DeviceId, kind: 'door', cause: 'unplugged' },
      { type: 'device_recovered', device: DOOR as string as DeviceId, kind: 'door' },
    ],
  ] as const)('of %s as of other hardware', (source, begins, ends) => {
    const at = withAlarms();
    at.pass(10_000);
    for (const observation of [begins, ends, begins]) at.see(observation);
    expect(of(at, source as AlarmSource).map(({ type }) => type)).toEqual(['alarm_raised', 'alarm_returned']);
    at.pass(60_000);
    expect(raised(at, source as AlarmSource)).toHaveLength(2);
  });

  test('of hardware once a start has heard of all of it: what is not seen before is not over', () => {
    const at = withAlarms();
    lose(at);
    recover(at);
    at.pass(9_999);
    expect(of(at, LOST).at(-1)).toMatchObject({ type: 'alarm_raised' });
    at.pass(1);
    expect(of(at, LOST).at(-1)).toMatchObject({ type: 'alarm_returned' });
    expect(alarmLooks(at.state)).toEqual([]);
  });

  test('never where their kind is not used', () => {
    const at = withAlarms({ kinds: { door_forced: { used: 'no', priority: 'low', delay_ms: 0 } } });
    force(at);
    expect(Object.keys(at.state.alarms.pending)).toEqual([FORCED]);
    expect(alarmLooks(at.state)).toEqual([]);
  });
});

test('a clock that is set back makes no alarm late', () => {
  const at = withAlarms({ kinds: { door_held_open: { used: 'yes', priority: 'high', delay_ms: 10_000 } } });
  at.see({ type: 'door_opened', door: DOOR });
  at.pass(30_000);
  expect(alarmLooks(at.state)).toContain(at.now + 10_000);
  at.see({ type: 'clock_differs', by_ms: -3_600_000 });
  at.pass(-3_600_000);
  does(at, 'sam', 'acknowledge', alarm(FORCED));
  at.pass(1);
  expect(raised(at, `door_held_open/${ROOM}` as AlarmSource)).toMatchObject([{ occurrence: 1 }]);
});

describe('people are told again', () => {
  test.each([
    [0, 0],
    [1, 120_000],
  ])('as often as the policy says: %i times', (reminders, wait) => {
    const at = withAlarms({ reminders });
    force(at);
    expect(raised(at, FORCED)[0]?.tell_again).toBe(wait === 0 ? 0 : at.now + wait);
  });

  test('no more once somebody has answered', () => {
    const at = withAlarms();
    force(at);
    does(at, 'sam', 'acknowledge', alarm(FORCED));
    expect(at.state.alarms.open[alarm(FORCED)]).toMatchObject({ answer: 'acknowledged', tell_again: 0 });
    expect(of(at, FORCED).at(-1)).toMatchObject({
      type: 'alarm_acknowledged',
      room: '',
      reader: '',
      words: 'seen',
      signed_by: ['sam'],
    });
  });
});

describe('an alarm is closed', () => {
  test('by itself once it is over and seen, in either order', () => {
    const at = withAlarms();
    at.pass(10_000);
    lose(at);
    does(at, 'sam', 'acknowledge', alarm(LOST));
    expect(of(at, LOST).at(-1)).toMatchObject({ type: 'alarm_acknowledged' });
    recover(at);
    expect(of(at, LOST).slice(-2)).toMatchObject([
      { type: 'alarm_returned' },
      { type: 'alarm_closed', cause: 'returned_and_seen', words: '', signed_by: [] },
    ]);
    at.pass(60_000);
    lose(at);
    recover(at);
    expect(of(at, LOST).at(-1)).toMatchObject({ type: 'alarm_returned' });
    does(at, 'sam', 'acknowledge', alarm(LOST, 2));
    expect(of(at, LOST).at(-1)).toMatchObject({ type: 'alarm_closed', cause: 'returned_and_seen' });
  });

  test('by one person alone where it is not critical', () => {
    const at = withAlarms();
    const changed = alarm('list_changed' as AlarmSource);
    does(at, 'tom', 'acknowledge', changed);
    does(at, 'tom', 'close', changed);
    expect(of(at, 'list_changed' as AlarmSource).at(-1)).toMatchObject({
      type: 'alarm_closed',
      cause: 'said_by_people',
      words: 'seen',
      signed_by: ['tom'],
    });
  });

  test('not while it goes on, and not where there is none', () => {
    const at = withAlarms();
    lose(at);
    does(at, 'sam', 'acknowledge', alarm(LOST));
    expect(refused(at, 'sam', { act: 'close', alarm: alarm(LOST), words: '' })).toBe('still_active');
    expect(refused(at, 'sam', { act: 'close', alarm: alarm(LOST, 2), words: '' })).toBe('no_such_alarm');
  });
});

test('what may not be silenced is not taken out of service either, and nothing is taken out twice', () => {
  const at = withAlarms();
  const out = (source: AlarmSource): AlarmAct => ({ act: 'take_out_of_service', source, words: '' });
  expect(refused(at, 'sam', out(FORCED))).toBe('never_silenced');
  act(at, 'sam', out(LOST));
  expect(refused(at, 'tom', out(LOST))).toBe('as_it_is');
});

test('no more than forty sources are silenced in either way, and none is shelved twice', () => {
  const at = withAlarms();
  const until = at.now + 3_600_000;
  const device = (number: number) => `device_lost/d${number}` as AlarmSource;
  const shelve = (source: AlarmSource): AlarmAct => ({ act: 'shelve', source, until, words: '' });
  const out = (source: AlarmSource): AlarmAct => ({ act: 'take_out_of_service', source, words: '' });
  for (let number = 1; number <= 40; number += 1) {
    for (const silence of [shelve, out]) {
      expect(refused(at, 'sam', silence(device(number)))).toBeNull();
      act(at, 'sam', silence(device(number)));
    }
  }
  expect(refused(at, 'sam', shelve(device(1)))).toBe('as_it_is');
  expect(refused(at, 'sam', shelve(device(41)))).toBe('too_many');
  expect(refused(at, 'sam', out(device(41)))).toBe('too_many');
});

test('what every object has is neither an alarm nor a source of one', () => {
  const at = withAlarms();
  expect(refused(at, 'sam', { act: 'acknowledge', alarm: 'constructor' as AlarmId, words: '' })).toBe(
    'no_such_alarm',
  );
  const source = 'constructor' as AlarmSource;
  expect(refused(at, 'sam', { act: 'take_out_of_service', source, words: '' })).toBe('never_silenced');
});

test('a step of an alarm that is not open leaves everything as it is', () => {
  const at = withAlarms();
  const { alarms } = at.state;
  const step = { type: 'alarm_returned', alarm: alarm(LOST), since: at.now, at: at.now } as const;
  expect(apply(at.state, step).alarms).toEqual(alarms);
});
