import path from 'node:path';
import type { Command } from 'commander';
import { CATALOGUE } from '../core/catalogue.ts';
import { entryLine, readLog } from '../log/read-log.ts';
import { correctedText, correctionsIn } from '../reports/corrections.ts';
import { stateAtEnd } from '../reports/question.ts';
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

type Fields = { readonly [field: string]: unknown };

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const levelOf = (type: string): string =>
  Object.hasOwn(CATALOGUE, type) ? CATALOGUE[type as keyof typeof CATALOGUE].level : '';

/** Whether a closed review covers an entry. */
type Reviewed = 'yes' | 'no';

/** The entry with what no entry can say of itself. */
const withReviewed = (line: string, reviewed: Reviewed): string =>
  `${line.slice(0, -1)},"_reviewed":"${reviewed}"}`;

/** One entry as a line for people. Whatever a table cannot hold is in the JSON. */
const tableLine = (entry: Fields, { reviewed, by }: Beside): string => {
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
    (String(room ?? '') || '-').padEnd(14),
    levelOf(String(type)).padEnd(8),
    reviewed.padEnd(8),
    String(type).padEnd(24),
  ];
  const corrected = by === undefined ? '' : `  [${correctedText(by)}]`;
  return `${cells.join('  ')}  ${cut}${corrected}`.trimEnd();
};

/** What stands beside an entry: whether somebody reviewed it, and the entries that correct it. */
interface Beside {
  readonly reviewed: Reviewed;
  readonly by: readonly number[] | undefined;
}

/** The entry's own line, with what stands beside it. */
const withBeside = (line: string, { reviewed, by }: Beside): string => {
  const whole = withReviewed(line, reviewed);
  return by === undefined ? whole : `${whole.slice(0, -1)},"_corrected_by":${JSON.stringify(by)}}`;
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
        const upTo = reviewedUpTo(stateAtEnd(log));
        if (options.json !== true) await terminal.print(`${HEADER}\n`);
        const { size } = log.head();
        const corrections = correctionsIn(
          { entries: log.entries, bytes: (from, until) => log.rows.bytes(from, until) },
          size,
        );
        for (const stored of log.entries(options.from, size)) {
          const line = entryLine(stored);
          const beside: Beside = {
            reviewed: stored.seq <= upTo ? 'yes' : 'no',
            by: corrections.get(stored.seq),
          };
          const told = options.json === true ? withBeside(line, beside) : tableLine(JSON.parse(line), beside);
          await terminal.print(`${harmless(told)}\n`);
        }
      } finally {
        log.close();
      }
    });
};
