/** What supervisors see of alarms, silenced sources, channels, the log and the kiosk: each value at its edge. */
import { describe, expect, test } from 'vitest';
import type { OpenAlarm } from '../../src/core/facts-alarms.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import { countsOnly } from '../../src/core/supervisor-counts.ts';
import {
  ALARMS_SHOWN_MAX,
  DEVICES_SHOWN_MAX,
  type LogStanding,
  NAME_SHOWN_MAX,
  PEOPLE_SHOWN_MAX,
} from '../../src/core/supervisor-view.ts';
import { supervisorViewOf } from '../../src/core/supervisor-view-of.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { KIOSK_POLICY, listed, ROOM, START, world } from './world.ts';

const LOG: LogStanding = { index: 9, signed: 8, root: 'cm9vdA==', witnesses: 3, quorum: 2 };
const SAM = 'sam' as PersonId;
const calm = (): State => world({ people: [listed('sam', { name: 'Sam Roe' })] }).state;

const viewed = (change: Partial<State>, log: Partial<LogStanding> = {}) =>
  supervisorViewOf({ ...calm(), ...change }, START, { ...LOG, ...log });
const withAlarms = (change: Partial<State['alarms']>) => viewed({ alarms: { ...calm().alarms, ...change } });

const open = (source: string, change: Partial<OpenAlarm> = {}): OpenAlarm =>
  ({
    alarm: `${source}#1`,
    source,
    kind: source.split('/')[0],
    room: '',
    priority: 'low',
    ...{ since: 1, last: 2, occurrence: 3, condition: 'active', answer: 'unacknowledged' },
    ...{ step: 4, tell_again: 0, closing: null },
    ...change,
  }) as OpenAlarm;
const opened = (...alarms: readonly OpenAlarm[]) => Object.fromEntries(alarms.map((one) => [one.alarm, one]));

describe('an alarm', () => {
  test('says all that is known of it', () => {
    expect(withAlarms({ open: opened(open('device_lost/camera')) }).alarms).toEqual([
      {
        alarm: 'device_lost/camera#1',
        source: 'device_lost/camera',
        kind: 'device_lost',
        room: '',
        priority: 'low',
        ...{ since: 1, last: 2, occurrences: 3, condition: 'active', answer: 'unacknowledged' },
        ...{ told_again: 4, ends: 'by_itself', silenced: 'no', shelvable: 'yes' },
        ...{ closing_by: '', closing_name: '' },
      },
    ]);
  });

  test.each([
    ['device_lost/camera', 'critical', 'by_two', 'yes'],
    ['device_lost/camera', 'medium', 'by_itself', 'yes'],
    ['list_changed', 'low', 'by_one', 'yes'],
    [`lone_occupant/${ROOM}`, 'high', 'by_itself', 'no'],
  ] as const)('%s, %s, ends %s; whether it can be shelved: %s', (source, priority, ends, shelvable) => {
    const { alarms } = withAlarms({ open: opened(open(source, { priority })) });
    expect(alarms).toMatchObject([{ ends, shelvable }]);
  });

  test('is silenced in either way, or not', () => {
    const all = opened(open('device_lost/a'), open('device_lost/b'), open('device_lost/c'));
    const { alarms } = withAlarms({
      open: all,
      shelved: { 'device_lost/a': { until: START, by: SAM } } as State['alarms']['shelved'],
      out_of_service: { 'device_lost/b': { since: 1, by: SAM } } as State['alarms']['out_of_service'],
    });
    expect(alarms.map(({ silenced }) => silenced)).toEqual(['shelved', 'out_of_service', 'no']);
  });

  test('that is said to be over names who said it, to supervisors and to nobody else', () => {
    const shown = withAlarms({ open: opened(open('tamper/vault', { priority: 'critical', closing: SAM })) });
    expect(shown.alarms).toMatchObject([{ closing_by: 'sam', closing_name: 'Sam Roe' }]);
    expect(countsOnly(shown).alarms).toMatchObject([{ closing_by: '', closing_name: '' }]);
  });

  test('is left out where there are more than a page has room for, and counted', () => {
    const many = (count: number) =>
      withAlarms({ open: opened(...Array.from({ length: count }, (_, at) => open(`device_lost/d${at}`))) });
    expect([1, ALARMS_SHOWN_MAX, ALARMS_SHOWN_MAX + 1].map((count) => many(count).alarms_left_out)).toEqual([
      0, 0, 1,
    ]);
    expect(many(ALARMS_SHOWN_MAX + 1).alarms).toHaveLength(ALARMS_SHOWN_MAX);
  });
});

test('a place where somebody may be forced sees nothing of duress, not even since when', () => {
  const { rooms } = countsOnly(withAlarms({ open: opened(open(`duress/${ROOM}`, { room: ROOM })) }));
  expect(rooms.map(({ duress_since }) => duress_since)).toEqual([0]);
});

test('a page is sent so many people, alarms and devices of each kind, and so much of a name', () => {
  const most = [PEOPLE_SHOWN_MAX, ALARMS_SHOWN_MAX, DEVICES_SHOWN_MAX, NAME_SHOWN_MAX];
  expect(most).toEqual([40, 60, 40, 80]);
});

test('silenced sources stand by when they end, then by name; an observer is not told by whom', () => {
  const until = (at: number) => ({ until: at, by: SAM });
  const since = (at: number) => ({ since: at, by: SAM });
  const view = withAlarms({
    shelved: {
      'device_lost/d': until(START + 9),
      'device_lost/b': until(START + 5),
      'device_lost/a': until(START + 5),
    } as State['alarms']['shelved'],
    out_of_service: {
      'device_lost/z': since(1),
      'device_lost/c': since(2),
    } as State['alarms']['out_of_service'],
  });
  expect(view.silenced.map(({ source, until: end }) => [source, end])).toEqual([
    ['device_lost/a', START + 5],
    ['device_lost/b', START + 5],
    ['device_lost/d', START + 9],
    ['device_lost/c', 0],
    ['device_lost/z', 0],
  ]);
  expect(view.silenced[0]).toMatchObject({ by: 'sam', by_name: 'Sam Roe' });
  expect(countsOnly(view).silenced).toEqual(view.silenced.map((row) => ({ ...row, by: '', by_name: '' })));
});

test('each channel says how far it has come, and since when it fails', () => {
  const channels = {
    mail: { settled: 7, failing: -1, failed_since: 0 },
    sms: { settled: 3, failing: 5, failed_since: 9 },
  };
  expect(viewed({ channels }).channels).toEqual([
    { channel: 'mail', settled: 7, failed_since: 0 },
    { channel: 'sms', settled: 3, failed_since: 9 },
  ]);
});

describe('the log', () => {
  const saw = (...sizes: readonly number[]): Partial<State> => ({
    evidence: {
      ...calm().evidence,
      witnessed: Object.fromEntries(sizes.map((size, at) => [`w${at}`, { size, time_s: 100 + size }])),
    },
  });

  test('is witnessed as far as enough have seen it, whoever came first', () => {
    expect(viewed(saw(5, 9, 7)).log).toMatchObject({ witnessed: 7, witnessed_s: 107 });
    expect(viewed(saw(9)).log).toMatchObject({ witnessed: 0, witnessed_s: 0 });
    expect(viewed(saw(5, 9, 7), { quorum: 1 }).log).toMatchObject({ witnessed: 9, witnessed_s: 109 });
  });

  test('is not said to be witnessed where nobody is asked', () => {
    expect(viewed(saw(5, 9, 7), { quorum: 0 }).log).toMatchObject({ witnessed: 0, witnessed_s: 0 });
  });
});

describe('the kiosk', () => {
  test('before its first start it says so, with nothing made up', () => {
    expect(supervisorViewOf(INITIAL_STATE, START, LOG).kiosk).toMatchObject({
      kiosk: '',
      time_zone: 'UTC',
      phone: '',
      run: 'stopped',
      heartbeat_at: 0,
      heartbeat_ms: 0,
      lost: [],
    });
  });

  test('has the policy that it was started with', () => {
    const policy = {
      ...KIOSK_POLICY,
      paper_log_phone: '555-0100',
      alarms: { ...KIOSK_POLICY.alarms, shelve_max_ms: 77 },
    };
    expect(viewed({ policy }).kiosk).toMatchObject({ phone: '555-0100', shelve_max_ms: 77, run: 'going' });
  });

  test('names each device that is lost, and since when', () => {
    const lost = { camera: { kind: 'camera', since: 3 }, horn: { kind: 'siren', since: 4 } } as State['lost'];
    expect(viewed({ lost }).kiosk.lost).toEqual([
      { device: 'camera', kind: 'camera', since: 3 },
      { device: 'horn', kind: 'siren', since: 4 },
    ]);
  });

  test('is behind the log from the first instant that says so', () => {
    const clock = (clock_behind_until: number) => viewed({ clock_behind_until }).kiosk.clock;
    expect([clock(0), clock(1)]).toEqual(['trusted', 'behind_the_log']);
  });
});
