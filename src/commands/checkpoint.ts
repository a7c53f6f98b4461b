import path from 'node:path';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { GiveFailed } from '../giving/give-failed.ts';
import { slipText } from '../giving/slip-text.ts';
import { writeToFolder } from '../giving/usb.ts';
import { giveBy, type Way } from '../giving/way.ts';
import type { CheckpointGiven, Keeper } from '../keeper.ts';
import { publishLog } from '../log/published-log.ts';
import { type GivenCheckpoint, givenCheckpoint, readCheckpoint } from '../receipts.ts';
import { withKeeper } from './keeping.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

interface Options {
  readonly config?: string;
  readonly data?: string;
  readonly print?: string | true;
  readonly mail?: true;
  readonly to: readonly string[];
  readonly usb?: string;
  readonly out?: string;
  readonly slip?: true;
}

/** The newest signed checkpoint as it is published, with what is known of its kiosk. */
const newest = (parts: Parts, data: string, config: Config | undefined): GivenCheckpoint => {
  const log = publishLog(data);
  try {
    return givenCheckpoint(log.checkpoint().note, parts.now(), config?.evidence.witnesses.length ?? 0, {
      kiosk: config?.kiosk.kiosk ?? '',
      rooms: (config?.rooms ?? []).map(({ name }) => name),
      time_zone: config?.kiosk.time_zone ?? 'UTC',
      verifier_key: log.verifier_key,
    });
  } finally {
    log.close();
  }
};

const addressesOf = (config: Config, to: readonly string[]): readonly string[] => {
  const configured = config.evidence.give.flatMap((way) => (way.by === 'mailed' ? way.to : []));
  const addresses = to.length > 0 ? to : [...new Set(configured)];
  if (addresses.length > 0) return addresses;
  throw new Misuse('there is nobody to mail it to', 'Add --to ADDRESS, or write evidence.give.');
};

const waysOf = (config: Config, options: Options): readonly Way[] => {
  const { print, mail, usb, to } = options;
  return [
    ...(print === undefined ? [] : [{ by: 'printed', printer: print === true ? '' : print } as const]),
    ...(mail === undefined ? [] : [{ by: 'mailed', to: addressesOf(config, to) } as const]),
    ...(usb === undefined ? [] : [{ by: 'usb', path: path.resolve(usb) } as const]),
  ];
};

interface Giving {
  readonly parts: Parts;
  readonly config: Config;
  readonly options: Options;
  readonly ways: readonly Way[];
  readonly given: GivenCheckpoint;
}

/** How it goes on record; a printed slip with lines for two people is a shift slip. */
const kindOf = (way: Way, { slip }: Options): CheckpointGiven['by'] =>
  way.by === 'printed' && slip === true ? 'shift_slip' : way.by;

/** Gives it every way that was asked for and records what came of it. Throws `FoundWrong` when one way failed. */
const giveAll = async ({ parts, config, options, ways, given }: Giving, keeper: Keeper): Promise<void> => {
  const { terminal } = parts;
  const { size, root } = readCheckpoint(given.note);
  const record = async (by: CheckpointGiven['by'], said: string): Promise<void> => {
    const { index } = await keeper.giveCheckpoint({ size, root: root.toString('base64'), by });
    await terminal.print(`${said}checkpoint of ${size} entries; recorded as entry ${index}\n`);
  };
  const lines = options.slip === true ? 'signed' : 'unsigned';
  let failures = 0;
  for (const way of ways) {
    try {
      const said = await giveBy(way, given, config.evidence.mail, lines);
      await record(kindOf(way, options), `${said}: `);
    } catch (error) {
      if (!(error instanceof GiveFailed)) throw error;
      failures += 1;
      terminal.error(`${error.message}\n`);
    }
  }
  if (options.slip === true && options.print === undefined) {
    await terminal.print(slipText(given, 'signed'));
    await record('shift_slip', '\n');
  }
  if (failures > 0) throw new FoundWrong();
};

const checkpoint = async (parts: Parts, options: Options): Promise<void> => {
  const { print, mail, usb, out, slip } = options;
  const config = options.config === undefined ? undefined : readConfig(options.config, options.data);
  const data = config?.paths.data ?? (options.data === undefined ? undefined : path.resolve(options.data));
  if (data === undefined) throw new Misuse('it is not said which log', 'Add --config FILE or --data DIR.');
  const isGiven = [print, mail, usb, slip].some((asked) => asked !== undefined);
  if (isGiven && config === undefined) {
    throw new Misuse(
      'a checkpoint that is given goes on record, and that needs the configuration',
      'Add --config FILE.',
    );
  }
  const given = newest(parts, data, config);
  if (out !== undefined) {
    const file = path.resolve(out);
    const said = await writeToFolder(path.dirname(file), path.basename(file), given.note);
    await parts.terminal.print(`${said}\n`);
  }
  if (isGiven && config !== undefined) {
    const ways = waysOf(config, options);
    const keep = (keeper: Keeper) => giveAll({ parts, config, options, ways, given }, keeper);
    return withKeeper(parts, config, keep, 'a checkpoint was given without the kiosk running');
  }
  if (out === undefined) await parts.terminal.print(given.note);
};

export const addCheckpoint = (program: Command, parts: Parts): void => {
  program
    .command('checkpoint')
    .description(
      'Give the newest signed checkpoint of the log to somebody outside: whoever keeps it finds out later whether the log was cut or replaced. The kiosk may go on running.',
    )
    .option('--config <file>', 'configuration file; needed for whatever goes on record')
    .addOption(dataOption())
    .option('--print [printer]', 'print it with lp, on the usual printer where none is named')
    .option('--mail', 'mail it to the addresses of evidence.give, or to those of --to')
    .option('--to <address...>', 'mail it to these instead', [])
    .option('--usb <folder>', 'write it into the folder of a mounted stick')
    .option('--out <file>', 'write it to a file, byte for byte; not on record')
    .option('--slip', 'with lines for two people to sign; on standard output unless --print is given')
    .addHelpText(
      'after',
      `\nWithout any of these it is printed on standard output, byte for byte, and that is not on record.\n${examples(
        'checkpoint --data /var/lib/ballot-vault',
        'checkpoint --config kiosk.yaml --print --slip',
        'checkpoint --config kiosk.yaml --usb /media/checkpoints --mail',
      )}`,
    )
    .action((options: Options) => checkpoint(parts, options));
};
