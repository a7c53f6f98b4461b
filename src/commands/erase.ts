import { type Command, Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { ERASURE_GROUNDS, type ErasureGround } from '../core/facts-evidence.ts';
import type { PersonId } from '../core/terms.ts';
import { closingIn } from '../epochs/closed-log.ts';
import type { FieldOfEntry } from '../erasure.ts';
import { KeeperRefused } from '../keeper.ts';
import { readLog } from '../log/read-log.ts';
import { badgesOf, fieldsNaming } from '../named-fields.ts';
import { type Day, isOver } from '../retention.ts';
import { keptEntries } from './kept-entries.ts';
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

interface Options extends SignedOptions {
  readonly config: string;
  readonly data?: string;
  readonly person: string;
  readonly ground: ErasureGround;
  readonly words: string;
}

const WORDS_MAX = 400;

/** The fields that name somebody. Throws `KeeperRefused` where one of them must be kept, and `Misuse` for nobody. */
const fieldsToErase = (config: Config, person: string, today: Day): readonly FieldOfEntry[] => {
  const log = readLog(config.paths.data);
  try {
    const badges = new Set<string>();
    for (const { fields } of keptEntries(log, config.evidence.retention)) {
      for (const badge of badgesOf(fields, person)) badges.add(badge);
    }
    const found: FieldOfEntry[] = [];
    for (const { seq, fields, duty } of keptEntries(log, config.evidence.retention)) {
      const names = fieldsNaming(fields, person, badges);
      if (names.length === 0) continue;
      if (!isOver(duty, today)) {
        const until = duty.until === null ? 'until it is released' : `until ${duty.until}`;
        const what = `entry ${seq} names ${person} and must be kept ${until} (${duty.kind}: ${duty.name})`;
        throw new KeeperRefused(what, 'See "ballot-vault retention" for what could go, and when.');
      }
      found.push(...names.map((name) => ({ seq, name })));
    }
    if (found.length === 0) {
      throw new Misuse(`no entry names ${person}`, 'See "ballot-vault retention" for who is named.');
    }
    return found;
  } finally {
    log.close();
  }
};

/** Throws `KeeperRefused` for a log that was closed: nothing that it holds could say who erased what. */
const requireOpen = ({ paths, origin }: Config): void => {
  if (closingIn(paths.data) === undefined) return;
  throw new KeeperRefused(
    `the log ${origin} was closed, and takes no entry that says who erased what`,
    `Make a bundle without any personal field ("ballot-vault export --data ${paths.data} --redact public --to OUT"): it verifies against the same checkpoint. Once nothing in the log must be kept, destroy ${paths.data} and its copies, and keep that. Before a log is closed, erase what may go.`,
  );
};

const UNREACHED =
  'What left this folder before is not reached: exported bundles, backups and copies of the card, papers and mails. Whoever keeps them must destroy them, or what they hold of this person. Flash memory can keep old blocks until they are written over.\n';

const erase = async (parts: Parts, options: Options): Promise<void> => {
  const { terminal } = parts;
  const config = readConfig(options.config, options.data);
  const { person, ground, words } = options;
  if (words.trim() === '' || words.length > WORDS_MAX) {
    throw new Misuse('--words says nothing, or too much', `Say why in at most ${WORDS_MAX} characters.`);
  }
  await requireStopped(config);
  requireOpen(config);
  const fields = fieldsToErase(config, person, todayOf(config, parts.now()));
  const typed = await askOfficials(parts, options);
  const opened = await parts.openKiosk(config, (error) => {
    throw error;
  });
  try {
    const signed_by = await requireOfficials(opened, typed);
    const answer = opened.erase(fields, { person: person as PersonId, ground, words, signed_by });
    if (answer.outcome === 'refused') throw new KeeperRefused(answer.what, answer.remedy);
    if (answer.outcome === 'waiting') {
      terminal.error(
        `It is on record, and not yet gone from the files: ${answer.what}. End that and start the kiosk or this command again; it is finished first.\n`,
      );
      throw new FoundWrong();
    }
    const entries = new Set(fields.map(({ seq }) => seq)).size;
    await terminal.print(
      `${fields.length} personal fields of ${entries} entries are erased from ${config.paths.data}.\n${UNREACHED}`,
    );
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
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      `\n${UNREACHED}${examples('erase --config kiosk.yaml --person cy --ground retention_ended --words "Purge of 2029" --by ana --by ben')}`,
    )
    .action((options: Options) => erase(parts, options));
};
