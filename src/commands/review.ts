import path from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import {
  ANOMALY_RULES,
  Anomalies,
  type Anomaly,
  type AnomalyBounds,
  USUAL_BOUNDS,
} from '../core/anomalies.ts';
import type { ReviewPeriod } from '../core/facts-review.ts';
import { type Leavings, leavingsByRoom } from '../core/leavings.ts';
import type { AskedRange, Bound } from '../log/bundle/range.ts';
import { decodeEntries } from '../log/log-facts.ts';
import { readLog } from '../log/read-log.ts';
import { harmless } from './harmless.ts';
import { type LogTimeOptions, logTimeOf, withLogTime } from './log-time.ts';
import { Misuse } from './misuse.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';
import { addReviewActing, nextReview, periodOption } from './review-acting.ts';
import { addReviewList } from './review-list.ts';
import { anomalyLine, changeLines, leavingLines } from './review-table.ts';

/** What is asked for, and how many entries of the log could not be looked at because something of them is erased. */
interface AnomalyList {
  readonly entries: number;
  readonly not_judged: number;
  readonly anomalies: readonly Anomaly[];
  readonly leavings: readonly Leavings[];
}

const isBefore = ({ entry, at }: Pick<Anomaly, 'entry' | 'at'>, bound: Bound | undefined): boolean =>
  bound !== undefined && ('entry' in bound ? entry < bound.entry : at < bound.instant);

const anomaliesIn = (data: string, asked: AskedRange, bounds: AnomalyBounds): AnomalyList => {
  const log = readLog(path.resolve(data));
  try {
    const { size } = log.head();
    const anomalies = new Anomalies(bounds);
    let looked = 0;
    for (const { header, fact } of decodeEntries(log.entries(0))) {
      if (header.seq >= size) break;
      anomalies.look({ seq: header.seq, fact });
      looked += 1;
    }
    const isAsked = (one: Pick<Anomaly, 'entry' | 'at'>): boolean =>
      !isBefore(one, asked.from) && (asked.until === undefined || isBefore(one, asked.until));
    return {
      entries: size,
      not_judged: size - looked,
      anomalies: anomalies.found().filter(isAsked),
      leavings: leavingsByRoom(anomalies.leavings.filter(isAsked)),
    };
  } finally {
    log.close();
  }
};

const textOf = ({ entries, not_judged, anomalies, leavings }: AnomalyList, zone: string): string => {
  const lines = [
    `Log of ${entries} entries, times of ${zone === '' ? 'UTC' : zone}.`,
    ...anomalies.map((one) => anomalyLine(one, zone)),
    ...ANOMALY_RULES.map((rule) => `${rule}: ${anomalies.filter((one) => one.rule === rule).length}`),
    ...leavingLines(leavings),
    ...(not_judged === 0 ? [] : [`${not_judged} entries were not looked at: something of them is erased.`]),
  ];
  return `${lines.map((line) => harmless(line.trimEnd())).join('\n')}\n`;
};

const MEANING = `
The first four rules are those of NIST SP 800-53 PE-6. From where on something is unusual stands under "review" in the
configuration; without one a visit is unusually long after 4 hours; a room is unusual for whoever did not enter it in 90
days, once the log is 7 days old; more than 12 entries of one person a day are repetition; 3 refusals at one reader, each
within 10 minutes of the one before, are a series; a gap is 2 minutes in which nothing was watched. Lone intervals that
ended with the last people leaving one after the other, before the grace of the room then in force was over, are counted
in a line of their own. An anomaly belongs to the day on which it began, and is for people to explain. With --period it is what the next review of that kind will list,
and what changed since the last one.
`;

interface AnomalyOptions extends LogTimeOptions {
  readonly period?: ReviewPeriod;
}

/** What the next review of a kind will have to look at. */
const printNext = async (
  { terminal }: Parts,
  { config, data, from, until, json }: AnomalyOptions,
  period: ReviewPeriod,
): Promise<void> => {
  if (config === undefined) throw new Misuse('a review goes by the configuration', 'Add --config FILE.');
  if (from !== undefined)
    throw new Misuse('a review begins where the last one of its kind ended', 'Leave --from out.');
  const read = readConfig(config, data);
  const { changes, ...next } = nextReview(read, period, until);
  if (json === true) return terminal.print(`${harmless(JSON.stringify({ ...next, changes }))}\n`);
  const { from_entry, to_entry, not_judged, anomalies, leavings } = next;
  const head = `The next ${period} review is about entries ${from_entry} to ${to_entry}. What changed:`;
  const lines = [head, ...changeLines(changes)].map(harmless).join('\n');
  await terminal.print(
    `${lines}\n${textOf({ entries: to_entry + 1, not_judged, anomalies, leavings }, read.kiosk.time_zone)}`,
  );
};

export const addReview = (program: Command, parts: Parts): void => {
  const review = program
    .command('review')
    .description(
      'Reviews of the log: what one has to look at, its findings, and a second person who closes it.',
    );
  withLogTime(
    review
      .command('anomalies')
      .description('Print what was unusual, by rule, with the entry where it begins. Changes nothing.'),
  )
    .addOption(periodOption())
    .addHelpText(
      'after',
      `${MEANING}${examples(
        'review anomalies --data /var/lib/ballot-vault',
        'review anomalies --data data --config kiosk.yaml --from 2026-11-03 --until 2026-11-03',
        'review anomalies --data data --config kiosk.yaml --period daily',
      )}`,
    )
    .action(async (options: AnomalyOptions) => {
      if (options.period !== undefined) return printNext(parts, options, options.period);
      const { asked, zone } = logTimeOf(options);
      const bounds =
        options.config === undefined
          ? USUAL_BOUNDS
          : readConfig(options.config, options.data).kiosk.reviews.bounds;
      const list = anomaliesIn(options.data, asked, bounds);
      await parts.terminal.print(
        options.json === true ? `${harmless(JSON.stringify(list))}\n` : textOf(list, zone),
      );
    });
  addReviewActing(review, parts);
  addReviewList(review, parts);
};
