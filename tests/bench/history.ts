import { mkdirSync } from 'node:fs';
import { siteKeyOf } from '../../devices/credential.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { Ms } from '../../src/core/terms.ts';
import { databaseFile, openForWriting } from '../../src/log/database.ts';
import { EMPTY_FRONTIER } from '../../src/log/formats/tree.ts';
import { openLog } from '../../src/log/open-log.ts';
import { Signer } from '../../src/log/signer.ts';
import { readSigningKey } from '../../src/log/signing-key.ts';
import { loadSiteKey } from '../../src/log/site-key.ts';
import { SNAPSHOT_ENTRIES_MAX, snapshotDue, takeSnapshot } from '../../src/snapshots.ts';
import { BulkLog } from './bulk-log.ts';
import { Day, HISTORY_START } from './day.ts';
import { benchConfig, benchLog } from './site.ts';

const MINUTE_MS: Ms = 60_000;
/** Between two visits only the heartbeat is recorded, this often. */
const QUIET_MINUTES = 20;
/** A visit takes far fewer entries. */
const VISIT_ENTRIES_MAX = 50;

const quietMinute = (day: Day): void => day.pass(MINUTE_MS);

/** What a year and more at the door leaves in the log: pairs come and go, and a heartbeat each minute between. */
const live = (day: Day, log: BulkLog, entries: number): void => {
  // The last snapshot is as old as one can be, so that a start has as much to replay as it ever has.
  const lastSnapshot = entries - SNAPSHOT_ENTRIES_MAX + 2 * VISIT_ENTRIES_MAX;
  let last = { index: -1, at: HISTORY_START };
  while (log.size < entries - VISIT_ENTRIES_MAX) {
    const [one, other] = day.nextPair();
    day.badge(one);
    day.pass(2_500);
    day.badge(other);
    day.visit([one, other]);
    for (let minute = 0; minute < QUIET_MINUTES && log.size < entries - VISIT_ENTRIES_MAX; minute += 1)
      quietMinute(day);
    const { index } = day.kiosk;
    const isDue = index < lastSnapshot ? snapshotDue(last, index, day.at) : last.index < lastSnapshot;
    if (!isDue) continue;
    day.offer(takeSnapshot(log, index, day.kiosk.state));
    last = { index, at: day.at };
  }
  while (log.size < entries - 1) quietMinute(day);
  day.offer({ type: 'stopping', cause: 'end of the history' });
};

/** Makes a log of exactly so many entries, with its keys, in an empty folder. It opens and verifies as any other. */
export const writeHistory = (folder: string, entries: number): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { paths, origin, kiosk } = benchConfig(folder);
  openLog(benchLog(folder)).close();
  const siteKey = siteKeyOf(loadSiteKey(paths.site_key, true));
  const key = readSigningKey(paths.signing_key, origin);
  if (key === undefined) throw new Error('the first start made no key');
  const where = databaseFile(folder);
  const signer = Signer.open(
    paths.signer_state,
    { own: key, next: undefined },
    {
      where,
      size: 0,
      frontierAt: () => EMPTY_FRONTIER,
      checkpointSize: 0,
      voucher: { size: 0, mac: Buffer.alloc(0) },
    },
  );
  const database = openForWriting(where);
  try {
    database.pragma('synchronous = OFF');
    const log = new BulkLog(database, signer, kiosk.kiosk);
    const start = HISTORY_START;
    const day = new Day({ log, siteKey, state: INITIAL_STATE, index: -1, start, perform: () => undefined });
    live(day, log, entries);
    log.finish();
    if (log.size !== entries) throw new Error(`the history has ${log.size} entries, not ${entries}`);
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    signer.close();
    database.close();
  }
};
