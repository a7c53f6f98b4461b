import type { Command } from 'commander';
import { restOutputs } from '../../devices/resting.ts';
import { FoundWrong } from './misuse.ts';
import { configOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { configOrLastGood } from './standing-in.ts';

type Said = Pick<Parts, 'terminal'>;

/** @throws FoundWrong where an output is not known to rest; it is printed then */
export const lock = async (parts: Said, file: string): Promise<void> => {
  const { terminal } = parts;
  const rested = await restOutputs(configOrLastGood(parts, file).wiring);
  for (const { device, kind, line, failed } of rested) {
    const became = kind === 'strike' ? 'locked' : 'silent';
    if (failed === '') await terminal.print(`${device}: ${became} (${line})\n`);
    else
      terminal.error(
        `${device}: NOT ${became} (${line}): ${failed}. Look at the ${kind} itself, and see "ballot-vault doctor".\n`,
      );
  }
  if (rested.some(({ failed }) => failed !== '')) throw new FoundWrong();
};

export const addLock = (program: Command, parts: Said): void => {
  program
    .command('lock')
    .description(
      'Set every strike to locked and every siren to silent, where no kiosk runs. The service does it whenever it has ended; leaving by the handle never depends on it.',
    )
    .addOption(configOption())
    .addHelpText('after', examples('lock --config /etc/ballot-vault/kiosk.yaml'))
    .action((options: { config: string }) => lock(parts, options.config));
};
