import type { Command } from 'commander';
import { offsetMinutes } from '../config/local-time.ts';
import { type Config, readConfig } from '../config.ts';
import type { Ms } from '../core/terms.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { everybodyIn } from '../named-fields.ts';
import { type Day, type Duty, isOver, localDay } from '../retention.ts';
import { harmless } from './harmless.ts';
import { type KeptEntry, keptEntries } from './kept-entries.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

/** Entries of one month, or of one person, that the same duty keeps longest. */
interface KeptTogether {
  first: number;
  last: number;
  entries: number;
  fields: number;
  /** The first day on which all of them may go; null while nobody knows it. */
  may_go_from: Day | null;
  /** What keeps the last of them. */
  because: string;
  kind: Duty['kind'];
}

/** What the log holds that names people, and how long. */
interface Retained {
  readonly today: Day;
  readonly months: readonly (KeptTogether & { readonly month: string })[];
  readonly people: readonly (KeptTogether & { readonly person: string })[];
}

/** Today where the kiosk stands. */
export const todayOf = ({ kiosk }: Config, now: Ms): Day =>
  localDay(now, offsetMinutes(kiosk.time_zone, now));

const lasts = (one: Day | null, other: Day | null): boolean =>
  other !== null && (one === null || one > other);

const add = (groups: Map<string, KeptTogether>, key: string, { seq, fields, duty }: KeptEntry): void => {
  const count = Object.keys(fields).length;
  const group = groups.get(key);
  if (group === undefined) {
    const because = { may_go_from: duty.until, because: duty.name, kind: duty.kind };
    groups.set(key, { first: seq, last: seq, entries: 1, fields: count, ...because });
    return;
  }
  group.last = seq;
  group.entries += 1;
  group.fields += count;
  if (!lasts(duty.until, group.may_go_from)) return;
  group.may_go_from = duty.until;
  group.because = duty.name;
  group.kind = duty.kind;
};

const retained = (log: LogReader, config: Config, today: Day): Retained => {
  const months = new Map<string, KeptTogether>();
  const people = new Map<string, KeptTogether>();
  for (const entry of keptEntries(log, config.evidence.retention)) {
    const { span, duty, fields } = entry;
    add(months, `${span.last.slice(0, 'YYYY-MM'.length)} ${duty.kind} ${duty.name}`, entry);
    for (const person of everybodyIn(fields)) add(people, person, entry);
  }
  return {
    today,
    months: [...months].map(([key, group]) => ({ month: key.slice(0, 'YYYY-MM'.length), ...group })),
    people: [...people]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([person, group]) => ({ person, ...group })),
  };
};

const line = (today: Day, name: string, { may_go_from, because, kind, ...group }: KeptTogether): string => {
  const mayGo = isOver({ kind, name: because, until: may_go_from }, today);
  const cells = [
    name.padEnd(16),
    `${group.first}-${group.last}`.padEnd(16),
    String(group.entries).padStart(8),
    String(group.fields).padStart(8),
    `  ${mayGo ? 'now' : (may_go_from ?? 'nobody knows')}`.padEnd(16),
    mayGo ? `since ${may_go_from}` : `${kind}: ${because}`,
  ];
  return harmless(cells.join(' ').trimEnd());
};

const HEADER = `${'of'.padEnd(16)} ${'entries'.padEnd(16)} ${'number'.padStart(8)} ${'fields'.padStart(8)} ${'  may go'.padEnd(16)} why not yet\n`;

const tableOf = ({ today, months, people }: Retained): string =>
  [
    `today: ${today}\n\nBy month\n${HEADER}`,
    ...months.map((group) => `${line(today, group.month, group)}\n`),
    `\nBy person or visitor\n${HEADER}`,
    ...people.map((group) => `${line(today, group.person, group)}\n`),
    '\nNothing goes by itself. Two officials erase what names a person: see "ballot-vault erase --help".\n',
  ].join('');

interface Options {
  readonly config: string;
  readonly data?: string;
  readonly json?: boolean;
}

export const addRetention = (program: Command, parts: Parts): void => {
  program
    .command('retention')
    .description(
      'List which personal fields of the log could go, when, and what asks for the others to be kept. Changes nothing; the kiosk may go on running.',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object')
    .addHelpText('after', examples('retention --config kiosk.yaml', 'retention --config kiosk.yaml --json'))
    .action(async (options: Options) => {
      const config = readConfig(options.config, options.data);
      const log = readLog(config.paths.data);
      try {
        const found = retained(log, config, todayOf(config, parts.now()));
        await parts.terminal.print(options.json === true ? `${JSON.stringify(found)}\n` : tableOf(found));
      } finally {
        log.close();
      }
    });
};
