import { mkdirSync } from 'node:fs';
import { type SiteKey, siteKeyOf } from '../../devices/credential.ts';
import { Clock } from '../../src/clock.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
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
import { replay, Tape } from './replayed.ts';
import { benchConfig, benchLog, PEOPLE, TIME_ZONE } from './site.ts';

const MINUTE_MS: Ms = 60_000;
/** Between two visits only the heartbeat is recorded, this often. */
const QUIET_MINUTES = 20;
/** A visit takes far fewer entries. */
const VISIT_ENTRIES_MAX = 50;
/** By the loop alone: two snapshots and more. */
const LAST_PART = 3 * SNAPSHOT_ENTRIES_MAX;
/** Entries under one list of people. */
const SEASON = 1_000_000;
const SEASON_MIN = 20_000;

const quietMinute = (day: Day): void => day.pass(MINUTE_MS);

/** Two people come and go, and the heartbeats until the next two. */
const comeAndGo = (day: Day, isOver: () => boolean = () => false): void => {
  const [one, other] = day.nextPair();
  day.badge(one);
  day.pass(2_500);
  day.badge(other);
  day.visit([one, other]);
  for (let minute = 0; minute < QUIET_MINUTES && !isOver(); minute += 1) quietMinute(day);
};

/** The last part of a history, by the loop alone; it ends with its last entry. */
const live = (day: Day, log: BulkLog, entries: number): void => {
  // The last snapshot is as old as one can be, so that a start has as much to replay as it ever has.
  const lastSnapshot = entries - SNAPSHOT_ENTRIES_MAX + 2 * VISIT_ENTRIES_MAX;
  const isOver = (): boolean => log.size >= entries - VISIT_ENTRIES_MAX;
  let last = { index: -1, at: HISTORY_START };
  while (!isOver()) {
    comeAndGo(day, isOver);
    const { index } = day.kiosk;
    const isDue = index < lastSnapshot ? snapshotDue(last, index, day.at) : last.index < lastSnapshot;
    if (!isDue) continue;
    day.offer(takeSnapshot(log, index, day.kiosk.state));
    last = { index, at: day.at };
  }
  while (log.size < entries - 1) quietMinute(day);
  day.offer({ type: 'stopping', cause: 'end of the history' });
};

const HOUR_MS: Ms = 60 * MINUTE_MS;

/** What the product's own clock says of a zone; asked once an hour, in which no zone changes. */
const offsetIn = (zone: string): ((at: Ms) => number) => {
  const clock = new Clock({ wall: () => 0, elapsed: () => 0, quality: () => 'synchronised' }, zone);
  let known = { hour: -1, minutes: 0 };
  return (at) => {
    const hour = Math.floor(at / HOUR_MS);
    if (hour !== known.hour) {
      clock.step(at - clock.moment().at);
      known = { hour, minutes: clock.moment().offset_min };
    }
    return known.minutes;
  };
};

/** A log in the making, at a point where the loop goes on with it. */
interface Making {
  readonly log: BulkLog;
  readonly siteKey: SiteKey;
  readonly state: State;
  readonly start: Ms;
  readonly uptime_ms: Ms;
}

const dayOf = ({ log, siteKey, state, start, uptime_ms }: Making, tape?: Tape): Day =>
  new Day({
    ...{ log: tape ?? log, siteKey, state, start, uptime_ms, index: log.size - 1 },
    perform: () => undefined,
  });

/** A round is all pairs once. */
const round = (day: Day): void => {
  for (let pair = 0; pair < PEOPLE / 2; pair += 1) comeAndGo(day);
};

/** What a year and more at the door leaves in the log: the second round of a day, again and again. */
const season = (making: Making, entries: number): Making => {
  const { log, start, uptime_ms } = making;
  const tape = new Tape(log);
  const day = dayOf(making, tape);
  // Oaths run out: each season has a list of its own.
  if (uptime_ms > 0) day.list(start);
  round(day);
  const begun = day.at;
  tape.begin();
  round(day);
  const { state, moment } = replay({
    ...{ log, entries, state: day.kiosk.state, round: tape.end(), lasted_ms: day.at - begun },
    offsetAt: offsetIn(TIME_ZONE),
  });
  return { ...making, state, start: moment.at, uptime_ms: moment.uptime_ms };
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
    let making: Making = { log, siteKey, state: INITIAL_STATE, start: HISTORY_START, uptime_ms: 0 };
    while (entries - log.size > LAST_PART + SEASON_MIN)
      making = season(making, Math.min(log.size + SEASON, entries - LAST_PART));
    live(dayOf(making), log, entries);
    log.finish();
    if (log.size !== entries) throw new Error(`the history has ${log.size} entries, not ${entries}`);
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    signer.close();
    database.close();
  }
};
