import path from 'node:path';
import type { Command } from 'commander';
import { ANOMALY_RULES, Anomalies, type Anomaly, USUAL_BOUNDS } from '../core/anomalies.ts';
import type { Ms } from '../core/terms.ts';
import type { AskedRange, Bound } from '../log/bundle/range.ts';
import { decodeEntries } from '../log/log-facts.ts';
import { readLog } from '../log/read-log.ts';
import { localTimeOf } from './alarm-table.ts';
import { harmless } from './harmless.ts';
import { type LogTimeOptions, logTimeOf, withLogTime } from './log-time.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';

/** What is asked for, and how many entries of the log could not be looked at because something of them is erased. */
interface AnomalyList {
  readonly entries: number;
  readonly not_judged: number;
  readonly anomalies: readonly Anomaly[];
}

const isBefore = ({ entry, at }: Pick<Anomaly, 'entry' | 'at'>, bound: Bound | undefined): boolean =>
  bound !== undefined && ('entry' in bound ? entry < bound.entry : at < bound.instant);

const anomaliesIn = (data: string, asked: AskedRange): AnomalyList => {
  const log = readLog(path.resolve(data));
  try {
    const { size } = log.head();
    const anomalies = new Anomalies(USUAL_BOUNDS);
    let looked = 0;
    for (const { header, fact } of decodeEntries(log.entries(0))) {
      if (header.seq >= size) break;
      anomalies.look({ seq: header.seq, fact });
      looked += 1;
    }
    const found = anomalies
      .found()
      .filter(
        (one) => !isBefore(one, asked.from) && (asked.until === undefined || isBefore(one, asked.until)),
      );
    return { entries: size, not_judged: size - looked, anomalies: found };
  } finally {
    log.close();
  }
};

const SECOND_MS = 1_000;

const lineOf = ({ rule, entry, at, room, people, cause, lasted_ms }: Anomaly, zone: string): string => {
  const lasted: Ms = Math.round(lasted_ms / SECOND_MS);
  const cells = [
    String(entry).padStart(7),
    localTimeOf(zone, at),
    rule.padEnd(26),
    (room === '' ? '-' : room).padEnd(14),
    cause.padEnd(22),
    lasted === 0 ? '' : `${lasted} s`,
    people.join(', '),
  ];
  return cells.filter((cell) => cell !== '').join('  ');
};

const textOf = ({ entries, not_judged, anomalies }: AnomalyList, zone: string): string => {
  const lines = [
    `Log of ${entries} entries, times of ${zone === '' ? 'UTC' : zone}.`,
    ...anomalies.map((one) => lineOf(one, zone)),
    ...ANOMALY_RULES.map((rule) => `${rule}: ${anomalies.filter((one) => one.rule === rule).length}`),
    ...(not_judged === 0 ? [] : [`${not_judged} entries were not looked at: something of them is erased.`]),
  ];
  return `${lines.map((line) => harmless(line.trimEnd())).join('\n')}\n`;
};

const MEANING = `
The first four rules are those of NIST SP 800-53 PE-6. A visit is unusually long after 4 hours; a room is unusual for
whoever did not enter it in 90 days, once the log is 7 days old; more than 12 entries of one person a day are
repetition; 3 refusals at one reader, each within 10 minutes of the one before, are a series; a gap is 2 minutes in
which nothing was watched. An anomaly belongs to the day on which it began, and is for people to explain.
`;

export const addReview = (program: Command, { terminal }: Parts): void => {
  const anomalies = program
    .command('review')
    .description('What a review of the log has to look at.')
    .command('anomalies')
    .description('Print what was unusual, by rule, with the entry where it begins. Changes nothing.');
  withLogTime(anomalies)
    .addHelpText(
      'after',
      `${MEANING}${examples(
        'review anomalies --data /var/lib/ballot-vault',
        'review anomalies --data data --config kiosk.yaml --from 2026-11-03 --until 2026-11-03',
      )}`,
    )
    .action(async (options: LogTimeOptions) => {
      const { asked, zone } = logTimeOf(options);
      const list = anomaliesIn(options.data, asked);
      await terminal.print(
        options.json === true ? `${harmless(JSON.stringify(list))}\n` : textOf(list, zone),
      );
    });
};
