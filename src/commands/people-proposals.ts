import type { Command } from 'commander';
import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf, siteKeyOf } from '../../devices/credential.ts';
import { type Config, readConfig } from '../config.ts';
import type { PersonRecord } from '../core/people.ts';
import type { PersonId, ReaderId } from '../core/terms.ts';
import type { Keeper } from '../keeper.ts';
import type { AskedListAct, WrittenList } from '../list-acts.ts';
import type { ChangeLine, ProposalLine } from '../list-lines.ts';
import { loadSiteKey } from '../log/site-key.ts';
import { parsePeople, readPeopleBytes } from '../people-file.ts';
import { changeTable, proposalLine } from './change-table.ts';
import { readForCheck } from './config.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { type ActOptions, act, acting, personNamed, proposalNumber, wordsOf } from './people-acting.ts';
import { tellOfTrainings } from './training-import.ts';
import { printWhatIf, proposalTrial } from './trying.ts';

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
    topics: config.kiosk.topics ?? [],
    credential: (badge) => credentialOf(siteKey, canonicalBadge(badge)),
  });
  return { people, removed: [], whole, source };
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
  await tellOfTrainings(parts, config, file, bytes);
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

/** A proposal with what it changes side by side, where it is about the list. */
const proposalText = (zone: string, proposal: ProposalLine): string => {
  const about = proposal.changes.length === 0 ? '' : changeTable(zone, proposal.changes);
  return `${proposalLine(zone, proposal)}\n${about}`;
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
      await terminal.print(`${proposalText(time_zone, proposal)}`);
    }
  });
};

const approvedText = (proposal: ProposalLine | undefined): string => {
  if (proposal === undefined || proposal.changes.length > 0) return 'approved, and the list is changed';
  return proposal.phase === ''
    ? 'approved; its rules come with the start that reads that file'
    : `approved, and the phase is ${proposal.phase}`;
};

export const decideOn = async (
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
      await parts.terminal.print(`${proposalText(time_zone, waiting)}`);
      const { config_digest } = waiting;
      if (config_digest === '' || config_digest === config.digest) {
        await printWhatIf(parts, config, (state) => proposalTrial(state, proposal, config));
      } else {
        await parts.terminal.print(
          `It is about another file than ${options.config}: try its rules with "ballot-vault what-if --proposal ${proposal} --rules FILE".\n`,
        );
      }
    }
    const { index } = await act(parts, keeper, options, { act: does, proposal, words });
    const became = does === 'approve' ? approvedText(waiting) : 'ended, and nothing is changed';
    await parts.terminal.print(`Proposal ${proposal} is ${became}; recorded up to entry ${index}\n`);
  });
};

interface EnrolOptions extends ActOptions {
  readonly reader: string;
  readonly file?: string;
}

/** The line of a file that is about somebody. */
const lineOf = (config: Config, file: string, person: PersonId): PersonRecord => {
  const bytes = readPeopleBytes(file);
  readForCheck(config, file, bytes);
  const found = writtenIn(config, file, bytes, 'no').people.find((record) => record.person === person);
  if (found !== undefined) return found;
  throw new Misuse(`${file} says nothing of ${person}`, 'Name somebody who has a line in it.');
};

const enrol = async (parts: Parts, name: string, options: EnrolOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const subject = personNamed(name);
  const record = options.file === undefined ? null : lineOf(config, options.file, subject);
  const words = wordsOf(options.words, 'needed');
  const reader = options.reader as ReaderId;
  await withKeeper(parts, config, async (keeper) => {
    const asked: AskedListAct = { act: 'await_badge', reader, subject, record, words };
    const { index } = await act(parts, keeper, options, asked);
    await parts.terminal.print(
      `Recorded up to entry ${index}. Hold the new badge of ${subject} to ${reader} within a minute: it becomes a proposal of ${options.by}, and opens nothing until somebody else approves it.\n`,
    );
  });
};

const addEnrol = (people: Command, parts: Parts): void => {
  acting(
    people,
    'enrol',
    'Take the next badge that is held to a reader as a new badge of somebody, for a proposal.',
  )
    .argument('<person>', 'identifier of the person')
    .requiredOption('--reader <reader>', 'the reader, as the configuration names it')
    .option(
      '--file <file>',
      'CSV file with the line of somebody who is not on the list yet; the badge is left empty',
    )
    .addHelpText(
      'after',
      examples(
        'people enrol ana --reader ballot-room-outside --config kiosk.yaml --by sam --words "New badge"',
        'people enrol zoe --file new.csv --reader ballot-room-outside --config kiosk.yaml --by sam --words "New clerk"',
      ),
    )
    .action((name: string, options: EnrolOptions) => enrol(parts, name, options));
};

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
  addEnrol(people, parts);
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
