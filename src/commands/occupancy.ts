import type { Command } from 'commander';
import { FileRefused } from '../config/problems.ts';
import { connectKeeper } from '../control.ts';
import { mayBeOccupied, type RoomOccupancy } from '../occupancy.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { configOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { configOrLastGood } from './standing-in.ts';

interface Options {
  readonly config: string;
  readonly json?: true;
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** One room as a line, without a name. */
const line = (room: RoomOccupancy): string => {
  const said = [
    `${counted(room.people, 'person', 'people')} and ${counted(room.visitors, 'visitor', 'visitors')} inside by sign-in`,
    ...(room.certain === 'yes' ? [] : ['it is not known who is inside']),
    ...(room.passing === 'yes' ? ['somebody is about to enter or to leave'] : []),
    ...(room.door === 'closed' ? [] : [`the door is ${room.door === 'open' ? 'open' : 'in no known state'}`]),
    ...(room.emergency === 'yes' ? ['an emergency goes on'] : []),
  ];
  return `${room.room}: ${said.join('; ')}\n`;
};

/** This command's exit code 1 says that somebody is inside, so whatever else goes wrong is 2. */
const orMisuse = (error: unknown, config: string): Misuse => {
  if (error instanceof Misuse) return error;
  if (error instanceof FileRefused)
    return new Misuse(
      `${config} cannot be used, so no kiosk was asked`,
      `See "ballot-vault config check ${config}".`,
    );
  const reason = error instanceof Error ? error.message : String(error);
  return new Misuse(`the kiosk could not be asked (${reason})`, 'Run this as root, and see its journal.');
};

/** Null where no kiosk runs. */
const asked = async (parts: Parts, file: string): Promise<readonly RoomOccupancy[] | null> => {
  try {
    const { paths } = configOrLastGood(parts, file);
    const running = await connectKeeper(paths.data);
    return running === null ? null : await running.occupancy();
  } catch (error) {
    throw orMisuse(error, file);
  }
};

const occupancy = async (parts: Parts, options: Options): Promise<void> => {
  const { terminal } = parts;
  const rooms = await asked(parts, options.config);
  if (options.json === true) await terminal.print(`${JSON.stringify({ running: rooms !== null, rooms })}\n`);
  else if (rooms === null) await terminal.print('No kiosk runs here.\n');
  else await terminal.print(rooms.map(line).join(''));
  if (rooms?.some(mayBeOccupied) === true) throw new FoundWrong();
};

export const addOccupancy = (program: Command, parts: Parts): void => {
  program
    .command('occupancy')
    .description(
      'Ask the kiosk that runs how many are inside each room, before it is stopped. Nobody is named. It changes nothing.',
    )
    .addOption(configOption())
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `\nExit code 0: nobody is inside, or no kiosk runs. 1: somebody is inside, or may be. 2: it could not be asked.\n${examples('occupancy --config /etc/ballot-vault/kiosk.yaml')}`,
    )
    .action((options: Options) => occupancy(parts, options));
};
