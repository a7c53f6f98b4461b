import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import type { Anomaly } from '../core/anomalies.ts';
import {
  type AnomalyRef,
  FINDING_ACTIONS,
  FINDING_RULES,
  type FindingAction,
  type FindingRule,
  REVIEW_PERIODS,
  type ReviewPeriod,
} from '../core/facts-review.ts';
import type { ReviewAct } from '../core/reviews.ts';
import type { Keeper } from '../keeper.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { rangeOf } from '../log/bundle/range.ts';
import { publishLog } from '../log/published-log.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { type ReviewScope, scopeOf } from '../reports/review-scope.ts';
import { reviewsIn } from '../reports/reviews.ts';
import { askedRange } from './asked-range.ts';
import { harmless } from './harmless.ts';
import { withKeeper } from './keeping.ts';
import { typedPin } from './officials.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';
import { type ActOptions, acting, personNamed, wordsOf } from './people-acting.ts';
import { anomalyLine, changeLines, leavingLines } from './review-table.ts';

export const periodOption = (): Option =>
  new Option('--period <period>', 'which of the reviews').choices(REVIEW_PERIODS);

/** The first entry behind the last closed review of a kind. */
const nextEntryOf = (log: LogReader, period: ReviewPeriod): number =>
  Math.max(
    0,
    ...reviewsIn(log)
      .filter((review) => review.period === period && review.closed !== null)
      .map(({ to_entry }) => to_entry + 1),
  );

/** What a review has to look at, with the root of the tree that it rests on. */
export interface NextReview extends ReviewScope {
  readonly root: string;
}

/** What the next review of a kind has to look at, up to the newest checkpoint or to an earlier end. */
export const nextReview = (config: Config, period: ReviewPeriod, until: string | undefined): NextReview => {
  const { paths, kiosk } = config;
  const log = readLog(paths.data);
  const published = publishLog(path.resolve(paths.data));
  try {
    const { size } = published.checkpoint();
    const from = nextEntryOf(log, period);
    const range =
      until === undefined
        ? { from: 0, until: size }
        : rangeOf(log.rows, size, askedRange({ until }, kiosk.time_zone));
    const to = (range?.until ?? 0) - 1;
    if (to < from) {
      throw new KeeperRefused(
        `no signed entry lies between the last ${period} review and the end of this one`,
        'Wait for some, or name a later end with --until.',
      );
    }
    const root = published.rootAt(to + 1).toString('base64');
    return { ...scopeOf(log, { from, to, bounds: kiosk.reviews.bounds }), root };
  } finally {
    published.close();
    log.close();
  }
};

/** Several anomalies of one rule that begin with one entry are explained together. */
const refsOf = (anomalies: readonly Anomaly[]): readonly AnomalyRef[] => [
  ...new Map(anomalies.map(({ rule, entry }) => [`${rule} ${entry}`, { rule, entry }])).values(),
];

const act = async (parts: Parts, keeper: Keeper, { by, stdin }: ActOptions, asked: ReviewAct) => {
  const { person, digits } = await typedPin(parts, personNamed(by), stdin === true);
  return keeper.actOnReview({ person, digits, act: asked });
};

const CAUSE = 'a review was kept without the kiosk running';

interface StartOptions extends ActOptions {
  readonly period: ReviewPeriod;
  readonly until?: string;
}

const start = async (parts: Parts, options: StartOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const words = wordsOf(options.words, 'not_needed');
  const { period } = options;
  const { anomalies, leavings, changes, ...scope } = nextReview(config, period, options.until);
  const asked = { act: 'start', period, ...scope, anomalies: refsOf(anomalies), words } as const;
  const bounds = config.kiosk.reviews.bounds;
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const { review, index } = await act(parts, keeper, options, { ...asked, bounds });
      const zone = config.kiosk.time_zone;
      const lines = [
        `Review ${review} (${period}) of entries ${scope.from_entry} to ${scope.to_entry} is begun; recorded up to entry ${index}`,
        'What changed:',
        ...changeLines(changes),
        `Anomalies, each of which needs a finding: ${asked.anomalies.length}`,
        ...anomalies.map((one) => anomalyLine(one, zone)),
        ...leavingLines(leavings),
      ];
      await parts.terminal.print(`${lines.map(harmless).join('\n')}\n`);
    },
    CAUSE,
  );
};

interface FindingOptions extends ActOptions {
  readonly entry: number;
  readonly rule: FindingRule;
  readonly action: FindingAction;
}

const find = async (parts: Parts, review: number, options: FindingOptions): Promise<void> => {
  const { entry, rule, action } = options;
  const words = wordsOf(options.words, 'needed');
  await withKeeper(
    parts,
    readConfig(options.config, options.data),
    async (keeper) => {
      const { index } = await act(parts, keeper, options, {
        act: 'find',
        review,
        rule,
        entry,
        action,
        words,
      });
      await parts.terminal.print(
        `The finding about ${rule} at entry ${entry} is recorded as entry ${index}\n`,
      );
    },
    CAUSE,
  );
};

const close = async (parts: Parts, review: number, options: ActOptions): Promise<void> => {
  const words = wordsOf(options.words, 'not_needed');
  await withKeeper(
    parts,
    readConfig(options.config, options.data),
    async (keeper) => {
      const { index } = await act(parts, keeper, options, { act: 'close', review, words });
      await parts.terminal.print(`Review ${review} is closed; recorded as entry ${index}\n`);
    },
    CAUSE,
  );
};

const reviewNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the number of a review, as "ballot-vault review list" prints it.');
};

const entryNumber = (text: string): number => {
  const digits = /^#?(\d{1,15})$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  throw new InvalidArgumentError('Give the number of an entry, such as 120.');
};

const NUMBER = 'number of the review, as "review list" prints it';

export const addReviewActing = (review: Command, parts: Parts): void => {
  acting(
    review,
    'start',
    'Begin a review of all signed entries since the last one of its kind that was closed.',
  )
    .addOption(periodOption().makeOptionMandatory())
    .option('--until <time>', 'before this instant, or through this local day or "#entry", not all there is')
    .addHelpText(
      'after',
      examples(
        'review start --config FILE --period daily --by sam',
        'review start --config FILE --period weekly --until 2026-11-08 --by sam',
      ),
    )
    .action((options: StartOptions) => start(parts, options));
  acting(
    review,
    'finding',
    'Say what an anomaly, or another entry of the review, was about, and what was done.',
  )
    .argument('<review>', NUMBER, reviewNumber)
    .addOption(
      new Option('--entry <n>', 'entry that it is about').argParser(entryNumber).makeOptionMandatory(),
    )
    .addOption(
      new Option('--rule <rule>', 'of the anomaly; other for any other entry of the review')
        .choices(FINDING_RULES)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--action <action>', 'what was done').choices(FINDING_ACTIONS).makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      examples(
        'review finding 3 --config FILE --entry 812 --rule lone_interval --action people_instructed --words "Robert fetched a cart; told to go together" --by sam',
      ),
    )
    .action((number: number, options: FindingOptions) => find(parts, number, options));
  acting(
    review,
    'close',
    'Close a review whose every anomaly has a finding. Nobody closes what they began or found.',
  )
    .argument('<review>', NUMBER, reviewNumber)
    .addHelpText('after', examples('review close 3 --config FILE --by kim'))
    .action((number: number, options: ActOptions) => close(parts, number, options));
};
