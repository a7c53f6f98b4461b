import type { Command } from 'commander';
import { keepGood } from './last-good.ts';
import { warnOfRules } from './list-warnings.ts';
import {
  type AskedPorts,
  configOption,
  dataOption,
  examples,
  officePortOption,
  onPorts,
  portOption,
} from './options.ts';
import type { Parts } from './parts.ts';
import { serve } from './serve.ts';
import { configOrLastGood } from './standing-in.ts';

export const addRun = (program: Command, parts: Parts): void => {
  program
    .command('run')
    .description('Run the kiosk until it is told to stop.')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(portOption())
    .addOption(officePortOption())
    .addHelpText(
      'after',
      examples(
        'run --config /etc/ballot-vault/kiosk.yaml',
        'run --config kiosk.yaml --data /tmp/try --port 9000',
      ),
    )
    .action(async (options: { config: string; data?: string } & AskedPorts) => {
      const read = () => onPorts(configOrLastGood(parts, options.config, options.data), options);
      const config = read();
      await serve(parts, {
        config,
        reread: read,
        panelPeople: () => [],
        prepare: (_, service) => {
          keepGood(config, options.data);
          warnOfRules(parts, config, Object.values(service.kiosk.state.people));
          return Promise.resolve();
        },
      });
    });
};
