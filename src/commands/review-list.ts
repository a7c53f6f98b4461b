import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { readLog } from '../log/read-log.ts';
import { reviewsIn, unansweredOf } from '../reports/reviews.ts';
import { harmless } from './harmless.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { reviewLines } from './review-table.ts';

interface ListOptions {
  readonly config: string;
  readonly data?: string;
  readonly json?: boolean;
}

const list = async ({ terminal }: Parts, options: ListOptions): Promise<void> => {
  const { paths, kiosk } = readConfig(options.config, options.data);
  const log = readLog(paths.data);
  try {
    const reviews = reviewsIn(log);
    for (const review of reviews) {
      const lines =
        options.json === true
          ? [JSON.stringify({ ...review, unanswered: unansweredOf(review) })]
          : [...reviewLines(review, kiosk.time_zone), ''];
      await terminal.print(`${lines.map(harmless).join('\n')}\n`);
    }
    if (reviews.length === 0 && options.json !== true)
      await terminal.print('No review of this log is on record.\n');
  } finally {
    log.close();
  }
};

export const addReviewList = (review: Command, parts: Parts): void => {
  review
    .command('list')
    .description('Print every review with its anomalies and findings, who began it and who closed it.')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object a review; instants are milliseconds since 1970, UTC')
    .addHelpText('after', examples('review list --config FILE'))
    .action((options: ListOptions) => list(parts, options));
};
