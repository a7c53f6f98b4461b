import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { AHEAD_MS_MAX } from '../control/camera-messages.ts';
import type { CheckedCamera } from '../core/facts-cameras.ts';
import type { Ms, YesNo } from '../core/terms.ts';
import { parseEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import { readLog } from '../log/read-log.ts';
import { stateAtEnd } from '../reports/question.ts';
import { instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { typedPin } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { type ActOptions, acting, personNamed, wordsOf } from './people-acting.ts';

const SECOND_MS = 1_000;
/** So much of the recording lies before and behind the entry. */
const AROUND_MS: Ms = 120_000;

type Camera = Config['cameras'][number];

const cameraIn = ({ cameras }: Config, name: string): Camera => {
  const found = cameras.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const known = cameras.map(({ id }) => id).join(', ');
  throw new Misuse(
    `there is no camera ${name}`,
    known === ''
      ? 'Write it under "cameras" in the configuration.'
      : `Name one of the configuration: ${known}.`,
  );
};

const seconds = (text: string): Ms => {
  const value = /^-?\d{1,8}(\.\d)?$/.test(text) ? Math.round(Number(text) * SECOND_MS) : Number.NaN;
  if (Math.abs(value) <= AHEAD_MS_MAX) return value;
  throw new InvalidArgumentError('Give seconds such as 3.5, or -3.5 where its clock is behind.');
};

interface CheckOptions extends ActOptions {
  readonly works: YesNo;
  readonly aheadS?: Ms;
}

const check = async (parts: Parts, name: string, options: CheckOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { id: camera } = cameraIn(config, name);
  const { works, aheadS } = options;
  if (works === 'yes' && aheadS === undefined)
    throw new Misuse(
      'it is not said how its clock is',
      'Add --ahead-s with what its picture shows more than this clock.',
    );
  const words = wordsOf(options.words, works === 'yes' ? 'not_needed' : 'needed');
  const typed = await typedPin(parts, personNamed(options.by), options.stdin === true);
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const { index } = await keeper.checkCamera({ camera, works, ahead_ms: aheadS ?? 0, words, typed });
      await parts.terminal.print(`${camera} is on record, recorded up to entry ${index}\n`);
    },
    'a camera was looked at without the kiosk running',
  );
};

const statusOf = (known: CheckedCamera | undefined, zone: string): string => {
  if (known === undefined) return 'nobody has looked at it';
  const ahead = `${known.ahead_ms / SECOND_MS} s ahead`;
  const down = known.down === 0 ? '' : `; DOES NOT WORK since ${instantIn(zone, known.down)}`;
  return `looked at ${instantIn(zone, known.at)}, its clock ${ahead}${down}`;
};

interface ListOptions {
  readonly config: string;
  readonly data?: string;
  readonly json?: boolean;
}

const checkedIn = (data: string): { readonly [camera: string]: CheckedCamera } => {
  const log = readLog(data);
  try {
    return stateAtEnd(log).cameras.checked;
  } finally {
    log.close();
  }
};

const list = async ({ terminal }: Parts, options: ListOptions): Promise<void> => {
  const { paths, kiosk, cameras } = readConfig(options.config, options.data);
  const checked = checkedIn(paths.data);
  for (const { id, rooms } of cameras) {
    const known = Object.hasOwn(checked, id) ? checked[id] : undefined;
    const line =
      options.json === true
        ? JSON.stringify({ camera: id, rooms, checked: known ?? null })
        : `${id.padEnd(20)}  ${rooms.join(', ').padEnd(20)}  ${statusOf(known, kiosk.time_zone)}`;
    await terminal.print(`${harmless(line)}\n`);
  }
  if (cameras.length === 0 && options.json !== true)
    await terminal.print(
      'No camera stands under "cameras" in the configuration. Those under "devices" are asked by the kiosk itself.\n',
    );
};

interface LinkOptions {
  readonly config: string;
  readonly data?: string;
  readonly entry: number;
}

/** The time of an entry as the camera's own clock had it. */
const link = async ({ terminal }: Parts, name: string, options: LinkOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const camera = cameraIn(config, name);
  if (camera.link === undefined)
    throw new Misuse(`${name} has no address`, 'Write its link into the configuration.');
  const log = readLog(config.paths.data);
  try {
    const [bytes] = log.rows.bytes(options.entry, options.entry + 1);
    if (bytes === undefined)
      throw new Misuse(`there is no entry ${options.entry}`, 'See "ballot-vault log".');
    const ahead = stateAtEnd(log).cameras.checked[camera.id]?.ahead_ms ?? 0;
    const at = parseTime(parseEntry(bytes).fields['time']) + ahead;
    const [from, until] = [at - AROUND_MS, at + AROUND_MS].map((one) => new Date(one).toISOString());
    const address = camera.link.replaceAll('{from}', from ?? '').replaceAll('{until}', until ?? '');
    await terminal.print(`${harmless(address)}\n`);
  } finally {
    log.close();
  }
};

const entryNumber = (text: string): number => {
  const digits = /^#?(\d{1,15})$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  throw new InvalidArgumentError('Give the number of an entry, such as 120.');
};

/** The register of cameras, which belong to another system. */
export const addCameras = (program: Command, parts: Parts): void => {
  const cameras = program
    .command('cameras')
    .description(
      'Cameras of the rooms: whether they work, how their clocks are, and where their recordings are.',
    );
  acting(cameras, 'check', 'Say how a camera was found; whoever looked signs for it.')
    .argument('<camera>', 'its identifier by the configuration')
    .addOption(
      new Option('--works <answer>', 'whether its picture is there')
        .choices(['yes', 'no'])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--ahead-s <n>',
        'seconds that its clock is ahead of this one, negative where behind',
      ).argParser(seconds),
    )
    .addHelpText('after', examples('cameras check hall --config FILE --works yes --ahead-s -3.5 --by cal'))
    .action((camera: string, options: CheckOptions) => check(parts, camera, options));
  cameras
    .command('list')
    .description('Print the cameras and how they were found last. The kiosk may go on running.')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'one JSON object a camera; instants and lengths are milliseconds')
    .addHelpText('after', examples('cameras list --config FILE'))
    .action((options: ListOptions) => list(parts, options));
  cameras
    .command('link')
    .description('Print the address of the recording around an entry, by the clock of the camera.')
    .argument('<camera>', 'its identifier by the configuration')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(new Option('--entry <n>', 'entry of the log').argParser(entryNumber).makeOptionMandatory())
    .addHelpText('after', examples('cameras link hall --config FILE --entry 812'))
    .action((camera: string, options: LinkOptions) => link(parts, camera, options));
};
