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

const RESTORED = {
  type: 'log_restored',
  size: 11,
  root: 'AAAA',
  source: 'data_folder',
  floor: 11,
  known_by: ['signer'],
  confirmed_by: ['county.example/w1', 'county.example/w2'],
  confirmed_s: [1_793_707_200, 1_793_707_201],
  silent: ['county.example/w3'],
  rests_on: 'witnesses',
  words: '',
} as const;

/** A log that was put back an hour after it ended, in entry 11, and goes on an hour later. */
const putBack = (said: object = {}) => {
  const log = begun();
  log.add({ type: 'kiosk_stopped', cause: 'asked' });
  const stopped = log.now - STEP_MS;
  log.add({ ...RESTORED, ...said } as never, { at: stopped + HOUR, boot: 'boot-2', uptime_ms: 1 });
  log.start({ at: stopped + 2 * HOUR, boot: 'boot-3', uptime_ms: 100 });
  return { log, stopped };
};

test('a log that was put back says so itself, and nothing is known of what came after the copy', async () => {
  const { log, stopped } = putBack();
  const report = await reportOn(log.content());
  expect(kindsOf(report)).toEqual([]);
  expect(report.findings.items).toMatchObject([{ weight: 'note', kind: 'log_restored', entry: 11 }]);
  expect(report.findings.items[0]?.what).toContain(
    'rests on the witnesses county.example/w1, county.example/w2; silent were county.example/w3',
  );
  expect(report.gaps.items).toEqual([
    { from: stopped, until: stopped + HOUR, entry: 11, cause: 'not_recorded' },
    { from: stopped + HOUR, until: stopped + 2 * HOUR, entry: 12, cause: 'stopped' },
  ]);
});

test.each([
  ['on a word', { rests_on: 'word', words: 'Ana: nothing ran since' }],
  ['on witnesses of whom it names none', { confirmed_by: [], words: 'Ana: nothing ran since' }],
])('a log that was put back %s is for somebody to look at', async (_what, said) => {
  const report = await reportOn(putBack(said).log.content());
  expect(report.findings.items).toMatchObject([
    { weight: 'doubtful', kind: 'log_restored_on_word', entry: 11 },
  ]);
  expect(report.findings.items[0]?.what).toContain(
    'rests on the word that was given ("Ana: nothing ran since"), and on nothing else; silent were county.example/w3',
  );
});

test.each([
  ['more entries than come before it', { size: 12, floor: 12 }],
  ['fewer entries than were known to be signed', { size: 10 }],
  ['no number of entries', { size: 'eleven' }],
])('a log that says it was put back from a copy of %s is false', async (_what, said) => {
  const report = await reportOn(putBack(said).log.content());
  expect(report.verdict).toBe('INVALID');
  expect(report.findings.items).toMatchObject([{ weight: 'false', kind: 'log_restored_false', entry: 11 }]);
});

test('the words of whoever put a log back are told only where they are opened', async () => {
  const { log } = putBack({ rests_on: 'word', words: 'Ana: nothing ran since' });
  const withheld = { profile: 'public', fields: { words: 'privacy' } };
  const report = await reportOn(log.content({ withheld }), {}, { disclosures: () => [[]] });
  const told = report.findings.items.find(({ kind }) => kind === 'log_restored_on_word');
  expect(told?.what).toContain('on the word that was given (it is not opened here)');
});

test('a log that was put back in the run before says so as well', async () => {
  const log = begun();
  log.add({ ...RESTORED, size: 10, floor: 10, rests_on: 'word' });
  expect(kindsOf(await reportOn(log.content()))).toEqual(['log_restored_on_word']);
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
