import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { readersOf } from '../../devices/wiring-schema.ts';
import { readConfig } from '../config.ts';
import { connectKeeper } from '../control.ts';
import type { ReaderId } from '../core/terms.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
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

const install = async (parts: Parts, reader: string, options: InstallOptions): Promise<void> => {
  const { wiring, paths } = readConfig(options.config, options.data);
  const isOsdp = wiring.some((device) => device.kind === 'osdp' && readersOf(device).includes(reader));
  if (!isOsdp)
    throw new Misuse(`${reader} is no OSDP reader of ${options.config}`, 'Name one under devices.');
  const keeper = await connectKeeper(paths.data);
  if (keeper === null) {
    throw new KeeperRefused(
      `no kiosk runs on ${paths.data}`,
      'Start it first: it is what talks to the reader.',
    );
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
    .addHelpText(
      'after',
      examples('reader install ballot-room-outside --config kiosk.yaml --by sam --by olga'),
    )
    .action((reader: string, options: InstallOptions) => install(parts, reader, options));
};
