/** Two people who come into a room and leave it, at its readers and its door. */
import assert from 'node:assert/strict';
import type { CAGE_LINES, Somebody, VAULT_LINES } from './county.ts';
import type { GpioBank } from './gpio-bank.ts';
import type { KeptLog } from './kept-log.ts';
import { until } from './waiting.ts';

export interface Room {
  readonly lines: typeof VAULT_LINES | typeof CAGE_LINES;
  readonly outside: (who: Somebody) => Promise<void>;
  readonly inside: (who: Somebody) => void;
}

/** A room as somebody in it knows it: what is wired to its lines, and what is on record of it. */
export interface Visited {
  readonly room: Room;
  readonly header: GpioBank;
  readonly log: KeptLog;
}

/** Opens and shuts the door, as its contact tells. */
export const through = async ({ room, header, log }: Visited, from: number): Promise<void> => {
  header.pull(room.lines.contact, 1);
  await log.untilLogged('door_opened', from);
  header.pull(room.lines.contact, 0);
  await log.untilLogged('door_closed', from);
};

/** The two badge outside; resolves when the strike is released. */
export const getIn = async ({ room, header, log }: Visited, from: number): Promise<void> => {
  const { strike } = room.lines;
  await room.outside('grace-okafor');
  await log.untilLogged('first_badge_accepted', from);
  assert.equal(header.value(strike), 0, 'one badge alone moves nothing');
  await room.outside('daniel-lindqvist');
  await log.untilLogged('access_granted', from);
  await until('the strike is released', () => header.value(strike) === 1);
};

/** The two badge outside and come in; resolves when the strike is locked behind them. */
export const comeIn = async (visited: Visited, from: number): Promise<void> => {
  const { room, header, log } = visited;
  await getIn(visited, from);
  await through(visited, from);
  await log.untilLogged('entry_taken', from);
  await until('the strike is locked', () => header.value(room.lines.strike) === 0, 60_000);
};

/** The two leave, one after the other; resolves when the strike is locked behind them. */
export const leave = async (visited: Visited, from: number): Promise<void> => {
  const { room, header, log } = visited;
  const { exit, strike } = room.lines;
  room.inside('daniel-lindqvist');
  await log.untilLogged('lone_interval_started', from);
  header.pull(exit, 0);
  await log.untilLogged('exit_requested', from);
  header.pull(exit, 1);
  room.inside('grace-okafor');
  await log.untilLogged('lone_interval_ended', from);
  await through(visited, from);
  await until('the strike is locked behind whoever left', () => header.value(strike) === 0, 5_000);
};
