import { type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import type { PersonId } from '../core/terms.ts';
import type { TypedPin } from '../officials.ts';
import { COLUMNS } from '../people-file/columns.ts';
import { readPeopleBytes } from '../people-file.ts';
import { isPin, PIN_RULE, tooEasy } from '../pin.ts';
import { changeTable } from './change-table.ts';
import { readForCheck } from './config.ts';
import { withKeeper } from './keeping.ts';
import { warnOfRules } from './list-warnings.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { pinFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import type { ActOptions } from './people-acting.ts';
import { addAtOnce } from './people-at-once.ts';
import { addProposals, proposeWritten, writtenIn } from './people-proposals.ts';
import { addReading } from './people-reading.ts';
import { tellOfTrainings } from './training-import.ts';

interface PinOptions extends Options {
  readonly by: readonly string[];
  readonly stdin?: boolean;
}

interface Options {
  readonly config: string;
  readonly data?: string;
}

const FORM = `
FILE is CSV in UTF-8 with these columns, in any order:
  ${COLUMNS.join(',')}
person      identifier: lower-case letters, digits, hyphens, underscores
class       official, staff, temporary; maintenance, vendor, observer, auditor, law_enforcement, emergency
role        member (or nothing), supervisor, custodian, substitute
group       dem or dem (registered); dem (appointed); none or nothing where no group is known
badge       as the reader shows it, or w26:FACILITY:NUMBER, em4100:10 HEX DIGITS; several separated by ";"
rooms       identifiers of the configuration, separated by ";"
valid_from, valid_until      first and last day, YYYY-MM-DD; nothing for no limit
oath, training, background_check      day on which each was given or done; nothing for never
on_ballot   yes or no
photo       file name in the photo folder, or nothing
hours       when they may come in, such as mon-fri 08:00-17:30, several separated by ";"; nothing for all hours
            (the column may be left out)
topics      trainings by topic, such as seals:2026-09-14, several separated by ";" (the column may be left out); they
            are no part of the list: "training import" has two officials put them on record
The file is the whole list: whoever is not on it is removed. A file with a problem changes nothing.
Once two people can approve, an import is a proposal: one of them makes it with --by, and the other one approves it.
`;

interface ImportOptions extends Options, Pick<Partial<ActOptions>, 'by' | 'words' | 'stdin'> {
  readonly preview?: boolean;
}

const importPeople = async (parts: Parts, file: string, options: ImportOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const bytes = readPeopleBytes(file);
  // Refused before anything is opened: a bad file leaves no trace.
  readForCheck(config, file, bytes);
  await tellOfTrainings(parts, config, file, bytes);
  await withKeeper(parts, config, async (keeper) => {
    const written = writtenIn(config, file, bytes, 'yes');
    const { founding, changes } = await keeper.previewList(written);
    if (options.preview === true) {
      return parts.terminal.print(changeTable(config.kiosk.time_zone, changes));
    }
    if (founding === 'no') return proposeWritten(parts, config, keeper, { file, written, changes, options });
    const { people, source } = written;
    const { enrolled, changed, removed, unchanged, index } = await keeper.listPeople(people, source);
    await parts.terminal.print(
      `${file}: ${enrolled} enrolled, ${changed} changed, ${removed} removed, ${unchanged} unchanged; recorded up to entry ${index}\nThe list is being founded: one person is enough until two people can approve, and the log says so.\n`,
    );
    warnOfRules(parts, config, people);
  });
};

const askedPin = async ({ terminal }: Parts, person: string): Promise<string> => {
  const first = await terminal.askHidden(`PIN for ${person} (4 to 8 digits): `);
  const second = await terminal.askHidden('The same PIN again: ');
  if (first === second) return first;
  throw new Misuse('the two PINs differ', 'Start the command again.');
};

/** Those who sign for a PIN, each with their own: the PIN of before where it is the person's. */
const askedSigners = async (
  { terminal }: Parts,
  person: string,
  by: readonly string[],
  lines: readonly string[] | undefined,
): Promise<readonly TypedPin[]> => {
  const typed: TypedPin[] = [];
  for (const [index, signer] of by.entries()) {
    const question = signer === person ? `PIN of ${signer} until now: ` : `PIN of ${signer}: `;
    const digits = lines === undefined ? await terminal.askHidden(question) : (lines[index] ?? '');
    typed.push({ person: signer as PersonId, digits: digits.trim() });
  }
  return typed;
};

const refusePin = (terminal: Parts['terminal'], what: string, remedy: string): never => {
  terminal.error(`PIN refused: ${what}. ${remedy}\n`);
  throw new FoundWrong();
};

const choosePin = async (parts: Parts, person: string, options: PinOptions): Promise<void> => {
  const { terminal } = parts;
  const config = readConfig(options.config, options.data);
  const lines = options.stdin === true ? (await terminal.readInput()).split('\n') : undefined;
  const digits = lines === undefined ? await askedPin(parts, person) : (lines[0] ?? '').trim();
  if (!isPin(digits)) refusePin(terminal, 'this is not a PIN', PIN_RULE);
  const easy = tooEasy(digits);
  if (easy !== null) refusePin(terminal, `this PIN is too easy to guess: ${easy}`, 'Choose another PIN.');
  const signed = await askedSigners(parts, person, options.by, lines?.slice(1));
  await withKeeper(parts, config, async (keeper) => {
    const answer = await keeper.choosePin(person as PersonId, digits, signed);
    if (answer.outcome === 'refused') return refusePin(terminal, answer.what, answer.remedy);
    await terminal.print(`PIN of ${person} set; recorded as entry ${answer.index}\n`);
  });
};

export const addPeople = (program: Command, parts: Parts): void => {
  const people = program
    .command('people')
    .description('Keep the authorization list. A running kiosk is asked to do it.');
  people
    .command('import')
    .description('Take a whole list of people from a CSV file.')
    .argument('<file>', 'CSV file')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--preview', 'print what would change, and change nothing')
    .option('--by <person>', 'who proposes it, once it takes two people')
    .option('--words <text>', 'why, for the record')
    .addOption(pinFromInput())
    .addHelpText(
      'after',
      `${FORM}${examples(
        'people import people.csv --config kiosk.yaml',
        'people import people.csv --config kiosk.yaml --preview',
        'people import people.csv --config kiosk.yaml --by sam --words "List of the primary"',
      )}`,
    )
    .action((file: string, options: ImportOptions) => importPeople(parts, file, options));
  people
    .command('pin')
    .description('Choose the PIN of a person: 4 to 8 digits, typed twice without echo.')
    .argument('<person>', 'identifier of the person')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(
      new Option(
        '--by <person>',
        'who signs for it, once two people can approve: two of those, or the person with the PIN until now',
      )
        .argParser((signer: string, before: readonly string[]) => [...before, signer])
        .default([]),
    )
    .option('--stdin', 'read the PIN, and then those of --by, from standard input, one a line')
    .addHelpText(
      'after',
      `\nThe last digit plus one (9 becomes 0) is the duress PIN: it opens like the PIN and calls for help unseen.\nRefused: easy PINs, and a PIN that another person's PIN or duress PIN could be mistaken for.\n${examples(
        'people pin grace-okafor --config kiosk.yaml --by grace-okafor',
        'people pin new-clerk --config kiosk.yaml --by sam --by tom',
      )}`,
    )
    .action((person: string, options: PinOptions) => choosePin(parts, person, options));
  addReading(people, parts);
  addProposals(people, parts);
  addAtOnce(people, parts);
};
