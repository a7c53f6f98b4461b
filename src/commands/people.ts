import type { Command } from 'commander';
import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf, siteKeyOf } from '../../devices/credential.ts';
import { type Config, readConfig } from '../config.ts';
import type { PersonId } from '../core/terms.ts';
import type { PersonLine } from '../keeper.ts';
import { loadSiteKey } from '../log/site-key.ts';
import { COLUMNS } from '../people-file/columns.ts';
import { parsePeople, readPeopleBytes } from '../people-file.ts';
import { isPin, PIN_RULE, tooEasy } from '../pin.ts';
import { readForCheck } from './config.ts';
import { withKeeper } from './keeping.ts';
import { warnOfRules } from './list-warnings.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

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
The file is the whole list: whoever is not on it is removed. A file with a problem changes nothing.
`;

const importPeople = async (parts: Parts, file: string, options: Options): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const bytes = readPeopleBytes(file);
  // Refused before anything is opened: a bad file leaves no trace.
  readForCheck(config, file, bytes);
  await withKeeper(parts, config, async (keeper) => {
    const siteKey = siteKeyOf(loadSiteKey(config.paths.site_key, false));
    const { people, source } = parsePeople(bytes, file, {
      rooms: config.rooms.map(({ room }) => room),
      time_zone: config.kiosk.time_zone,
      credential: (badge) => credentialOf(siteKey, canonicalBadge(badge)),
    });
    const listed = await keeper.listPeople(people, source);
    const { enrolled, changed, removed, unchanged, index } = listed;
    await parts.terminal.print(
      `${file}: ${enrolled} enrolled, ${changed} changed, ${removed} removed, ${unchanged} unchanged; recorded up to entry ${index}\n`,
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

const refusePin = (terminal: Parts['terminal'], what: string, remedy: string): never => {
  terminal.error(`PIN refused: ${what}. ${remedy}\n`);
  throw new FoundWrong();
};

const choosePin = async (
  parts: Parts,
  person: string,
  options: Options & { stdin?: boolean },
): Promise<void> => {
  const { terminal } = parts;
  const config = readConfig(options.config, options.data);
  const digits = options.stdin === true ? (await terminal.readInput()).trim() : await askedPin(parts, person);
  if (!isPin(digits)) refusePin(terminal, 'this is not a PIN', PIN_RULE);
  const easy = tooEasy(digits);
  if (easy !== null) refusePin(terminal, `this PIN is too easy to guess: ${easy}`, 'Choose another PIN.');
  await withKeeper(parts, config, async (keeper) => {
    const answer = await keeper.choosePin(person as PersonId, digits);
    if (answer.outcome === 'refused') return refusePin(terminal, answer.what, answer.remedy);
    await terminal.print(`PIN of ${person} set; recorded as entry ${answer.index}\n`);
  });
};

const dayOf = (config: Config, at: number): string =>
  at === 0 ? '-' : new Intl.DateTimeFormat('sv-SE', { timeZone: config.kiosk.time_zone }).format(at);

const row = (cells: readonly string[]): string => {
  const WIDTHS = [24, 26, 15, 11, 18, 7, 7, 12, 12];
  const padded = cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0));
  return `${padded.join(' ').trimEnd()}\n`;
};

/** `valid_until` is the first instant after the last day. */
const personRow = (config: Config, line: PersonLine): string =>
  row([
    line.person,
    line.name,
    line.class,
    line.role,
    line.group === '' ? 'none' : `${line.group} (${line.group_source})`,
    String(line.badges),
    line.pin === 'set' ? 'yes' : 'no',
    dayOf(config, line.valid_from),
    line.valid_until === 0 ? '-' : dayOf(config, line.valid_until - 1),
    line.rooms.join(', '),
  ]);

const listPeople = async (parts: Parts, options: Options): Promise<void> => {
  const config = readConfig(options.config, options.data);
  await withKeeper(parts, config, async (keeper) => {
    const people = await keeper.people();
    await parts.terminal.print(
      row(['person', 'name', 'class', 'role', 'group', 'badges', 'pin', 'from', 'until', 'rooms']),
    );
    for (const line of people) await parts.terminal.print(personRow(config, line));
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
    .addHelpText('after', `${FORM}${examples('people import people.csv --config kiosk.yaml')}`)
    .action((file: string, options: Options) => importPeople(parts, file, options));
  people
    .command('pin')
    .description('Choose the PIN of a person: 4 to 8 digits, typed twice without echo.')
    .argument('<person>', 'identifier of the person')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--stdin', 'read the PIN as one line from standard input')
    .addHelpText(
      'after',
      `\nThe last digit plus one (9 becomes 0) is the duress PIN: it opens like the PIN and calls for help unseen.\nRefused: easy PINs, and a PIN that another person's PIN or duress PIN could be mistaken for.\n${examples('people pin grace-okafor --config kiosk.yaml')}`,
    )
    .action((person: string, options: Options & { stdin?: boolean }) => choosePin(parts, person, options));
  people
    .command('list')
    .description('Print the authorization list in force.')
    .addOption(configOption())
    .addOption(dataOption())
    .addHelpText('after', examples('people list --config kiosk.yaml'))
    .action((options: Options) => listPeople(parts, options));
};
