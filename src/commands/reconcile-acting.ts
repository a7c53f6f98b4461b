import { type Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { LABEL, PLAIN_WORDS } from '../core/custody-terms.ts';
import { SHEET_FORMS, type SheetForm, type SheetValues } from '../core/sheet-forms.ts';
import { FIGURE_MAX, SHEET_CONTAINERS_MAX } from '../core/sheets.ts';
import type { ContainerId, PersonId } from '../core/terms.ts';
import { notAsked } from '../sheet-refusals.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { pinFromInput, typedPin } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { personNamed, wordsOf } from './people-acting.ts';

interface Acting {
  readonly config: string;
  readonly data?: string;
  readonly by: string;
  readonly stdin?: boolean;
  readonly words?: string;
}

interface PrepareOptions extends Acting {
  readonly form: SheetForm;
  readonly election: string;
  readonly place: string;
  readonly value: readonly (readonly [field: string, value: number])[];
  readonly source: string;
  readonly container: readonly ContainerId[];
  readonly sheet: number;
}

type Figures = PrepareOptions['value'];

const figureAmong = (text: string, before: Figures): Figures => {
  const [, field = '', digits = ''] = /^([a-z_]+)=(\d{1,8})$/.exec(text) ?? [];
  if (field === '' || Number(digits) > FIGURE_MAX)
    throw new InvalidArgumentError('Write FIELD=NUMBER, for example spoiled=3.');
  if (before.some(([name]) => name === field)) throw new InvalidArgumentError(`${field} is given twice.`);
  return [...before, [field, Number(digits)]];
};

const containerAmong = (text: string, before: readonly ContainerId[]): readonly ContainerId[] => {
  if (!LABEL.test(text))
    throw new InvalidArgumentError('A label has capital letters, digits and hyphens, at most 40.');
  if (before.length < SHEET_CONTAINERS_MAX) return [...before, text as ContainerId];
  throw new InvalidArgumentError(`A sheet names at most ${SHEET_CONTAINERS_MAX} containers.`);
};

const plainWords = (text: string): string => {
  if (PLAIN_WORDS.test(text)) return text;
  throw new InvalidArgumentError('Write up to 40 letters, digits, spaces and , . / # -');
};

const numbered = (text: string): number => {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the number, as "ballot-vault reconcile show" prints it.');
};

const prepare = async (parts: Parts, options: PrepareOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { form, election, place, source, container, sheet } = options;
  const values = Object.fromEntries(options.value) as SheetValues;
  const wrong = notAsked(config.reconciliation[form], { form, place, values });
  if (wrong !== null) throw new Misuse(...wrong);
  const words = wordsOf(options.words, 'not_needed');
  const person = personNamed(options.by);
  const { digits } = await typedPin(parts, person, options.stdin === true);
  const stated = { form, election, place, values, source, containers: container, words };
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const done = await keeper.actOnSheet({ person, digits, act: { act: 'prepare', sheet, stated } });
      await parts.terminal.print(
        `Sheet ${done.sheet}, version ${done.version} is on record as entry ${done.index}; now somebody else verifies it.\n`,
      );
    },
    'a sheet was prepared without the kiosk running',
  );
};

const verify = async (
  parts: Parts,
  sheet: number,
  options: Acting & { readonly sheetVersion: number },
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const words = wordsOf(options.words, 'not_needed');
  const person: PersonId = personNamed(options.by);
  const { digits } = await typedPin(parts, person, options.stdin === true);
  const act = { act: 'verify', sheet, version: options.sheetVersion, words } as const;
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const done = await keeper.actOnSheet({ person, digits, act });
      await parts.terminal.print(
        `Sheet ${done.sheet}, version ${done.version} is verified; recorded as entry ${done.index}\n`,
      );
    },
    'a sheet was verified without the kiosk running',
  );
};

const withActing = (command: Command): Command =>
  command
    .addOption(configOption())
    .addOption(dataOption())
    .requiredOption('--by <person>', 'who does it, by their PIN')
    .addOption(pinFromInput());

export const addReconcileActing = (reconcile: Command, parts: Parts): void => {
  withActing(
    reconcile
      .command('prepare')
      .description('Put a sheet on record, or a later version of one; one person signs.'),
  )
    .addOption(new Option('--form <form>', 'which form').choices(SHEET_FORMS).makeOptionMandatory())
    .addOption(new Option('--election <name>', 'which election').argParser(plainWords).makeOptionMandatory())
    .addOption(
      new Option('--place <name>', 'precinct, polling place or room').argParser(plainWords).default(''),
    )
    .addOption(
      new Option('--value <field=number>', 'a figure; give it for each').argParser(figureAmong).default([]),
    )
    .addOption(
      new Option('--source <name>', 'where figures come from that were not counted here')
        .argParser(plainWords)
        .default(''),
    )
    .addOption(
      new Option('--container <label>', 'in which these ballots lie; give it for each')
        .argParser(containerAmong)
        .default([]),
    )
    .option('--words <text>', 'how each difference is explained; no name of a voter')
    .addOption(new Option('--sheet <n>', 'a later version of this sheet').argParser(numbered).default(0))
    .addHelpText(
      'after',
      examples(
        'reconcile prepare --form county --election "General 2026" --value ballots_received=900 --value ballots_counted=890 --value ballots_rejected=10 --by ana --config FILE',
      ),
    )
    .action((options: PrepareOptions) => prepare(parts, options));
  withActing(
    reconcile
      .command('verify')
      .description('Sign for a version of a sheet that somebody else prepared.')
      .argument('<sheet>', 'number of the sheet', numbered),
  )
    .addOption(
      new Option('--sheet-version <n>', 'the version that was looked at')
        .argParser(numbered)
        .makeOptionMandatory(),
    )
    .option('--words <text>', 'what is to be said of it')
    .addHelpText('after', examples('reconcile verify 3 --sheet-version 2 --by ben --config FILE'))
    .action((sheet: number, options: Acting & { readonly sheetVersion: number }) =>
      verify(parts, sheet, options),
    );
};
