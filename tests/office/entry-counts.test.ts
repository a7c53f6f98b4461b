/** What is counted of the log for Prometheus, and that a kiosk without a word leaves no old figures. */
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import type { AlarmId, AlarmSource } from '../../src/core/terms.ts';
import { encodeEntry } from '../../src/log/entry.ts';
import { randomSalt } from '../../src/log/salt.ts';
import { EntryCounts } from '../../src/office/entry-counts.ts';
import { createMetrics } from '../../src/office/metrics.ts';
import { KIOSK_POLICY, START } from '../core/world.ts';
import { parseExposition, seriesValue } from './exposition.ts';

const started = (at: number): Fact => ({
  at,
  type: 'kiosk_started',
  boot: 'boot-1',
  software: '1',
  config_digest: '00',
  policy: KIOSK_POLICY,
  doors: [],
  previous_end: 'clean',
  unwatched_ms: 0,
  clock_behind_ms: 0,
});
const beat = (at: number): Fact => ({ at, type: 'heartbeat', inputs: {}, rooms: {} });
const told = (alarm: string, entry: number, at: number): Fact => ({
  at,
  type: 'notice_delivered',
  channel: 'office-mail',
  entry,
  alarm: alarm as AlarmId,
  tries: 1,
  late: 'no',
  recipients: [],
  refused: 0,
});
const failed = (alarm: string, given_up: 'yes' | 'no', at: number): Fact => ({
  at,
  type: 'notice_failed',
  channel: 'office-mail',
  entry: 2,
  alarm: alarm as AlarmId,
  tries: 1,
  cause: 'not_accepted',
  given_up,
});
const raised = (kind: 'duress' | 'door_forced', at: number): Fact =>
  ({
    at,
    type: 'alarm_raised',
    alarm: `${kind}#1` as AlarmId,
    source: kind as AlarmSource,
    kind,
    room: '',
    subject: '',
    priority: 'critical',
    occurrence: 1,
    since: at,
  }) as never;

/** A log that grows when somebody adds to `facts`. */
const logOf = (facts: readonly Fact[]) => {
  const bytesOf = (fact: Fact, seq: number): Buffer => {
    const header = {
      seq,
      offset_min: 0,
      boot: 'boot-1',
      uptime_ms: 1,
      clock: 'synchronised',
      kiosk: '","type":"door_forced',
    } as const;
    return encodeEntry(header, fact, randomSalt).bytes;
  };
  return {
    rows: {
      bytes: (from: number, until: number) =>
        facts.slice(from, until).map((fact, at) => bytesOf(fact, from + at)),
    },
    head: () => ({ size: facts.length }),
  } as never;
};

const countsOf = (facts: readonly Fact[]) => {
  const entries: Record<string, number> = {};
  const delivered: (readonly [string, number])[] = [];
  const givenUp: string[] = [];
  let dropped = 0;
  const counts = new EntryCounts({
    log: logOf(facts),
    onEntry: (type) => {
      entries[type] = (entries[type] ?? 0) + 1;
    },
    onDropped: (inputs) => {
      dropped += inputs;
    },
    onGivenUp: (channel) => givenUp.push(channel),
    onDelivered: (channel, after) => delivered.push([channel, after]),
  });
  return { counts, seen: () => ({ entries, delivered, givenUp, dropped }) };
};

describe('entries are counted', () => {
  test('from the last start of the kiosk on, each once, and what a name looks like counts for nothing', async () => {
    const facts: Fact[] = [started(START), ...Array.from({ length: 700 }, (_, at) => beat(START + at))];
    facts.push(started(START + 1_000), ...Array.from({ length: 1_200 }, (_, at) => beat(START + at)));
    const { counts, seen } = countsOf(facts);
    await Promise.all([counts.update(), counts.update()]);
    expect(seen().entries).toEqual({ kiosk_started: 1, heartbeat: 1_200 });
    facts.push(beat(START + 9_000), { at: START, type: 'inbox_overflowed', dropped: 7 });
    await counts.update();
    expect(seen()).toMatchObject({ entries: { heartbeat: 1_201, inbox_overflowed: 1 }, dropped: 7 });
  });

  test('but for those that tell of a call for help', async () => {
    const { counts, seen } = countsOf([
      started(START),
      raised('duress', START + 1),
      raised('door_forced', START + 2),
      told('duress#1', 1, START + 2_001),
      told('door_forced#1', 2, START + 3_002),
      failed('duress#1', 'yes', START + 4_000),
      failed('door_forced#1', 'no', START + 4_000),
      failed('door_forced#1', 'yes', START + 5_000),
    ]);
    await counts.update();
    expect(seen()).toEqual({
      entries: { kiosk_started: 1, alarm_raised: 1, notice_delivered: 1, notice_failed: 2 },
      delivered: [['office-mail', 3_000]],
      givenUp: ['office-mail'],
      dropped: 0,
    });
  });
});

test('a kiosk that does not answer has no figures, rather than old ones', async () => {
  const load = { started: 1, resident_bytes: 2, heap_bytes: 3, cpu_ms: 4, lag_us: 5 };
  const figures = {
    kiosk: 'k01',
    software: '1',
    node: 'v24',
    now: START,
    phase: 'canvass',
    heartbeat_at: START - 5_000,
    heartbeat_ms: 60_000,
    log: { entries: 3, signed: 3, witnesses: 1, quorum: 1, witnessed: 2, witnessed_s: START / 1_000 - 60 },
    storage: 'ok',
    free_bytes: 9,
    clock: 'trusted',
    waiting: 0,
    listed: 0,
    rooms: [],
    load,
    alarms: {
      open: { critical: 0, high: 0, medium: 0, low: 0 },
      unacknowledged: { critical: 0, high: 0, medium: 0, low: 0 },
      silenced: 0,
    },
    lost: { reader: 0, door: 0, line: 0, camera: 0, network: 0, screen: 0, siren: 0 },
    channels: [
      { channel: 'office-mail', settled: 1, failed: 'yes', breaker: 'open', next: -1 },
      { channel: 'siem.entries', settled: -1, failed: 'no', breaker: 'closed', next: 0 },
    ],
  };
  const answers = [figures, null];
  const metrics = createMetrics({
    figures: () => Promise.resolve((answers.shift() ?? null) as never),
    log: logOf([started(START)]),
    outbox: { waiting: () => ({ notices: 12, oldest: START - 90_000 }) },
  });
  const first = parseExposition(await metrics.text());
  expect(seriesValue(first, 'heartbeat_age_seconds')).toBe(5);
  expect(seriesValue(first, 'log_witnessed_age_seconds')).toBe(60);
  expect(seriesValue(first, 'channel_failed', { channel: 'office-mail' })).toBe(1);
  expect(seriesValue(first, 'channel_waiting_notices', { channel: 'office-mail' })).toBe(12);
  expect(seriesValue(first, 'channel_oldest_waiting_age_seconds', { channel: 'office-mail' })).toBe(90);
  expect(seriesValue(first, 'channel_breaker', { channel: 'office-mail', state: 'open' })).toBe(1);
  expect(seriesValue(first, 'channel_breaker', { channel: 'office-mail', state: 'closed' })).toBe(0);
  expect(seriesValue(first, 'channel_waiting_entries', { channel: 'siem.entries' })).toBe(3);
  expect(seriesValue(first, 'channel_waiting_notices', { channel: 'siem.entries' })).toBeUndefined();
  const second = parseExposition(await metrics.text());
  expect(seriesValue(second, 'kiosk_answers')).toBe(0);
  const left = [
    'heartbeat_age_seconds',
    'log_entries',
    'channel_failed',
    'channel_waiting_notices',
    'channel_waiting_entries',
    'channel_breaker',
    'build_info',
  ];
  expect(left.map((name) => seriesValue(second, name))).toEqual(left.map(() => undefined));
  expect(seriesValue(second, 'process_resident_bytes', { process: 'kiosk' })).toBeUndefined();
  expect(seriesValue(second, 'entries_total', { type: 'kiosk_started' })).toBe(1);
});
