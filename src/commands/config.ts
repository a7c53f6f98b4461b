import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf, SITE_KEY_BYTES, siteKeyOf } from '../../devices/credential.ts';
import { checkRules } from '../config/check-rules.ts';
import { configJsonSchema } from '../config/json-schema.ts';
import { onCallWarnings } from '../config/on-call-rules.ts';
import { FileRefused } from '../config/problems.ts';
import { type Config, readConfig } from '../config.ts';
import type { PersonRecord } from '../core/people.ts';
import { canHavePasskeys } from '../passkey-name.ts';
import { type PeopleFile, parsePeople, readPeopleBytes } from '../people-file.ts';
import { readOfficeWords } from '../public/office-words.ts';
import { trialOfRules } from '../records/proposed-trial.ts';
import { withKeeper } from './keeping.ts';
import { pinFromInput } from './officials.ts';
import { dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { type ActOptions, act, wordsOf } from './people-acting.ts';
import { printWhatIf } from './trying.ts';

const fileForCheck = (config: Config, file: string, bytes: Uint8Array): PeopleFile => {
  const key = siteKeyOf(randomBytes(SITE_KEY_BYTES));
  return parsePeople(bytes, file, {
    rooms: config.rooms.map(({ room }) => room),
    time_zone: config.kiosk.time_zone,
    topics: config.kiosk.topics ?? [],
    credential: (badge) => credentialOf(key, canonicalBadge(badge)),
  });
};

/** The people of a file, with credentials under a key that is thrown away: enough to find a badge twice. */
export const readForCheck = (config: Config, file: string, bytes: Uint8Array): readonly PersonRecord[] =>
  fileForCheck(config, file, bytes).people;

/** What a file of people says of trainings by topic. Throws `FileRefused`. */
export const trainingsIn = (config: Config, file: string, bytes: Uint8Array): PeopleFile['trainings'] =>
  fileForCheck(config, file, bytes).trainings;

/** Where people can sign in with passkeys, or why they cannot. */
const passkeysAt = (names: readonly string[]): string => {
  const kept = names.filter(canHavePasskeys);
  if (kept.length > 0) return `passkeys can be used at ${kept.join(', ')}\n`;
  const why = 'office.names has no DNS name; addresses and .local names can have none';
  return `passkeys cannot be used but on this machine: ${why}\n`;
};

const check = async (parts: Parts, file: string, peopleFile: string | undefined): Promise<void> => {
  const config = readConfig(file);
  const { words = null } = config.public_page ?? {};
  if (words !== null) readOfficeWords(words);
  if (peopleFile !== undefined) {
    const people = readForCheck(config, peopleFile, readPeopleBytes(peopleFile));
    const problems = checkRules({ ...config, file }, people, parts.now());
    if (problems.length > 0) throw new FileRefused(problems);
  }
  for (const warning of onCallWarnings(config.on_call)) parts.terminal.error(`Warning: ${warning}\n`);
  const rooms = config.rooms.map(({ room }) => room).join(', ');
  const beside = peopleFile === undefined ? '' : `, and ${peopleFile} fits it`;
  await parts.terminal.print(`${file} is good: rooms ${rooms}; digest ${config.digest}${beside}\n`);
  if (config.office !== undefined) await parts.terminal.print(passkeysAt(config.office.names));
};

const propose = async (parts: Parts, file: string, options: Omit<ActOptions, 'config'>): Promise<void> => {
  const config = readConfig(file, options.data);
  const words = wordsOf(options.words, 'needed');
  await printWhatIf(parts, config, () => trialOfRules(config));
  await withKeeper(parts, config, async (keeper) => {
    const asked = { act: 'propose_rules', config_digest: config.digest, words } as const;
    const { number, index } = await act(parts, keeper, options, asked);
    await parts.terminal.print(
      `Proposal ${number} for the file with digest ${config.digest} is recorded up to entry ${index}. Another person approves it with "ballot-vault people approve ${number}"; its rules come with the start that reads this very file.\n`,
    );
  });
};

export const addConfig = (program: Command, parts: Parts): void => {
  const config = program.command('config').description('Check a configuration file, or describe its form.');
  config
    .command('check')
    .description('Say whether a configuration can be used; else line, reason and remedy of each problem.')
    .argument('<file>', 'configuration file')
    .option('--people <file>', 'list of people that has to be able to satisfy the rules')
    .addHelpText('after', examples('config check kiosk.yaml', 'config check kiosk.yaml --people people.csv'))
    .action((file: string, options: { people?: string }) => check(parts, file, options.people));
  config
    .command('propose')
    .description(
      'Propose the rules of a changed file to a second person. The log says of each start whether two people approved its file.',
    )
    .argument('<file>', 'configuration file, of the kiosk that runs on its data folder')
    .addOption(dataOption())
    .requiredOption('--by <person>', 'who does it, with their PIN')
    .option('--words <text>', 'why, for the record')
    .addOption(pinFromInput())
    .addHelpText(
      'after',
      examples('config propose kiosk.yaml --by sam --words "Two minutes for the second badge"'),
    )
    .action((file: string, options: Omit<ActOptions, 'config'>) => propose(parts, file, options));
  config
    .command('schema')
    .description('Print the JSON Schema of the configuration, for editors.')
    .addHelpText('after', examples('config schema > ballot-vault.schema.json'))
    .action(() => parts.terminal.print(configJsonSchema()));
};
