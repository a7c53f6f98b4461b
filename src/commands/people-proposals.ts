import { type Command, InvalidArgumentError } from 'commander';
import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf, siteKeyOf } from '../../devices/credential.ts';
import { ID_FORM, ID_REMEDY } from '../config/fields.ts';
import { type Config, readConfig } from '../config.ts';
import { LIST_WORDS_MAX } from '../control/list-messages.ts';
import type { PersonId } from '../core/terms.ts';
import type { Keeper } from '../keeper.ts';
import type { AskedListAct, WrittenList } from '../list-acts.ts';
import type { ChangeLine } from '../list-lines.ts';
import { loadSiteKey } from '../log/site-key.ts';
import { parsePeople, readPeopleBytes } from '../people-file.ts';
import { changeTable, proposalLine } from './change-table.ts';
import { readForCheck } from './config.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { pinFromInput, typedPin } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

/** Who acts on the list, and why. */
export interface ActOptions {
  readonly config: string;
  readonly data?: string;
  readonly by: string;
  readonly words?: string;
  readonly stdin?: boolean;
}

/** What a file of people says, with badges as the log knows them. Throws `FileRefused`. */
export const writtenIn = (
  config: Config,
  file: string,
  bytes: Uint8Array,
  whole: WrittenList['whole'],
): WrittenList => {
  const siteKey = siteKeyOf(loadSiteKey(config.paths.site_key, false));
  const { people, source } = parsePeople(bytes, file, {
    rooms: config.rooms.map(({ room }) => room),
    time_zone: config.kiosk.time_zone,
    credential: (badge) => credentialOf(siteKey, canonicalBadge(badge)),
  });
  return { people, removed: [], whole, source };
};

export const personNamed = (text: string): PersonId => {
  if (ID_FORM.test(text)) return text as PersonId;
  throw new Misuse(`${text} names nobody`, ID_REMEDY);
};

export const wordsOf = (words: string | undefined, needed: 'needed' | 'not_needed'): string => {
  const said = (words ?? '').trim();
  if (said.length <= LIST_WORDS_MAX && (said !== '' || needed === 'not_needed')) return said;
  throw new Misuse('--words says nothing, or too much', `Say why in at most ${LIST_WORDS_MAX} characters.`);
};

/** Asks for the PIN of whoever acts, and does it. */
export const act = async (
  parts: Parts,
  keeper: Keeper,
  options: Pick<ActOptions, 'by' | 'stdin'>,
  asked: AskedListAct,
) => {
  const { person, digits } = await typedPin(parts, personNamed(options.by), options.stdin === true);
  return keeper.actOnList({ person, digits, act: asked });
};

const WAITS = 'It changes nothing until somebody else approves it, with "ballot-vault people approve';

/** Proposes what a file says, after printing what it would change. */
export const proposeWritten = async (
  parts: Parts,
  config: Config,
  keeper: Keeper,
  {
    file,
    written,
    changes,
    options,
  }: {
    readonly file: string;
    readonly written: WrittenList;
    readonly changes: readonly ChangeLine[];
    readonly options: Pick<Partial<ActOptions>, 'by' | 'words' | 'stdin'>;
  },
): Promise<void> => {
  if (changes.length === 0) {
    const people = written.people.length;
    return parts.terminal.print(`${file}: ${people} unchanged; nothing is proposed\n`);
  }
  await parts.terminal.print(`${file} would change:\n${changeTable(config.kiosk.time_zone, changes)}`);
  const { by, words, stdin } = options;
  if (by === undefined)
    throw new Misuse(
      'two people can approve changes of the list, so it takes both of them',
      'Propose it as one of them with --by PERSON --words TEXT.',
    );
  const asked: AskedListAct = { act: 'propose', words: wordsOf(words, 'needed'), ...written };
  const who = stdin === undefined ? { by } : { by, stdin };
  const { number, index } = await act(parts, keeper, who, asked);
  await parts.terminal.print(`Proposal ${number} is recorded up to entry ${index}. ${WAITS} ${number}".\n`);
};

const proposeFile = async (parts: Parts, file: string, options: ActOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const bytes = readPeopleBytes(file);
  readForCheck(config, file, bytes);
  await withKeeper(parts, config, async (keeper) => {
    const written = writtenIn(config, file, bytes, 'no');
    const { changes } = await keeper.previewList(written);
    await proposeWritten(parts, config, keeper, { file, written, changes, options });
  });
};

const proposeRemoval = async (parts: Parts, names: readonly string[], options: ActOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const removed = names.map(personNamed);
  const words = wordsOf(options.words, 'needed');
  await withKeeper(parts, config, async (keeper) => {
    const asked: AskedListAct = { act: 'propose', words, people: [], removed, whole: 'no', source: '' };
    const { number, index } = await act(parts, keeper, options, asked);
    await parts.terminal.print(`Proposal ${number} is recorded up to entry ${index}. ${WAITS} ${number}".\n`);
  });
};

const printProposals = async (
  parts: Parts,
  only: number | undefined,
  options: { config: string; data?: string; json?: boolean },
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  await withKeeper(parts, config, async (keeper) => {
    const list = await keeper.listStanding();
    const { terminal } = parts;
    const shown = list.proposals.filter(({ proposal }) => only === undefined || proposal === only);
    if (options.json === true) return terminal.print(`${JSON.stringify({ ...list, proposals: shown })}\n`);
    if (shown.length === 0) return terminal.print('Nothing waits for a second person.\n');
    for (const proposal of shown) {
      const { time_zone } = config.kiosk;
      await terminal.print(
        `${proposalLine(time_zone, proposal)}\n${changeTable(time_zone, proposal.changes)}`,
      );
    }
  });
};

const decideOn = async (
  parts: Parts,
  does: 'approve' | 'refuse',
  proposal: number,
  options: ActOptions,
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const words = wordsOf(options.words, does === 'refuse' ? 'needed' : 'not_needed');
  await withKeeper(parts, config, async (keeper) => {
    const waiting = (await keeper.listStanding()).proposals.find((open) => open.proposal === proposal);
    if (waiting !== undefined && does === 'approve') {
      const { time_zone } = config.kiosk;
      await parts.terminal.print(
        `${proposalLine(time_zone, waiting)}\n${changeTable(time_zone, waiting.changes)}`,
      );
    }
    const { index } = await act(parts, keeper, options, { act: does, proposal, words });
    const became = does === 'approve' ? 'approved, and the list is changed' : 'ended, and nothing is changed';
    await parts.terminal.print(`Proposal ${proposal} is ${became}; recorded up to entry ${index}\n`);
  });
};

export const proposalNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(
    'Give the number of a proposal, as "ballot-vault people proposals" prints it.',
  );
};

/** A subcommand in which one person acts, with their PIN. */
export const acting = (people: Command, name: string, description: string): Command =>
  people
    .command(name)
    .description(description)
    .addOption(configOption())
    .addOption(dataOption())
    .requiredOption('--by <person>', 'who does it, with their PIN')
    .option('--words <text>', 'why, for the record')
    .addOption(pinFromInput());

export const addProposals = (people: Command, parts: Parts): void => {
  acting(
    people,
    'propose',
    'Propose to put the people of a file on the list, or in the place of what it says.',
  )
    .argument('<file>', 'CSV file as for "people import", with only whom it is about')
    .addHelpText(
      'after',
      examples('people propose new.csv --config kiosk.yaml --by sam --words "Two new clerks"'),
    )
    .action((file: string, options: ActOptions) => proposeFile(parts, file, options));
  acting(people, 'remove', 'Propose to take people off the list.')
    .argument('<person...>', 'identifiers of people')
    .addHelpText(
      'after',
      examples('people remove ben --config kiosk.yaml --by sam --words "Left the office"'),
    )
    .action((names: readonly string[], options: ActOptions) => proposeRemoval(parts, names, options));
  people
    .command('proposals')
    .description('Print what waits for a second person: what the list says, and what it would say.')
    .argument('[number]', 'only this one', proposalNumber)
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object; instants are milliseconds since 1970, UTC')
    .addHelpText(
      'after',
      examples('people proposals --config kiosk.yaml', 'people proposals 3 --config kiosk.yaml'),
    )
    .action((only: number | undefined, options: { config: string; data?: string; json?: boolean }) =>
      printProposals(parts, only, options),
    );
  acting(people, 'approve', 'Approve what somebody else proposed; it takes effect at once.')
    .argument('<number>', 'number of the proposal', proposalNumber)
    .addHelpText('after', examples('people approve 3 --config kiosk.yaml --by tom'))
    .action((proposal: number, options: ActOptions) => decideOn(parts, 'approve', proposal, options));
  acting(people, 'refuse', 'Refuse a proposal, or withdraw your own.')
    .argument('<number>', 'number of the proposal', proposalNumber)
    .addHelpText('after', examples('people refuse 3 --config kiosk.yaml --by tom --words "Wrong badge"'))
    .action((proposal: number, options: ActOptions) => decideOn(parts, 'refuse', proposal, options));
};
