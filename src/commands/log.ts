import path from 'node:path';
import type { Command } from 'commander';
import { CATALOGUE } from '../core/catalogue.ts';
import { entryLine, readLog } from '../log/read-log.ts';
import { reviewedUpTo } from '../reports/reviews.ts';
import { harmless } from './harmless.ts';
import { examples, fromOption } from './options.ts';
import type { Parts } from './parts.ts';

/** Fields that have a column of their own, or tell a reader of the table nothing. */
const NOT_DETAILS: ReadonlySet<string> = new Set([
  'v',
  'seq',
  'time',
  'offset',
  'boot',
  'uptime_ms',
  'clock',
  'kiosk',
  'room',
  'type',
  '_sd',
  'pin',
  'duress',
]);
const DETAILS_MAX = 160;

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const levelOf = (type: string): string =>
  Object.hasOwn(CATALOGUE, type) ? CATALOGUE[type as keyof typeof CATALOGUE].level : '';

/** Whether a closed review covers an entry. */
type Reviewed = 'yes' | 'no';

/** The entry with what no entry can say of itself. */
const withReviewed = (line: string, reviewed: Reviewed): string =>
  `${line.slice(0, -1)},"_reviewed":"${reviewed}"}`;

/** One entry as a line for people. Whatever a table cannot hold is in the JSON. */
const tableLine = (entry: { readonly [field: string]: unknown }, reviewed: Reviewed): string => {
  const { seq, time, offset, room, type } = entry;
  const details = Object.entries(entry)
    .filter(([field, value]) => !NOT_DETAILS.has(field) && value !== '')
    .map(([field, value]) => `${field}=${shown(value)}`)
    .join(' ');
  const cut = details.length > DETAILS_MAX ? `${details.slice(0, DETAILS_MAX)}…` : details;
  const cells = [
    String(seq).padStart(7),
    String(time).padEnd(24),
    String(offset ?? '').padEnd(6),
    String(room ?? '-').padEnd(14),
    levelOf(String(type)).padEnd(8),
    reviewed.padEnd(8),
    String(type).padEnd(24),
  ];
  return `${cells.join('  ')}  ${cut}`.trimEnd();
};

const HEADER = `${'entry'.padStart(7)}  ${'time (UTC)'.padEnd(24)}  ${'local'.padEnd(6)}  ${'room'.padEnd(14)}  ${'level'.padEnd(8)}  ${'reviewed'.padEnd(8)}  ${'what'.padEnd(24)}  details`;

export const addLog = (program: Command, { terminal }: Parts): void => {
  program
    .command('log')
    .description(
      'Print the entries of a log, with what opens their personal fields. The kiosk may go on running.',
    )
    .requiredOption('--data <dir>', 'folder of the log')
    .addOption(fromOption())
    .option('--json', 'one JSON object a line, with every field')
    .addHelpText('after', examples('log --data /var/lib/ballot-vault', 'log --data data --from 120 --json'))
    .action(async (options: { data: string; from: number; json?: boolean }) => {
      const log = readLog(path.resolve(options.data));
      try {
        const upTo = reviewedUpTo(log);
        if (options.json !== true) await terminal.print(`${HEADER}\n`);
        for (const stored of log.entries(options.from)) {
          const line = entryLine(stored);
          const reviewed = stored.seq <= upTo ? 'yes' : 'no';
          const shown =
            options.json === true ? withReviewed(line, reviewed) : tableLine(JSON.parse(line), reviewed);
          await terminal.print(`${harmless(shown)}\n`);
        }
      } finally {
        log.close();
      }
    });
};
