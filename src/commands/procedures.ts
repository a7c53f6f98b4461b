import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { FileRefused, problemLine } from '../config/problems.ts';
import { type Config, readConfig } from '../config.ts';
import type { ApprovedProcedure, Procedure } from '../core/facts-procedures.ts';
import type { Keeper } from '../keeper.ts';
import { PROCEDURE_LANGUAGES, type ProcedureLanguage } from '../procedure-file/text.ts';
import { procedureFiles, readProcedure } from '../procedure-file.ts';
import { dayOf, instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';
import { withKeeper } from './keeping.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { askOfficials, byOption, pinsFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { wordsOf } from './people-acting.ts';
import { procedureSheet } from './procedure-sheet.ts';

interface Of {
  readonly config: string;
  readonly data?: string;
}

interface Signed extends Of {
  readonly by: readonly string[];
  readonly stdin?: boolean;
}

const CAUSE = 'procedures were looked at without the kiosk running';

/** Those that a file cannot be read as one are left out here; `check` names them. */
const readable = (file: string): readonly (readonly [string, Procedure])[] => {
  try {
    return [[file, readProcedure(file)]];
  } catch (error) {
    if (error instanceof FileRefused) return [];
    throw error;
  }
};

const whereUsed = ({ rooms, phases, purposes }: Procedure): string =>
  (
    [
      ['rooms', rooms],
      ['phases', phases],
      ['purposes', purposes],
    ] as const
  )
    .map(([name, items]) => `${name} ${items.length === 0 ? 'all' : items.join(', ')}`)
    .join('; ');

const lineOf = (zone: string, one: ApprovedProcedure): string =>
  `${one.procedure}  version ${one.version}  ${one.steps.length} steps  ${one.title.en}\n  in use since ${instantIn(zone, one.since)}, approved by ${one.signed_by.join(' and ')}; ${whereUsed(one)}\n  sha256 ${one.digest}\n`;

/** How a file stands to what is in use. */
const draftLine = (
  file: string,
  draft: Procedure,
  inUse: readonly ApprovedProcedure[],
): string | undefined => {
  const used = inUse.find(({ procedure }) => procedure === draft.procedure);
  if (used?.digest === draft.digest) return undefined;
  const than =
    used === undefined ? 'not in use' : `another text than version ${used.version}, which is in use`;
  return `${file}: ${draft.procedure} version ${draft.version} is ${than}\n`;
};

const keep = (parts: Parts, config: Config, act: (keeper: Keeper) => Promise<void>): Promise<void> =>
  withKeeper(parts, config, act, CAUSE);

const list = async (parts: Parts, options: Of & { readonly json?: boolean }): Promise<void> => {
  const { terminal } = parts;
  const config = readConfig(options.config, options.data);
  const drafts = procedureFiles(config.paths.procedures).flatMap(readable);
  await keep(parts, config, async (keeper) => {
    const inUse = await keeper.procedures();
    if (options.json === true) {
      for (const one of inUse) await terminal.print(`${JSON.stringify(one)}\n`);
      return;
    }
    if (inUse.length === 0) await terminal.print('No procedure is in use.\n');
    for (const one of inUse) await terminal.print(lineOf(config.kiosk.time_zone, one));
    for (const [file, draft] of drafts) await terminal.print(draftLine(file, draft, inUse) ?? '');
  });
};

const roomFault = ({ rooms }: Procedure, config: Config, file: string): string | undefined => {
  const known: readonly string[] = config.rooms.map(({ room }) => room);
  const unknown = rooms.find((room) => !known.includes(room));
  if (unknown === undefined) return undefined;
  return `${file}: the room ${unknown} is not in the configuration. Name one of ${known.join(', ')}, or write "rooms: all".`;
};

const faultsOf = (file: string, config: Config): readonly string[] => {
  try {
    return [roomFault(readProcedure(file), config, file)].filter((fault) => fault !== undefined);
  } catch (error) {
    if (error instanceof FileRefused) return error.problems.map(problemLine);
    throw error;
  }
};

const check = async ({ terminal }: Parts, files: readonly string[], options: Of): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const asked = files.length > 0 ? files : procedureFiles(config.paths.procedures);
  if (asked.length === 0) {
    throw new Misuse(
      `${config.paths.procedures} has no procedures`,
      'Name a file, or put Markdown files there.',
    );
  }
  const faults = asked.flatMap((file) => faultsOf(file, config));
  for (const fault of faults) terminal.error(`${harmless(fault)}\n`);
  if (faults.length > 0) throw new FoundWrong();
  for (const file of asked) {
    const { procedure, version, steps, digest } = readProcedure(file);
    await terminal.print(
      `${file}: ${procedure} version ${version}, ${steps.length} steps, sha256 ${digest}\n`,
    );
  }
};

const approve = async (parts: Parts, file: string, options: Signed): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const procedure = readProcedure(file);
  await parts.terminal.print(
    `${procedure.title.en} (${procedure.procedure}, version ${procedure.version})\n${procedure.steps.map(({ en }, at) => `  ${at + 1}. ${en}\n`).join('')}`,
  );
  const typed = await askOfficials(parts, options);
  await keep(parts, config, async (keeper) => {
    const { index } = await keeper.actOnProcedure({ act: { act: 'approve', procedure }, typed });
    await parts.terminal.print(
      `${procedure.procedure} version ${procedure.version} is in use; recorded up to entry ${index}\n`,
    );
  });
};

const withdraw = async (
  parts: Parts,
  procedure: string,
  options: Signed & { readonly words: string },
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const words = wordsOf(options.words, 'needed');
  const typed = await askOfficials(parts, options);
  await keep(parts, config, async (keeper) => {
    const { index } = await keeper.actOnProcedure({ act: { act: 'withdraw', procedure, words }, typed });
    await parts.terminal.print(`${procedure} is out of use; recorded up to entry ${index}\n`);
  });
};

/** The text that is in use under this name; a file stands for a draft. */
const named = async (
  parts: Parts,
  config: Config,
  name: string,
): Promise<{ readonly text: Procedure; readonly since: string }> => {
  if (name.endsWith('.md')) return { text: readProcedure(name), since: '' };
  let found: ApprovedProcedure | undefined;
  await keep(parts, config, async (keeper) => {
    found = (await keeper.procedures()).find(({ procedure }) => procedure === name);
  });
  if (found !== undefined) return { text: found, since: dayOf(config.kiosk.time_zone, found.since) };
  throw new Misuse(`no procedure ${name} is in use`, 'See "ballot-vault procedures list", or name a file.');
};

const print = async (
  parts: Parts,
  name: string,
  options: Of & { readonly language: ProcedureLanguage; readonly to: string },
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { text, since } = await named(parts, config, name);
  const { language, to } = options;
  if (text.title[language] === '')
    throw new Misuse(`${name} has no part in ${language}`, 'Ask for another --language.');
  try {
    writeFileSync(to, procedureSheet(text, language, since), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Misuse(`${to} is there already`, 'Name another file with --to.');
  }
  await parts.terminal.print(`${to} is written: open it in a browser, and print it.\n`);
};

const addReading = (procedures: Command, parts: Parts): void => {
  procedures
    .command('list')
    .description('Print the procedures in use, and files that are not. The kiosk may go on running.')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object a line')
    .addHelpText('after', examples('procedures list --config FILE'))
    .action((options: Of) => list(parts, options));
  procedures
    .command('check [files...]')
    .description('Check files of procedures; those of the folder where none is named.')
    .addOption(configOption())
    .addHelpText('after', examples('procedures check config/procedures/receiving.md --config FILE'))
    .action((files: readonly string[], options: Of) => check(parts, files, options));
  procedures
    .command('print <procedure>')
    .description('Write a procedure in use, or a file, as a sheet for paper.')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(new Option('--language <language>', 'of the sheet').choices(PROCEDURE_LANGUAGES).default('en'))
    .requiredOption('--to <file>', 'HTML file to write; never one that is there')
    .addHelpText('after', examples('procedures print receiving --language es --to sheet.html --config FILE'))
    .action((name: string, options: Of & { readonly language: ProcedureLanguage; readonly to: string }) =>
      print(parts, name, options),
    );
};

/** Written procedures: what is in use, whether a file can be, and two people who say so. */
export const addProcedures = (program: Command, parts: Parts): void => {
  const procedures = program
    .command('procedures')
    .description('Written procedures, shown at the kiosk as steps to whoever comes in for their purpose.');
  addReading(procedures, parts);
  procedures
    .command('approve <file>')
    .description('Put the text of a file into use; two officials sign for it with their PINs.')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      examples('procedures approve config/procedures/receiving.md --config FILE --by cal --by dee'),
    )
    .action((file: string, options: Signed) => approve(parts, file, options));
  procedures
    .command('withdraw <procedure>')
    .description('Take a procedure out of use; two officials sign for it with their PINs.')
    .addOption(configOption())
    .addOption(dataOption())
    .requiredOption('--words <text>', 'why')
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      examples(
        'procedures withdraw receiving --words "Replaced by the county guide" --config FILE --by cal --by dee',
      ),
    )
    .action((procedure: string, options: Signed & { readonly words: string }) =>
      withdraw(parts, procedure, options),
    );
};
