import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { openPublicLog } from '../public/public-log.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '../public/words.ts';
import { Misuse } from './misuse.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

interface Options {
  readonly config: string;
  readonly data?: string;
  readonly out: string;
  readonly language: PublicLanguage;
}

const write = async (parts: Parts, { config, data, out, language }: Options): Promise<void> => {
  const { paths, public_page } = readConfig(config, data);
  if (public_page === undefined) {
    throw new Misuse(
      'this kiosk has no page for the public',
      'Write the part "public" into the configuration.',
    );
  }
  const log = openPublicLog(paths.data, public_page);
  try {
    await log.catchUp();
    if (!log.isRead) throw new Misuse('nothing of this log is signed yet', 'Start the kiosk first.');
    writeFileSync(out, log.page(language, parts.now(), ''), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Misuse(`${out} is there already`, 'Name another file with --out.');
  } finally {
    log.close();
  }
  await parts.terminal.print(`${out} is written: print it, or put it where the public finds it.\n`);
};

/** The page for the public, as a file. */
export const addPublic = (program: Command, parts: Parts): void => {
  program
    .command('public')
    .description(
      'Write the page for the public: how ballots are kept, entries, exceptions and how each was closed, and the checkpoint. It names nobody. The kiosk may go on running.',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(new Option('--language <language>', 'of the page').choices(PUBLIC_LANGUAGES).default('en'))
    .requiredOption('--out <file>', 'HTML file to write; never one that is there')
    .addHelpText('after', examples('public --config FILE --language es --out ballots-2026-11-04.html'))
    .action((options: Options) => write(parts, options));
};
