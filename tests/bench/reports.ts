import { z } from 'zod';
import { inChild } from './child.ts';
import type { Figure } from './figure.ts';
import { logOf } from './logs.ts';
import { say } from './progress.ts';
import { significant } from './statistics.ts';

const ANSWER = z.object({
  rows: z.number(),
  characters: z.number(),
  seconds: z.number(),
  most_kb: z.number(),
});

/** Most rows, most entries opened, and those that fold the whole state. */
const NAMES = ['lone', 'about', 'told', 'outage', 'looked', 'trends', 'nobody-entered'];

/** Each report over a whole log, the slowest of them, and the most memory that one had. */
export const measureReports = async (entries: number): Promise<readonly Figure[]> => {
  const folder = logOf(entries, 'reports');
  const answers: (z.infer<typeof ANSWER> & { readonly name: string })[] = [];
  for (const name of NAMES) {
    say(`reports: ${name} of ${entries} entries ...`);
    answers.push({ name, ...(await inChild('report-child.ts', [folder, name], ANSWER)) });
  }
  const rate = ({ seconds }: { readonly seconds: number }): number => entries / seconds;
  const slowest = answers.toSorted((one, other) => rate(one) - rate(other))[0];
  const largest = answers.toSorted((one, other) => other.most_kb - one.most_kb)[0];
  if (slowest === undefined || largest === undefined) return [];
  const each = answers.map((one) => `${one.name} ${significant(rate(one))} with ${one.rows} rows`);
  return [
    {
      name: `slowest report over ${entries} entries (${slowest.name})`,
      measured: rate(slowest),
      unit: 'entries/s',
      least: 50_000,
      detail: `a second: ${each.join(', ')}`,
    },
    {
      name: `the most memory that one of them had (${largest.name})`,
      measured: (largest.most_kb * 1_024) / 1e6,
      unit: 'MB',
      limit: 200,
      detail: answers
        .map(({ name, most_kb }) => `${name} ${significant((most_kb * 1_024) / 1e6)}`)
        .join(', '),
    },
  ];
};
