import { type Command, InvalidArgumentError, Option } from 'commander';
import { ID_FORM, ID_REMEDY } from '../config/fields.ts';
import { type Config, readConfig } from '../config.ts';
import {
  LINES_OF_SHEET_MAX,
  OVERLAPS_MAX,
  PEOPLE_OF_LINE_MAX,
  SHEET_FORM,
} from '../control/paper-messages.ts';
import type { PaperVisit } from '../core/facts-paper.ts';
import { type PersonId, PURPOSES, type Purpose, type RoomId } from '../core/terms.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { readLog } from '../log/read-log.ts';
import { type Visit, visitsAmong } from '../records/visits.ts';
import { instantIn } from './change-table.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { askOfficials, byOption, pinsFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { wordsOf } from './people-acting.ts';
import { instantAsked } from './people-reading.ts';

interface AddOptions {
  readonly config: string;
  readonly data?: string;
  readonly sheet: string;
  readonly line: number;
  readonly room: string;
  readonly person: readonly PersonId[];
  readonly from: string;
  readonly until: string;
  readonly purpose: Purpose;
  readonly visitors: number;
  readonly words?: string;
  readonly although?: string;
  readonly by: readonly string[];
  readonly stdin?: boolean;
}

const sheetNamed = (text: string): string => {
  if (SHEET_FORM.test(text)) return text;
  throw new InvalidArgumentError('A sheet is named by up to 20 letters, digits and hyphens.');
};

const numberUpTo =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };

const personAmong = (text: string, before: readonly PersonId[]): readonly PersonId[] => {
  if (!ID_FORM.test(text)) throw new InvalidArgumentError(ID_REMEDY);
  if (before.length < PEOPLE_OF_LINE_MAX) return [...before, text as PersonId];
  throw new InvalidArgumentError(`A line names at most ${PEOPLE_OF_LINE_MAX} people.`);
};

const visitOf = (options: AddOptions, zone: string): PaperVisit => {
  const said = wordsOf(options.words, 'not_needed');
  const although = wordsOf(options.although, 'not_needed');
  return {
    sheet: options.sheet.toUpperCase(),
    line: options.line,
    room: options.room as RoomId,
    people: options.person,
    from: instantAsked('--from', options.from, zone),
    until: instantAsked('--until', options.until, zone),
    purpose: options.purpose,
    visitors_on_paper: options.visitors,
    words: wordsOf([said, although].filter((text) => text !== '').join(' / '), 'not_needed'),
  };
};

/** What the log says of the same people at the same time. */
const overlapsOf = ({ paths }: Config, visit: PaperVisit): readonly Visit[] => {
  const log = readLog(paths.data);
  try {
    return visitsAmong(log.entries(0), visit).slice(0, OVERLAPS_MAX);
  } finally {
    log.close();
  }
};

const overlapLine = (zone: string, { entry, person, room, from, until }: Visit): string =>
  `entry ${entry}: ${person} was inside ${room} by sign-in from ${instantIn(zone, from)} to ${instantIn(zone, until)}`;

const requireExplained = (overlaps: readonly Visit[], { although }: AddOptions, zone: string): void => {
  if (overlaps.length === 0 || (although ?? '').trim() !== '') return;
  throw new KeeperRefused(
    `the log says something else of the same time; ${overlaps.map((one) => overlapLine(zone, one)).join('; ')}`,
    'Look at the sheet again; where both are so, say why with --although.',
  );
};

const add = async (parts: Parts, options: AddOptions): Promise<void> => {
  if (options.person.length === 0)
    throw new Misuse('the line names nobody', 'Give --person for each of them.');
  const config = readConfig(options.config, options.data);
  const zone = config.kiosk.time_zone;
  const visit = visitOf(options, zone);
  const overlaps = overlapsOf(config, visit);
  requireExplained(overlaps, options, zone);
  const typed = await askOfficials(parts, options);
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const { index } = await keeper.transcribePaper({
        visit,
        overlaps: overlaps.map(({ entry }) => entry),
        typed,
      });
      await parts.terminal.print(
        `Sheet ${visit.sheet}, line ${visit.line} is on record as what the paper says; recorded up to entry ${index}\n`,
      );
    },
    'a sheet of the paper log was typed in without the kiosk running',
  );
};

export const addPaperAdd = (paper: Command, parts: Parts): void => {
  paper
    .command('add')
    .description('Type in a line of the paper log; two officials sign for it with their PINs.')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(
      new Option('--sheet <name>', 'what stands on the sheet').argParser(sheetNamed).makeOptionMandatory(),
    )
    .addOption(
      new Option('--line <n>', 'line on the sheet')
        .argParser(numberUpTo(1, LINES_OF_SHEET_MAX))
        .makeOptionMandatory(),
    )
    .requiredOption('--room <room>', 'which room, by the configuration')
    .addOption(
      new Option('--person <person>', 'who was inside; give it for each').argParser(personAmong).default([]),
    )
    .requiredOption('--from <time>', 'when they came in: an instant, or a local time like "2026-11-03 06:30"')
    .requiredOption('--until <time>', 'when they had left')
    .addOption(
      new Option('--purpose <purpose>', 'what for').choices(PURPOSES).default('other' satisfies Purpose),
    )
    .addOption(
      new Option('--visitors <n>', 'visitors on this line; their names stay on the paper')
        .argParser(numberUpTo(0, 99))
        .default(0),
    )
    .option('--words <text>', 'what else the line says')
    .option('--although <text>', 'why the log may say something else of the same time')
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      examples(
        'paper add --config FILE --sheet P-12 --line 3 --room ballot-room --person ana --person ben --from "2026-11-03 06:30" --until "2026-11-03 07:05" --purpose inspection --by cal --by dee',
      ),
    )
    .action((options: AddOptions) => add(parts, options));
};
