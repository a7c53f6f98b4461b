import { expect, test } from 'vitest';
import { MORNING } from '../facts.ts';
import { kindsOf, reportOn } from './aid.ts';
import { SampleLog, STEP_MS } from './content.ts';

const HOUR = 3_600_000;

const begun = (): SampleLog => {
  const log = new SampleLog();
  log.start();
  log.fill(10);
  return log;
};

test('a clock that was stepped, and an entry that says so, is explained', async () => {
  const log = begun();
  const { now } = log;
  log.add({ type: 'clock_stepped', by_ms: -HOUR, old: now, new: now - HOUR });
  log.heartbeat({ at: now - HOUR + 1_000, uptime_ms: 5_000 + now - MORNING + 1_000 });
  const report = await reportOn(log.content());
  expect(kindsOf(report)).toEqual([]);
  expect(report.findings.items).toMatchObject([{ weight: 'note', kind: 'clock_stepped', entry: 10 }]);
});

test('a time that goes back with nothing to explain it is doubtful', async () => {
  const log = begun();
  log.heartbeat({ at: log.now - HOUR, uptime_ms: 5_000 + 10 * STEP_MS });
  expect(kindsOf(await reportOn(log.content()))).toEqual(['time_backwards', 'time_against_uptime']);
});

test('a clock that nobody sets explains itself', async () => {
  const log = begun();
  log.heartbeat({ at: log.now - HOUR, uptime_ms: 5_000 + 10 * STEP_MS, clock: 'holdover' });
  const report = await reportOn(log.content());
  expect(kindsOf(report)).toEqual([]);
  expect(report.findings.count).toBe(2);
});

test('an uptime that goes back within a run is doubtful whatever the clock', async () => {
  const log = begun();
  log.heartbeat({ uptime_ms: 7, clock: 'unset' });
  expect(kindsOf(await reportOn(log.content()))).toEqual(['uptime_backwards']);
});

test('another run without a start is doubtful; with one it is a gap', async () => {
  const log = begun();
  log.heartbeat({ boot: 'boot-2', uptime_ms: 1 });
  expect(kindsOf(await reportOn(log.content()))).toEqual(['start_not_recorded']);
  const restarted = begun();
  restarted.add({ type: 'kiosk_stopped', cause: 'asked' });
  const stopped = restarted.now - STEP_MS;
  restarted.start({ at: stopped + HOUR, boot: 'boot-2', uptime_ms: 100 });
  const report = await reportOn(restarted.content());
  expect(kindsOf(report)).toEqual([]);
  expect(report.gaps.items).toEqual([{ from: stopped, until: stopped + HOUR, entry: 11, cause: 'stopped' }]);
});

test('a log that was put back says so itself, and nothing is known of what came after the copy', async () => {
  const log = begun();
  log.add({ type: 'kiosk_stopped', cause: 'asked' });
  const stopped = log.now - STEP_MS;
  const restored = {
    type: 'log_restored',
    size: 11,
    root: 'AAAA',
    source: 'data_folder',
    floor: 11,
    known_by: ['signer'],
    confirmed_by: [],
    confirmed_s: [],
    silent: [],
    rests_on: 'word',
    words: '',
  } as const;
  log.add(restored, { at: stopped + HOUR, boot: 'boot-2', uptime_ms: 1 });
  log.start({ at: stopped + 2 * HOUR, boot: 'boot-3', uptime_ms: 100 });
  const report = await reportOn(log.content());
  expect(kindsOf(report)).toEqual([]);
  expect(report.findings.items).toMatchObject([{ weight: 'note', kind: 'log_restored', entry: 11 }]);
  expect(report.gaps.items).toEqual([
    { from: stopped, until: stopped + HOUR, entry: 11, cause: 'not_recorded' },
    { from: stopped + HOUR, until: stopped + 2 * HOUR, entry: 12, cause: 'stopped' },
  ]);
});

test('a time without a heartbeat is unknown, and one with is not', async () => {
  const log = begun();
  const last = log.now - STEP_MS;
  log.heartbeat({ at: last + HOUR, uptime_ms: 5_000 + last - MORNING + HOUR });
  const report = await reportOn(log.content());
  expect(report.gaps).toEqual({
    count: 1,
    items: [{ from: last, until: last + HOUR, entry: 10, cause: 'silence' }],
  });
  expect(report.not_checked).toEqual([]);
});

test('a start whose clock lies behind says so itself, or is doubtful', async () => {
  for (const [behind, kinds] of [
    [HOUR, []],
    [0, ['clock_behind_at_start']],
  ] as const) {
    const log = begun();
    const at = log.now - STEP_MS - HOUR;
    log.add(
      {
        type: 'kiosk_started',
        boot: 'boot-2',
        software: '1',
        config_digest: '',
        policy: { heartbeat_ms: 60_000 },
        doors: [],
        previous_end: 'unclean',
        unwatched_ms: 0,
        clock_behind_ms: behind,
      } as never,
      { at, boot: 'boot-2', uptime_ms: 100 },
    );
    expect(kindsOf(await reportOn(log.content()))).toEqual(kinds);
  }
});
