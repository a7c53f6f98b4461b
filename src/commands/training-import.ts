import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { readPeopleBytes } from '../people-file.ts';
import { TRAININGS_AT_ONCE } from '../training-acts.ts';
import { type StatedTraining, standingOfStated, TRAINING_STANDINGS } from '../training-written.ts';
import { trainingsIn } from './config.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { askOfficials, byOption, pinsFromInput, type SignedOptions } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { wordsOf } from './people-acting.ts';

interface ImportOptions extends SignedOptions {
  readonly config: string;
  readonly data?: string;
  readonly words?: string;
}

/** So many at once as two people sign for; the door is let in between. */
const inPieces = (trainings: readonly StatedTraining[]): readonly (readonly StatedTraining[])[] =>
  Array.from({ length: Math.ceil(trainings.length / TRAININGS_AT_ONCE) }, (_, piece) =>
    trainings.slice(piece * TRAININGS_AT_ONCE, (piece + 1) * TRAININGS_AT_ONCE),
  );

/** What a list of people says of trainings, for whoever imports the list itself. */
export const tellOfTrainings = async (
  { terminal }: Parts,
  config: Config,
  file: string,
  bytes: Uint8Array,
): Promise<void> => {
  const count = trainingsIn(config, file, bytes).length;
  if (count === 0) return;
  await terminal.print(
    `${file} states ${count} trainings by topic, which two officials put on record: "ballot-vault training import ${file}".\n`,
  );
};

const importTrainings = async (parts: Parts, file: string, options: ImportOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const stated = trainingsIn(config, file, readPeopleBytes(file));
  if (stated.length === 0)
    throw new Misuse(
      `${file} states no training`,
      'Write them into the column topics, for example seals:2026-09-14.',
    );
  const words = wordsOf(options.words, 'not_needed');
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const { lines } = await keeper.training();
      const standings = stated.map((one) => standingOfStated(one, lines, parts.now()));
      const fresh = stated.filter((_, at) => standings[at] === 'new');
      const counts = TRAINING_STANDINGS.map(
        (name) => `${standings.filter((one) => one === name).length} ${name.replace('_', ' ')}`,
      );
      await parts.terminal.print(`${file}: ${counts.join(', ')}\n`);
      if (fresh.length === 0) return;
      const typed = await askOfficials(parts, options);
      let index = 0;
      for (const piece of inPieces(fresh)) {
        const acts = piece.map((one) => ({ act: 'record', ...one, words }) as const);
        ({ index } = await keeper.actOnTraining({ acts, typed }));
      }
      await parts.terminal.print(`${fresh.length} trainings are recorded up to entry ${index}\n`);
    },
    'training was recorded without the kiosk running',
  );
};

/** Many trainings at once, from the column of a list of people. */
export const addTrainingImport = (training: Command, parts: Parts): void => {
  training
    .command('import')
    .description('Put on record what the column "topics" of a list of people says; two officials sign.')
    .argument('<file>', 'CSV, as "people import" takes it')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--words <text>', 'where, by whom')
    .addOption(byOption())
    .addOption(pinsFromInput())
    .addHelpText('after', examples('training import people.csv --config FILE --by cal --by dee'))
    .action((file: string, options: ImportOptions) => importTrainings(parts, file, options));
};
