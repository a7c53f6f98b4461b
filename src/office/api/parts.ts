import { localDayIn } from '../../config/local-time.ts';
import { trainingDays } from '../../config/training-days.ts';
import type { PublishedLog } from '../../log/published-log.ts';
import { publishLog } from '../../log/published-log.ts';
import { type LogReader, readLog } from '../../log/read-log.ts';
import type { Health } from '../health/health.ts';
import type { KioskLink } from '../kiosk-link.ts';
import { runReport } from '../reports/report-runs.ts';
import { ReportFolder } from '../saved/report-folder.ts';
import type { Trials } from '../trials/trials.ts';
import { alarmHistory } from './alarm-history.ts';
import { ExportTally } from './export-tally.ts';
import { listHistory } from './list-history.ts';
import { readersInTurn } from './log-turn.ts';
import { type PeoplePlace, peopleReader } from './read-people.ts';
import type { OpenRecords } from './records.ts';
import { type MailSettings, ReportMailing } from './report-mailing.ts';
import type { ApiParts } from './route.ts';
import { SavedParts } from './saved-parts.ts';
import { type ScheduledParts, ScheduledReports } from './scheduled-reports.ts';
import { type SheetPlace, sheetHistory } from './sheet-history.ts';

/** What routes read from, and what is due now and then. */
export interface OpenParts {
  readonly parts: ApiParts;
  /** Records what was counted. To be called every second or so. */
  look(): void;
}

export interface ReadLogs {
  /** Folder of the log. */
  readonly data: string;
  readonly log: LogReader;
  readonly published: PublishedLog;
}

/** Opens the log in a data folder twice, for reading. Throws `LogRefused` or `LogDamaged` where there is none. */
export const openLogs = (data: string): ReadLogs => ({
  data,
  log: readLog(data),
  published: publishLog(data),
});

/** Where the configuration allows no mail. */
const NO_MAIL = { allowed: [], attach: 'forbidden' } as const;

const savedOf = (
  office: ScheduledParts['office'],
  folder: ReportFolder,
  { rooms, time_zone: zone }: PeoplePlace,
  mail: MailSettings | null,
): SavedParts =>
  new SavedParts({
    ...{ saved: office.saved, runs: office.runs, mails: office.mails, accounts: office.accounts },
    recorder: office.recorder,
    ...{ folder, rooms, zone, mail_rules: mail ?? NO_MAIL, now: () => office.now() },
  });

export const openParts = (
  { data, log, published }: ReadLogs,
  office: ScheduledParts['office'],
  link: Pick<KioskLink, 'read' | 'ask'>,
  {
    place,
    trials,
    records,
    sheets,
    health,
    mail,
  }: {
    readonly place: PeoplePlace;
    readonly trials: Trials;
    readonly records: OpenRecords;
    readonly sheets: SheetPlace;
    readonly health: Health;
    readonly mail: MailSettings | null;
  },
): OpenParts => {
  const inTurn = readersInTurn();
  const reportsInTurn = readersInTurn();
  const now = () => office.now();
  const tally = new ExportTally(office.recorder);
  const report: ApiParts['report'] = (asked, taker) =>
    reportsInTurn(() => runReport({ ...asked, data }, taker));
  const folder = new ReportFolder(data);
  const scheduled = new ScheduledReports({ office, report, folder, zone: place.time_zone });
  const mailing = new ReportMailing({ office, folder, zone: place.time_zone, settings: mail });
  return {
    parts: {
      log,
      published,
      records,
      report,
      saved: savedOf(office, folder, place, mail),
      read: (wanted) => link.read(wanted),
      ask: (by, asked) => link.ask(by, asked),
      readPeople: peopleReader(place),
      topics: place.topics,
      trainingDays: (topic, day) => trainingDays(place.time_zone, topic, day),
      dayOf: (at) => localDayIn(at, place.time_zone),
      now,
      trials,
      health: { read: () => health.read(), look: () => health.look(), now },
      ...alarmHistory(log, now, inTurn),
      ...listHistory(log, now, inTurn),
      ...sheetHistory(log, sheets, now, inTurn),
      exported: (caller, from, entries) => tally.note(caller, from, entries, office.now()),
    },
    look: () => {
      tally.look(office.now());
      records.look();
      scheduled.look();
      mailing.look();
    },
  };
};
