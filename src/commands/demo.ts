import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { playWeek } from '../demo-week/play.ts';
import { databaseFile } from '../log/database.ts';
import { createSecret, readSecret } from '../log/secret-file.ts';
import { readPins } from '../people-file/pins.ts';
import { readBadges } from '../people-file.ts';
import { makeDemoAccounts, sayDemoCode } from './demo-accounts.ts';
import { choosePins, DEMO_CONFIG, enrolCast, PEOPLE, PINS } from './demo-cast.ts';
import { Misuse } from './misuse.ts';
import { type AskedPorts, dataOption, examples, officePortOption, onPorts, portOption } from './options.ts';
import type { Parts } from './parts.ts';
import { serve } from './serve.ts';

/** The demo's webhook is signed like any other. */
const makeSecrets = ({ channels }: Config): void => {
  for (const channel of channels) {
    if (channel.kind !== 'webhook' || channel.secret_file === undefined) continue;
    if (readSecret(channel.secret_file) !== undefined) continue;
    createSecret(channel.secret_file, `whsec_${randomBytes(32).toString('base64')}\n`);
  }
};

/** What has happened in a log cannot be put before it: the week needs a new one. */
const playFirst = async ({ terminal, now, version }: Parts, config: Config): Promise<void> => {
  if (existsSync(databaseFile(config.paths.data))) {
    throw new Misuse(
      `there is a log in ${config.paths.data} already`,
      'Name another folder with --data DIR.',
    );
  }
  await terminal.print("Playing a county's week, which takes up to a minute ...\n");
  await playWeek({ config, software: version, people: PEOPLE, pins: readPins(PINS), now });
};

export const addDemo = (program: Command, parts: Parts): void => {
  const demo = program
    .command('demo')
    .description('Run the demo county on simulated devices. Its badges, keys and PINs protect nothing.')
    .addOption(dataOption())
    .addOption(portOption())
    .addOption(officePortOption())
    .option('--week', "play a county's week into the new log first")
    .addHelpText(
      'after',
      examples('demo', 'demo --port 9000 --data /tmp/demo', 'demo --week --data /tmp/week'),
    )
    .action(async (options: { data?: string; week?: true } & AskedPorts) => {
      const config = onPorts(readConfig(DEMO_CONFIG, options.data), options);
      if (options.week === true) await playFirst(parts, config);
      const badges = readBadges(PEOPLE);
      await serve(parts, {
        config,
        panelPeople: () => badges,
        prepare: (keeper, service) => {
          makeSecrets(config);
          return enrolCast(config, keeper, service);
        },
        meanwhile: async (keeper, stopping) => {
          await choosePins(parts, keeper, stopping);
          await makeDemoAccounts(parts, config, { keeper, pins: readPins(PINS), stopping });
        },
      });
    });
  demo
    .command('code')
    .description('Print the six digits with which the accounts of the demo sign in now.')
    .addHelpText('after', examples('demo code'))
    .action(() => sayDemoCode(parts));
};
