import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { warnOfRules } from './list-warnings.ts';
import { configOption, dataOption, examples, onPort, portOption } from './options.ts';
import type { Parts } from './parts.ts';
import { serve } from './serve.ts';

export const addRun = (program: Command, parts: Parts): void => {
  program
    .command('run')
    .description('Run the kiosk until it is told to stop.')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(portOption())
    .addHelpText(
      'after',
      examples(
        'run --config /etc/ballot-vault/kiosk.yaml',
        'run --config kiosk.yaml --data /tmp/try --port 9000',
      ),
    )
    .action(async (options: { config: string; data?: string; port?: number }) => {
      const config = onPort(readConfig(options.config, options.data), options.port);
      await serve(parts, {
        config,
        panelPeople: () => [],
        prepare: (_, service) => {
          warnOfRules(parts, config, Object.values(service.kiosk.state.people));
          return Promise.resolve();
        },
      });
    });
};
