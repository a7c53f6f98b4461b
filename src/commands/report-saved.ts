import path from 'node:path';
import type { Command } from 'commander';
import type { Ms } from '../core/terms.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { namedIn, questionOf, timeIn } from '../office/api/report-question.ts';
import { REPORT_ASKED, type ReportAsked } from '../office/api/report-schemas.ts';
import { ApiRefused } from '../office/api/route.ts';
import { readOfficeDatabase } from '../office/office-database.ts';
import { ReportMails } from '../office/saved/report-mails.ts';
import { type SavedReport, SavedReports } from '../office/saved/saved-reports.ts';
import { nextScheduled, type Schedule } from '../office/saved/schedule.ts';
import { type Run, ScheduledRuns } from '../office/saved/scheduled-runs.ts';
import { knowsRoom, type Question, stateAtEnd, zoneOf } from '../reports/question.ts';
import { localIn } from '../reports/written.ts';
import { harmless } from './harmless.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';
import { addFormOptions, type FormOptions } from './report-form.ts';
import { printReport } from './report-print.ts';

/** Kept reports as they stand in a data folder. */
interface KeptThere {
  readonly saved: SavedReports;
  readonly runs: ScheduledRuns;
  readonly mails: ReportMails;
}

/** Opens them for as long as something is read. Throws `Misuse` where nobody can have kept any. */
const withKept = async (directory: string, work: (kept: KeptThere) => Promise<void>): Promise<void> => {
  const database = readOfficeDatabase(directory);
  if (database === undefined) {
    throw new Misuse(
      `nobody keeps reports in ${directory}: there is no file of accounts`,
      'Name the data folder of the kiosk with --data; reports are kept at its office’s page.',
    );
  }
  try {
    await work({
      saved: new SavedReports(database),
      runs: new ScheduledRuns(database),
      mails: new ReportMails(database),
    });
  } finally {
    database.close();
  }
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const scheduleText = ({ every, day, at }: Schedule): string => {
  if (every === 'day') return `each day at ${at}`;
  return every === 'week'
    ? `each ${WEEKDAYS[day - 1] ?? `day ${day} of a week`} at ${at}`
    : `each month on day ${day} at ${at}`;
};

const localText = (at: Ms, zone: string): string => localIn(zone, at).slice(0, 'YYYY-MM-DDTHH:MM'.length);

const askedText = (asked: ReportAsked, zone: string): string =>
  Object.entries(asked)
    .map(([field, value]) =>
      field === 'since' || field === 'before'
        ? `${field} ${localText(Number(value), zone)}`
        : `${field} ${value}`,
    )
    .join(', ');

const runText = ({ state, why, due, file }: Run, zone: string): string => {
  const of = `that of ${localText(due, zone)}`;
  if (state === 'made') return `${of} is made: reports/${file}`;
  return `${of} is ${state === 'owed' ? 'owed' : 'not made'}${why === '' ? '' : ` (${why.replaceAll('_', ' ')})`}`;
};

/** What a list says of one, from which both its forms are made. */
const lineOf = ({ runs, mails }: KeptThere, kept: SavedReport, { zone, now }: { zone: string; now: Ms }) => {
  const { saved, name, report, asked, format, language, made_by } = kept;
  const schedule = runs.scheduleOf(saved);
  const mailing = mails.mailingOf(saved);
  return {
    ...{ name, report, asked: JSON.parse(asked) as ReportAsked, format, language, made_by },
    schedule:
      schedule === undefined
        ? null
        : {
            ...{ every: schedule.every, day: schedule.day, at: schedule.at, set_by: schedule.set_by },
            next: nextScheduled(schedule, zone, now),
          },
    mail:
      mailing === undefined
        ? null
        : { to: mailing.addresses, attach: mailing.attach, set_by: mailing.set_by },
    last: runs.ofSaved(saved, 1)[0] ?? null,
  };
};

const textOf = (line: ReturnType<typeof lineOf>, zone: string): string => {
  const { name, report, asked, format, made_by, schedule, mail, last } = line;
  const question = [report, ...(Object.keys(asked).length === 0 ? [] : [askedText(asked, zone)])].join(', ');
  const when =
    schedule === null
      ? 'made only when somebody asks'
      : `made ${scheduleText(schedule)}, next ${localText(schedule.next, zone)}, set by ${schedule.set_by}`;
  const lines = [name, `  ${question}; ${format}, kept by ${made_by}`, `  ${when}`];
  if (mail !== null) {
    const what = mail.attach === 'yes' ? 'the report itself' : 'a notice';
    lines.push(`  ${what} is mailed to ${mail.to.join(', ')}, asked for by ${mail.set_by}`);
  }
  return [...lines, ...(last === null ? [] : [`  ${runText(last, zone)}`])]
    .map((each) => `${harmless(each)}\n`)
    .join('');
};

const list = async (parts: Parts, kept: KeptThere, log: LogReader, format: string): Promise<void> => {
  if (format !== 'text' && format !== 'json')
    throw new Misuse('the list of kept reports has no such form', 'Name one of them, or take --format json.');
  const zone = zoneOf(stateAtEnd(log));
  const lines = kept.saved.all().map((each) => lineOf(kept, each, { zone, now: parts.now() }));
  if (format === 'json') {
    const shown = lines.map(({ last, ...line }) => ({
      ...line,
      last: last === null ? null : { due: last.due, state: last.state, why: last.why, file: last.file },
    }));
    return parts.terminal.print(`${harmless(JSON.stringify({ zone, saved: shown }))}\n`);
  }
  if (lines.length === 0) return parts.terminal.print('No report is kept.\n');
  await parts.terminal.print(`${lines.map((line) => textOf(line, zone)).join('\n')}\nTimes of ${zone}.\n`);
};

/** Throws `Misuse` for one that cannot be asked as it stands. */
const keptQuestion = ({ name, report, asked }: SavedReport) => {
  const read = REPORT_ASKED.safeParse(JSON.parse(asked));
  const remedy = 'Ask anew at the page, keep that, and remove this one.';
  if (!read.success) throw new Misuse(`this version does not ask as ${harmless(name)} does`, remedy);
  try {
    return { question: questionOf(report, read.data), read: read.data };
  } catch (error) {
    if (!(error instanceof ApiRefused)) throw error;
    throw new Misuse(`${harmless(name)} cannot be asked: ${error.what} (${error.where})`, remedy);
  }
};

const requireRoom = (log: LogReader, question: Question): void => {
  const room = 'room' in question ? question.room : '';
  const state = stateAtEnd(log);
  if (room === '' || knowsRoom(log, state, room)) return;
  const known = Object.keys(state.rooms).join(', ');
  throw new Misuse(`there never was a room ${harmless(room)} in this log`, `Its rooms are ${known}.`);
};

const ask = async (
  parts: Parts,
  kept: SavedReport | undefined,
  log: LogReader,
  { name, ...options }: FormOptions & { readonly name: string },
): Promise<void> => {
  if (kept === undefined) {
    const remedy = `See "ballot-vault report saved --data ${options.data}" for those that are.`;
    throw new Misuse(`no report is kept under the name ${harmless(name)}`, remedy);
  }
  const { question, read } = keptQuestion(kept);
  requireRoom(log, question);
  const { outcome } = await printReport(parts, log, {
    format: options.format,
    language: options.language ?? kept.language,
    out: options.out,
    fields: namedIn(read),
    time: () => timeIn(read, parts.now()),
    question: () => question,
  });
  if (outcome === 'entered' || outcome === 'not_known') throw new FoundWrong();
};

/** Lists what somebody kept under a name, and asks it again. */
export const addSaved = (report: Command, parts: Parts): void => {
  const command = report
    .command('saved [name]')
    .description('Print the kept reports and when they are made by themselves, or ask one of them anew.');
  addFormOptions(command);
  command
    .addHelpText(
      'after',
      `\nThey are kept at the office’s page (Reports). A period goes by the day on which this asks.\n${examples(
        'report saved --data /var/lib/ballot-vault',
        'report saved "Each week: the rule" --data /var/lib/ballot-vault --format pdf --out week.pdf',
      )}`,
    )
    .action((name: string | undefined, options: FormOptions) => {
      const directory = path.resolve(options.data);
      const log = readLog(directory);
      return withKept(directory, (kept) =>
        name === undefined
          ? list(parts, kept, log, options.format)
          : ask(parts, kept.saved.named(name), log, { ...options, name }),
      ).finally(() => log.close());
    });
};
