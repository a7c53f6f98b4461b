import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { readKeys } from '../../devices/osdp/key-file.ts';
import { readersOf } from '../../devices/wiring-schema.ts';
import { readConfig } from '../config.ts';
import { connectKeeper } from '../control.ts';
import type { ReaderId } from '../core/terms.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { readSecret } from '../log/secret-file.ts';
import { usedKeysIn } from '../log/used-keys.ts';
import { Misuse } from './misuse.ts';
import { askOfficials, byOption, pinsFromInput, type SignedOptions } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

interface InstallOptions extends SignedOptions {
  readonly config: string;
  readonly data?: string;
  readonly minutes: number;
}

const MINUTES_MAX = 15;

const minutesOption = (): Option =>
  new Option('--minutes <minutes>', 'how long the reader may take')
    .argParser((text: string) => {
      const minutes = Number(text);
      if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_MAX) return minutes;
      throw new InvalidArgumentError(`Write 1 to ${MINUTES_MAX}.`);
    })
    .default(5);

/** Said before two people type their PINs; the kiosk itself refuses it in any case, and knows what cannot be read here. */
const isKeyUsed = (data: string, file: string, reader: string): boolean => {
  try {
    const key = readKeys(readSecret(file, 'key file') ?? '').get(reader);
    return key !== undefined && usedKeysIn(data).isUsed(key);
  } catch {
    return false;
  }
};

/** What anybody who installs a reader has to know, below the options. */
const WARNING = `
The key crosses the cable under a key that everybody knows. Install a reader on a cable of your own, at a
bench, and not on the line that goes outside. A key that was in use, or was offered before, is refused: write a
new line for this reader into the key file. After an installation that failed its key counts as burnt.`;

const install = async (parts: Parts, reader: string, options: InstallOptions): Promise<void> => {
  const { wiring, paths } = readConfig(options.config, options.data);
  const line = wiring.find((device) => readersOf(device).includes(reader));
  if (line?.kind !== 'osdp')
    throw new Misuse(`${reader} is no OSDP reader of ${options.config}`, 'Name one under devices.');
  const keeper = await connectKeeper(paths.data);
  if (keeper === null) {
    throw new KeeperRefused(
      `no kiosk runs on ${paths.data}`,
      'Start it first: it is what talks to the reader.',
    );
  }
  if (isKeyUsed(paths.data, line.key_file, reader)) {
    throw new KeeperRefused('this key was in use', 'Write a new line for this reader into the key file.');
  }
  const signed = await askOfficials(parts, options);
  const for_ms = options.minutes * 60_000;
  const { index } = await keeper.installReader({ reader: reader as ReaderId, for_ms, signed });
  await parts.terminal.print(
    `The installation of ${reader} is on record as entry ${index}. Set the reader to its key from the factory within ${options.minutes} min; the log says what became of it.\n`,
  );
};

export const addReader = (program: Command, parts: Parts): void => {
  program
    .command('reader')
    .description('Badge readers on a secured line.')
    .command('install')
    .description(
      'Give an OSDP reader its own key of the key file, by the key that it leaves the factory with: signed by two people, and for minutes only.',
    )
    .addArgument(new Argument('<reader>', 'the reader, as the configuration names it'))
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(byOption())
    .addOption(minutesOption())
    .addOption(pinsFromInput())
    .addHelpText('after', WARNING)
    .addHelpText(
      'after',
      examples('reader install ballot-room-outside --config kiosk.yaml --by sam --by olga'),
    )
    .action((reader: string, options: InstallOptions) => install(parts, reader, options));
};
