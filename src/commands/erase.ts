import { type Command, Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { ERASURE_GROUNDS, type ErasureGround } from '../core/facts-evidence.ts';
import type { PersonId } from '../core/terms.ts';
import { brokenLink } from '../epochs/chain.ts';
import { closingIn, eraseInClosed } from '../epochs/closed-log.ts';
import { entriesIn } from '../epochs.ts';
import { erasureBar, type FieldOfEntry } from '../erasure.ts';
import { KeeperRefused, offer } from '../kept-kiosk.ts';
import type { Erased } from '../log/erasing.ts';
import { type Forgotten, forgetInKept, type Written } from '../office/saved/forget-person.ts';
import { fieldsToErase } from './fields-to-erase.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import {
  askOfficials,
  byOption,
  pinsFromInput,
  requireOfficials,
  requireStopped,
  type SignedOptions,
} from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { todayOf } from './retention.ts';
import type { Terminal } from './terminal.ts';

interface Options extends SignedOptions {
  readonly config: string;
  /** Configurations of logs that were closed, the newest first. */
  readonly former: readonly string[];
  readonly data?: string;
  readonly person: string;
  readonly ground: ErasureGround;
  readonly words: string;
}

const WORDS_MAX = 400;

const UNREACHED =
  'What left this folder before is not reached: exported bundles, backups and copies of the card, papers and mails. Whoever keeps them must destroy them, or what they hold of this person. Flash memory can keep old blocks until they are written over.\n';

const raise = (error: unknown): never => {
  throw error;
};

/** Says what is gone, or throws `FoundWrong` where something has to end first. */
const tellErased = async (
  terminal: Terminal,
  directory: string,
  fields: readonly FieldOfEntry[],
  answer: Erased,
): Promise<void> => {
  if (answer.outcome === 'waiting') {
    terminal.error(
      `It is on record, and not yet gone from the files: ${answer.what}. End that and start the kiosk or this command again; it is finished first.\n`,
    );
    throw new FoundWrong();
  }
  const entries = new Set(fields.map(({ seq }) => seq)).size;
  await terminal.print(
    `${fields.length} personal fields of ${entries} entries are erased from ${directory}.\n${UNREACHED}`,
  );
};

/** Throws `KeeperRefused` for a log that was closed: nothing in it could say who erased what. */
const requireOpen = ({ paths, origin, file }: Config): void => {
  if (closingIn(paths.data) === undefined) return;
  throw new KeeperRefused(
    `the log ${origin} was closed, and takes no entry that says who erased what`,
    `The log that goes on can say it: name that with --config, and this one with --former ${file}.`,
  );
};

/**
 * The configurations of an erasing in a log that was closed: the open log, and those before it back to that one. Throws
 * where one is not what it has to be: only officials of the log that goes on may have something erased.
 */
const requireChain = async (open: Config, formers: readonly Config[]): Promise<void> => {
  for (const former of formers) await requireStopped(former);
  requireOpen(open);
  if (entriesIn(open.paths.data) === 0)
    throw new Misuse(
      `${open.file} names a log that has not begun`,
      'Begin it with "ballot-vault epoch open".',
    );
  for (const [index, former] of formers.entries()) {
    if (closingIn(former.paths.data) === undefined)
      throw new Misuse(
        `${former.file} names a log that was not closed`,
        'Name that one with --config alone.',
      );
    const broken = brokenLink(former, formers[index - 1] ?? open);
    if (broken === undefined) continue;
    throw new KeeperRefused(
      broken,
      'Name the log that goes on with --config, and each one before it with --former, back to where to erase.',
    );
  }
};

/** Takes them out of kept reports as well, and says so without naming anybody. */
const forgetKept = async (
  { terminal, now }: Parts,
  folders: readonly string[],
  written: Written,
): Promise<void> => {
  const forgotten = folders.map((folder) => forgetInKept(folder, written, now()));
  const sum = (of: keyof Forgotten): number => forgotten.reduce((all, one) => all + one[of], 0);
  const [removed, renamed, unmailed] = [sum('removed'), sum('renamed'), sum('unmailed')];
  if (removed > 0) await terminal.print(`Kept reports that asked about them: ${removed}, removed.\n`);
  if (renamed > 0)
    await terminal.print(`Kept reports whose name held theirs: ${renamed}, now called by their number.\n`);
  if (unmailed > 0)
    await terminal.print(
      `Kept reports that were mailed to an address with their name: ${unmailed}, mailed there no longer.\n`,
    );
};

/** Erases in a log that was closed; the one that goes on has it on record, signed by officials of its own list. */
const eraseFormer = async (
  parts: Parts,
  config: Config,
  formers: readonly Config[],
  options: Options,
): Promise<void> => {
  await requireChain(config, formers);
  const { person, ground, words } = options;
  const former = formers.at(-1) ?? config;
  const { data } = former.paths;
  const today = todayOf(config, parts.now());
  // A duty that any of the configurations names is one.
  for (const each of formers) fieldsToErase(data, each.evidence.retention, person, today);
  const { fields, ...written } = fieldsToErase(data, config.evidence.retention, person, today);
  const typed = await askOfficials(parts, options);
  const opened = await parts.openKiosk(config, raise);
  try {
    const signed_by = await requireOfficials(opened, typed);
    await forgetKept(parts, [data, config.paths.data], written);
    const answer = await eraseInClosed(former, fields, (said) =>
      offer(opened.kiosk, {
        type: 'officials_acted',
        act: { type: 'former_disclosures_erased', ...said, ground, words, signed_by },
      }),
    );
    await tellErased(parts.terminal, data, fields, answer);
  } finally {
    opened.close('something was erased in a former log');
  }
};

const erase = async (parts: Parts, options: Options): Promise<void> => {
  const { terminal } = parts;
  const config = readConfig(options.config, options.data);
  const { person, ground, words } = options;
  if (words.trim() === '' || words.length > WORDS_MAX) {
    throw new Misuse('--words says nothing, or too much', `Say why in at most ${WORDS_MAX} characters.`);
  }
  await requireStopped(config);
  const formers = options.former.map((file) => readConfig(file));
  if (formers.length > 0) return eraseFormer(parts, config, formers, options);
  requireOpen(config);
  const { evidence, paths } = config;
  const today = todayOf(config, parts.now());
  const { fields, ...written } = fieldsToErase(paths.data, evidence.retention, person, today);
  const typed = await askOfficials(parts, options);
  const opened = await parts.openKiosk(config, raise);
  try {
    const signed_by = await requireOfficials(opened, typed);
    const bar = erasureBar(opened.kiosk.state, person as PersonId);
    if (bar?.outcome === 'refused') throw new KeeperRefused(bar.what, bar.remedy);
    // Before the entry: once it is there, nothing in the log says any more by what they were called.
    await forgetKept(parts, [paths.data], written);
    const answer = opened.erase(fields, { person: person as PersonId, ground, words, signed_by });
    if (answer.outcome === 'refused') throw new KeeperRefused(answer.what, answer.remedy);
    await tellErased(terminal, paths.data, fields, answer);
  } finally {
    opened.close('something was erased');
  }
};

export const addErase = (program: Command, parts: Parts): void => {
  program
    .command('erase')
    .description(
      'Erase what names a person or visitor in the log, once nothing asks for it to be kept. Two officials sign for it, the kiosk stands still, and the tree still verifies.',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .requiredOption('--person <id>', 'whom to forget, as "ballot-vault retention" names them')
    .addOption(
      new Option('--ground <ground>', 'what entitles to it').choices(ERASURE_GROUNDS).makeOptionMandatory(),
    )
    .requiredOption('--words <text>', 'why, for the record; name nobody in it')
    .addOption(
      new Option(
        '--former <file>',
        'configuration of a log that was closed, to erase there; --config goes on. Where more logs lie between, give it for each, the newest first',
      )
        .argParser((file: string, before: readonly string[]) => [...before, file])
        .default([]),
    )
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      `\n${UNREACHED}${examples(
        'erase --config kiosk.yaml --person cy --ground retention_ended --words "Purge of 2029" --by ana --by ben',
        'erase --config e2.yaml --former e1.yaml --person cy --ground retention_ended --words "Purge of 2029" --by ana --by ben',
      )}`,
    )
    .action((options: Options) => erase(parts, options));
};
