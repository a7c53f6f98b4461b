import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { isSought, type ListSearch } from '../core/list-search.ts';
import type { Ms } from '../core/terms.ts';
import { listDigest } from '../list-digest.ts';
import { type PersonLine, toPersonLine } from '../list-lines.ts';
import { readLog } from '../log/read-log.ts';
import { listAsOf, type PersonStep, personHistory, type TrainingStep } from '../records/list-history.ts';
import { askedRange } from './asked-range.ts';
import { changeTable, dayOf, groupText, instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { personNamed } from './people-acting.ts';

interface ListOptions {
  readonly config: string;
  readonly data?: string;
  readonly asOf?: string;
  readonly search?: string;
  readonly class?: string;
  readonly role?: string;
  readonly group?: string;
  readonly room?: string;
  readonly status?: string;
  readonly json?: boolean;
}

const WIDTHS = [24, 26, 15, 11, 18, 7, 7, 12, 12];

const row = (cells: readonly string[]): string => {
  const padded = cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0));
  return `${harmless(padded.join(' ').trimEnd())}\n`;
};

/** `valid_until` is the first instant after the last day. */
const personRow = ({ kiosk: { time_zone } }: Config, line: PersonLine): string =>
  row([
    line.person,
    line.name,
    line.class,
    line.role,
    groupText(line),
    String(line.badges),
    line.pin === 'set' ? 'yes' : 'no',
    dayOf(time_zone, line.valid_from),
    line.valid_until === 0 ? '-' : dayOf(time_zone, line.valid_until - 1),
    line.status === 'listed' ? line.rooms.join(', ') : `${line.rooms.join(', ')} (${line.status})`,
  ]);

/** An instant, a local time, or the end of a local day. Throws `Misuse`. */
export const instantAsked = (option: string, text: string, zone: string): Ms => {
  const { until } = askedRange({ until: text }, zone);
  if (until !== undefined && 'instant' in until) return until.instant;
  throw new Misuse(`${option} ${text} is an entry and no time`, 'Write an instant or a local time.');
};

const searchOf = ({ search, ...options }: ListOptions): ListSearch => ({
  ...(search === undefined ? {} : { text: search }),
  ...(options.class === undefined ? {} : { class: options.class }),
  ...(options.role === undefined ? {} : { role: options.role }),
  ...(options.group === undefined ? {} : { group: options.group }),
  ...(options.room === undefined ? {} : { room: options.room }),
  ...(options.status === undefined ? {} : { status: options.status }),
});

interface Shown {
  readonly lines: readonly PersonLine[];
  readonly note: string;
}

const pastLines = (config: Config, at: Ms): Shown => {
  const log = readLog(config.paths.data);
  try {
    const { people, erased } = listAsOf(log, at);
    const digest = listDigest(people);
    const gone =
      erased === 0 ? '' : `\n${erased} entries about the list are erased: whom they named is not told.`;
    return {
      lines: people.map(toPersonLine),
      note: `The list as of ${new Date(at).toISOString()}; digest ${digest}${gone}`,
    };
  } finally {
    log.close();
  }
};

const presentLines = async (parts: Parts, config: Config): Promise<Shown> => {
  let lines: readonly PersonLine[] = [];
  let note = '';
  await withKeeper(parts, config, async (keeper) => {
    lines = await keeper.people();
    note = `digest ${(await keeper.listStanding()).digest}`;
  });
  return { lines, note };
};

/** Whoever was removed stands in the log alone. */
const pastAsked = (parts: Parts, config: Config, { asOf, status }: ListOptions): Ms | undefined => {
  if (asOf !== undefined) return instantAsked('--as-of', asOf, config.kiosk.time_zone);
  return status === 'removed' ? parts.now() : undefined;
};

const listPeople = async (parts: Parts, options: ListOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const asOf = pastAsked(parts, config, options);
  const shown = asOf === undefined ? await presentLines(parts, config) : pastLines(config, asOf);
  const search = searchOf(options);
  const isAsked = (line: PersonLine) =>
    isSought(line, search) && (options.status !== undefined || line.status !== 'removed');
  const lines = shown.lines.filter(isAsked);
  if (options.json === true) {
    return parts.terminal.print(`${harmless(JSON.stringify({ note: shown.note, people: lines }))}\n`);
  }
  await parts.terminal.print(
    row(['person', 'name', 'class', 'role', 'group', 'badges', 'pin', 'from', 'until', 'rooms']),
  );
  for (const line of lines) await parts.terminal.print(personRow(config, line));
  await parts.terminal.print(`${lines.length} of ${shown.lines.length}; ${shown.note}\n`);
};

const trainingText = (zone: string, { topic, days }: TrainingStep): string =>
  days === null ? topic : `${topic} ${dayOf(zone, days.on)}, until ${dayOf(zone, days.until)}`;

const signedText = ({ signed_by, way }: PersonStep): string => {
  if (signed_by.length > 0) return `signed by ${signed_by.join(' and ')}`;
  return way === 'setup_screen' ? 'at the screen of a new kiosk, by its code' : 'nobody signed';
};

const stepText = ({ kiosk: { time_zone } }: Config, step: PersonStep): string => {
  const { seq, at, type, before, after, proposal, words, training } = step;
  const by = signedText(step);
  const about = proposal === 0 ? '' : `, proposal ${proposal}`;
  const head = `entry ${seq}  ${instantIn(time_zone, at)}  ${type}  ${by}${about}${words === '' ? '' : `: ${words}`}`;
  if (training !== null) return `${harmless(head)}\n    ${harmless(trainingText(time_zone, training))}\n`;
  if (type !== 'person_enrolled' && type !== 'person_changed') return `${harmless(head)}\n`;
  const held = before?.credentials ?? [];
  const given = after?.credentials ?? [];
  const line = (record: typeof before) => {
    if (record === null) return null;
    const { credentials, ...rest } = record;
    return { ...rest, badges: credentials.length };
  };
  const change = {
    person: step.after?.person ?? personNamed(''),
    before: line(before),
    after: line(after),
    badges_added: given.filter((badge) => !held.includes(badge)).length,
    badges_removed: held.filter((badge) => !given.includes(badge)).length,
  };
  return `${harmless(head)}\n${changeTable(time_zone, [change])}`;
};

const printHistory = async (
  { terminal }: Parts,
  person: string,
  options: { config: string; data?: string; json?: boolean },
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const log = readLog(config.paths.data);
  try {
    const steps = personHistory(log, personNamed(person));
    if (options.json === true) return await terminal.print(`${harmless(JSON.stringify(steps))}\n`);
    if (steps.length === 0) return await terminal.print(`The log says nothing of ${person}.\n`);
    for (const step of steps) await terminal.print(stepText(config, step));
  } finally {
    log.close();
  }
};

export const addReading = (people: Command, parts: Parts): void => {
  people
    .command('list')
    .description('Print the authorization list, as it stands or as it stood at any instant of the log.')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--as-of <time>', 'as the log makes it up to an instant, a local time or the end of a local day')
    .option('--search <text>', 'only whose identifier, name or title holds this')
    .option('--class <class>', 'only this class')
    .option('--role <role>', 'only this role')
    .option('--group <group>', 'only this group')
    .option('--room <room>', 'only who may enter this room')
    .option('--status <status>', 'only listed, suspended or removed')
    .option('--json', 'one JSON object; instants are milliseconds since 1970, UTC')
    .addHelpText(
      'after',
      examples(
        'people list --config kiosk.yaml',
        'people list --config kiosk.yaml --as-of 2026-11-03 --room vault',
      ),
    )
    .action((options: ListOptions) => listPeople(parts, options));
  people
    .command('history')
    .description(
      "Print what the log says of one person's place on the list and training: each step, and who signed for it.",
    )
    .argument('<person>', 'identifier of the person')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON list; instants are milliseconds since 1970, UTC')
    .addHelpText('after', examples('people history grace-okafor --config kiosk.yaml'))
    .action((person: string, options: { config: string; data?: string; json?: boolean }) =>
      printHistory(parts, person, options),
    );
};
