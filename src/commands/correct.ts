import { type Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { CORRECTION_CAUSES, type CorrectionCause } from '../core/facts-corrections.ts';
import { withKeeper } from './keeping.ts';
import { askOfficials, byOption, pinsFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { wordsOf } from './people-acting.ts';

interface CorrectOptions {
  readonly config: string;
  readonly data?: string;
  readonly cause: CorrectionCause;
  readonly words: string;
  readonly by: readonly string[];
  readonly stdin?: boolean;
}

const entryNamed = (text: string): number => {
  const [, digits] = /^#?(\d{1,15})$/.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new InvalidArgumentError('Give the number of an entry, as "ballot-vault log" prints it.');
};

const correct = async (parts: Parts, entry: number, options: CorrectOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const words = wordsOf(options.words, 'needed');
  const typed = await askOfficials(parts, options);
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const { index } = await keeper.correctEntry({
        correction: { entry, cause: options.cause, words },
        typed,
      });
      await parts.terminal.print(`Entry ${entry} stays as it is; entry ${index} says what is right.\n`);
    },
    'an entry was corrected without the kiosk running',
  );
};

export const addCorrect = (program: Command, parts: Parts): void => {
  program
    .command('correct')
    .description(
      'Say what is right in place of what an entry says; two officials sign. The entry stays as it is.',
    )
    .argument('<entry>', 'number of the entry', entryNamed)
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(
      new Option('--cause <cause>', 'why it is not right').choices(CORRECTION_CAUSES).makeOptionMandatory(),
    )
    .requiredOption('--words <text>', 'what is right, and how that is known')
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText(
      'after',
      examples(
        'correct 412 --cause misread --words "The seal was S-017; see photo 3" --config FILE --by ana --by ben',
      ),
    )
    .action((entry: number, options: CorrectOptions) => correct(parts, entry, options));
};
