/** What people are to be told lies in the log with the entry that it tells of, or not at all. */
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import type { ChannelNotice, Notice } from '../../src/core/notices.ts';
import type { AlarmId } from '../../src/core/terms.ts';
import { databaseFile, openForWriting } from '../../src/log/database.ts';
import { openLog } from '../../src/log/open-log.ts';
import { openOutbox } from '../../src/log/outbox.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
import { BOOT, heartbeat, moment, ORIGIN, opened, optionsIn, temporaryDirectory } from './aid.ts';

const notice = (step: number): Notice => ({
  alarm: 'door_forced/ballots#1' as AlarmId,
  event: 'unanswered',
  kind: 'door_forced',
  priority: 'critical',
  title: 'Door opened',
  response: 'Send two people.',
  room: 'Ballot storage room',
  kiosk: 'k1',
  step,
  at: moment(step).at,
});

const forChannel = (channel: string, index: number, step = index): ChannelNotice => ({
  channel,
  index,
  notice: notice(step),
});

const outboxOf = (directory: string) => {
  const outbox = openOutbox(directory);
  onTestFinished(() => outbox.close());
  return outbox;
};

const beats = (count: number): readonly Fact[] => Array.from({ length: count }, () => heartbeat(0));

test('each channel finds its notices with the number of their entry, oldest first', () => {
  const options = optionsIn(temporaryDirectory());
  const log = opened(options);
  log.append(moment(0), BOOT, beats(3), { notices: [forChannel('mail', 1), forChannel('hook', 1)] });
  const outbox = outboxOf(options.directory);
  expect(outbox.origin).toBe(ORIGIN);
  expect(outbox.after('mail', -1, 10)).toEqual([{ entry: 1, channel: 'mail', notice: notice(1) }]);
  log.append(moment(0), BOOT, beats(2), { notices: [forChannel('mail', 0), forChannel('mail', 1)] });
  expect(outbox.after('mail', 1, 10).map(({ entry }) => entry)).toEqual([3, 4]);
  expect(outbox.after('mail', -1, 2).map(({ entry }) => entry)).toEqual([1, 3]);
  expect(outbox.after('hook', 1, 10)).toEqual([]);
  expect(outbox.after('another', -1, 10)).toEqual([]);
});

test('a number of what waits has no duress in it, which nothing else would explain', () => {
  const options = optionsIn(temporaryDirectory());
  const log = opened(options);
  const outbox = outboxOf(options.directory);
  expect(outbox.waiting('mail', -1)).toEqual({ notices: 0, oldest: 0 });
  const { notice: plain, ...rest } = forChannel('mail', 0, 0);
  const duress = { ...plain, kind: 'duress', alarm: 'duress/ballots#1' as AlarmId } as const;
  log.append(moment(0), BOOT, beats(1), { notices: [{ ...rest, notice: duress }] });
  expect(outbox.waiting('mail', -1)).toEqual({ notices: 0, oldest: 0 });
  log.append(moment(0), BOOT, beats(2), { notices: [forChannel('mail', 0, 3), forChannel('mail', 1, 4)] });
  expect(outbox.waiting('mail', -1)).toEqual({ notices: 2, oldest: moment(3).at });
  expect(outbox.waiting('mail', 1)).toEqual({ notices: 1, oldest: moment(4).at });
});

test('is one transaction with the entry: one commit for both, and none of either where it fails', () => {
  const options = optionsIn(temporaryDirectory());
  const steps: WriteStep[] = [];
  let failing: WriteStep | undefined;
  const before = (step: WriteStep): void => {
    steps.push(step);
    if (step === failing) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
  };
  const log = opened({ ...options, isSignedAtOnce: () => false, faults: { before } });
  log.append(moment(0), BOOT, beats(1));
  const outbox = outboxOf(options.directory);
  for (failing of ['outbox', 'commit'] as const) {
    expect(() => log.append(moment(0), BOOT, beats(1), { notices: [forChannel('mail', 0)] })).toThrow(
      /disk is full/,
    );
    expect(log.head.size).toBe(1);
    expect(outbox.after('mail', -1, 10)).toEqual([]);
  }
  failing = undefined;
  steps.length = 0;
  log.append(moment(0), BOOT, beats(1), { notices: [forChannel('mail', 0), forChannel('hook', 0)] });
  expect(steps.filter((step) => step === 'commit')).toHaveLength(1);
  expect(steps.slice(0, steps.indexOf('commit'))).toEqual(expect.arrayContaining(['entry', 'outbox']));
  expect(outbox.after('mail', -1, 10).map(({ entry }) => entry)).toEqual([1]);
});

test('nobody changes or removes a notice, or tells of an entry that is not there', () => {
  const options = optionsIn(temporaryDirectory());
  const log = openLog(options);
  log.append(moment(0), BOOT, beats(1), { notices: [forChannel('mail', 0)] });
  log.close();
  const database = openForWriting(databaseFile(options.directory));
  const statements = [
    'DELETE FROM outbox',
    "UPDATE outbox SET notice = '{}'",
    "UPDATE outbox SET channel = 'hook'",
    'INSERT OR REPLACE INTO outbox SELECT * FROM outbox',
    "INSERT INTO outbox SELECT 'mail', 7, notice FROM outbox",
    "INSERT INTO outbox VALUES ('', 0, '{}')",
    "INSERT INTO outbox VALUES ('hook', 0, x'00')",
  ];
  for (const statement of statements) {
    expect(() => database.exec(statement), statement).toThrow(
      /append-only|no such entry|constraint failed|cannot store/,
    );
  }
  database.exec('DROP TRIGGER outbox_no_delete');
  database.close();
  expect(() => openLog(options)).toThrow(/tables or triggers of the log are not those/);
  expect(() => openOutbox(options.directory)).toThrow(/tables or triggers of the log are not those/);
});
