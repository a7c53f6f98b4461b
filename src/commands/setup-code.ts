import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { databaseFile } from '../log/database.ts';
import { setupCodeIn } from '../log/setup-code.ts';
import { FoundWrong } from './misuse.ts';
import { dataOption, examples, installedConfigOption } from './options.ts';
import type { Parts } from './parts.ts';

/** Why there is none. */
const whyNone = ({ kiosk, paths }: Config): string => {
  if (kiosk.first_boot !== 'at_screen')
    return 'This configuration has no set-up at the screen (first_boot: at_screen). Bring the list with "ballot-vault people import".';
  if (!existsSync(databaseFile(paths.data)))
    return `There is no log in ${paths.data} yet. The code is made at the first start: start the kiosk, and ask again.`;
  return 'There is no set-up code: somebody is on the list, or the set-up is over. From here on the list is changed by "ballot-vault people".';
};

const print = async ({ terminal }: Parts, config: Config): Promise<void> => {
  const code = setupCodeIn(config.paths.data);
  if (code === undefined) {
    terminal.error(`${whyNone(config)}\n`);
    throw new FoundWrong();
  }
  await terminal.print(`${code.replace(/^(.{4})/, '$1 ')}\n`);
};

export const addSetupCode = (program: Command, parts: Parts): void => {
  program
    .command('setup-code')
    .description(
      'Print the code by which two people put themselves on the empty list at the screen of a new kiosk. Give it to them alone: whoever has it can be its founder.',
    )
    .addOption(installedConfigOption())
    .addOption(dataOption())
    .addHelpText('after', examples('setup-code', 'setup-code --config kiosk.yaml'))
    .action((options: { config: string; data?: string }) =>
      print(parts, readConfig(options.config, options.data)),
    );
};
