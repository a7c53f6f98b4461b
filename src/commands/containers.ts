import path from 'node:path';
import type { Command } from 'commander';
import { closes, type RoomStock } from '../core/stock-balance.ts';
import { readLog } from '../log/read-log.ts';
import { askedOf, knowsRoom, stateAtEnd, zoneOf } from '../reports/question.ts';
import { type ContainerRecord, type Stock, stockOf } from '../reports/stock.ts';
import { instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';

interface ContainersOptions {
  readonly data: string;
  readonly room?: string;
  readonly balance?: boolean;
  readonly json?: boolean;
}

const WIDTHS = [16, 14, 12, 9, 14, 8, 12] as const;

const row = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
    .join('  ')
    .trimEnd();

const HEAD = row([
  'container',
  'place',
  'shelf',
  'kind',
  'contents',
  'ballots',
  'destroy from',
  'seals, and what holds it',
]);

const placeOf = ({ room, destroyed }: ContainerRecord): string => {
  if (destroyed === 'yes') return 'destroyed';
  return room === '' ? 'out' : room;
};

const heldText = (zone: string, { held, held_by }: ContainerRecord): string => {
  if (held === 'no') return '';
  if (held_by === null) return 'held';
  const { entry, at, signed_by, words } = held_by;
  return `held since ${instantIn(zone, at)} by entry ${entry}, ${signed_by.join(' and ')}: ${words}`;
};

const lineOf = (zone: string, record: ContainerRecord): string => {
  const { container, shelf, kind, contents, count, seals, destroy_from, destroyed } = record;
  const sealed = seals.length === 0 ? 'no seal' : `seal ${seals.join(', ')}`;
  const held = heldText(zone, record);
  const last = destroyed === 'yes' ? '-' : [sealed, held].filter((part) => part !== '').join('; ');
  const cells = [container, placeOf(record), shelf === '' ? '-' : shelf, kind, contents, String(count)];
  return row([...cells, destroyed === 'yes' ? '-' : destroy_from, last]);
};

const balanceLine = (stock: RoomStock): string => {
  const { room, registered, moved_in, moved_out, destroyed, on_shelf, ballots } = stock;
  const sum = `registered ${registered} + in ${moved_in} = out ${moved_out} + destroyed ${destroyed} + on the shelf ${on_shelf.length}`;
  return `${room}: ${sum}${closes(stock) ? '' : ' DOES NOT CLOSE'}; ${ballots} ballots stated to be there`;
};

const faultLine = ({ entry, container, room, fault }: Stock['faults'][number]): string =>
  `entry ${entry}: ${container} in ${room}: ${fault.replaceAll('_', ' ')}; counted nowhere`;

const textOf = (stock: Stock, zone: string, { balance }: ContainersOptions): string => {
  const lines = [
    ...(balance === true
      ? stock.rooms.map(balanceLine)
      : [HEAD, ...stock.containers.map((record) => lineOf(zone, record))]),
    ...stock.faults.map(faultLine),
    ...stock.differ.map((room) => `${room}: the register says otherwise than the entries add up to`),
    `${stock.containers.length} containers, by ${stock.entries} entries; what named people stated, not what the kiosk saw.`,
  ];
  return `${lines.map((line) => harmless(line)).join('\n')}\n`;
};

const ofRoom = (stock: Stock, room: string | undefined): Stock =>
  room === undefined
    ? stock
    : {
        ...stock,
        containers: stock.containers.filter((one) => one.room === room),
        rooms: stock.rooms.filter((one) => one.room === room),
        faults: stock.faults.filter((one) => one.room === room),
        differ: stock.differ.filter((one) => one === room),
      };

const print = async ({ terminal }: Parts, options: ContainersOptions): Promise<void> => {
  const log = readLog(path.resolve(options.data));
  try {
    const state = stateAtEnd(log);
    const { room } = options;
    if (room !== undefined && !knowsRoom(log, state, room)) {
      const known = Object.keys(state.rooms).join(', ');
      throw new Misuse(`there never was a room ${harmless(room)} in this log`, `Its rooms are ${known}.`);
    }
    const stock = ofRoom(stockOf(askedOf(log, state, {}), state), room);
    await terminal.print(
      options.json === true ? `${harmless(JSON.stringify(stock))}\n` : textOf(stock, zoneOf(state), options),
    );
    if (stock.differ.length > 0 || stock.faults.length > 0) throw new FoundWrong();
  } finally {
    log.close();
  }
};

const MEANING = `
A container may be destroyed from "destroy from" on, if nothing holds it. The balance adds up every entry from the first
on: what was registered in a room or came in is what went out, was destroyed, or stands there. Exit code 1 where an entry
cannot follow those before it. Whoever looks at seals at the door is not to see this list before.
`;

export const addContainers = (program: Command, parts: Parts): void => {
  program
    .command('containers')
    .description('Print where each container is, with its seals and until when it is kept. Changes nothing.')
    .requiredOption('--data <dir>', 'folder of the log')
    .option('--room <room>', 'only what stands in this room')
    .option('--balance', 'what came into each room, and what became of it')
    .option('--json', 'one JSON object with both; instants are milliseconds since 1970, UTC')
    .addHelpText(
      'after',
      `${MEANING}${examples(
        'containers --data /var/lib/ballot-vault --room ballot-room',
        'containers --data /var/lib/ballot-vault --balance',
      )}`,
    )
    .action((options: ContainersOptions) => print(parts, options));
};
