/** A world small enough to try everything in it: three people, two groups, one door, and windows a few ticks long. */
import type { Observation, Touch } from '../../src/core/inputs.ts';
import type { RoomState, State } from '../../src/core/state.ts';
import type { Ms } from '../../src/core/terms.ts';
import {
  badgeOf,
  DOOR,
  INSIDE,
  KIOSK_POLICY,
  listed,
  NO_KIND_USED,
  OUTSIDE,
  ROOM,
  roomPolicy,
} from '../core/world.ts';

/** The short tick. Every window below is a whole number of them, so that each can be met, just missed, or long gone. */
export const TICK: Ms = 1_000;

const POLICY = {
  ...KIOSK_POLICY,
  // They follow from the rest and never lead to anything, as a property of its own says.
  alarms: { ...KIOSK_POLICY.alarms, kinds: NO_KIND_USED },
  // Never within the search: a heartbeat changes nothing but the log.
  heartbeat_ms: 1_000_000_000 * TICK,
  notice_ms: TICK,
};

const ROOM_POLICY = roomPolicy({
  pairing: { rule: 'different_group' },
  contents_pairing: { rule: 'at_least', people: 3 },
  pairing_window_ms: 2 * TICK,
  step_ms: 2 * TICK,
  extensions: 1,
  unlock_ms: TICK,
  taken_grace_ms: TICK,
  exit_window_ms: 2 * TICK,
  passage_ms: TICK,
  held_open_ms: 2 * TICK,
  lone_grace_ms: TICK,
  lone_repeat_ms: 3 * TICK,
  head_count_every_ms: 5 * TICK,
  head_count_grace_ms: TICK,
});

const PEOPLE = [
  listed('ana', { group: 'red' }),
  listed('bob', { group: 'blue' }),
  listed('cal', { group: 'red', role: 'supervisor' }),
];
export const NAMES = ['ana', 'bob', 'cal'] as const;

const started = (boot: string): Observation => ({
  type: 'started',
  boot,
  software: '0.0.0',
  config_digest: '00',
  policy: POLICY,
  rooms: [ROOM_POLICY],
});
const list = (people: typeof PEOPLE): Observation => ({ type: 'people_listed', people, source: '00' });
const found = (contact: 'open' | 'closed'): Observation => ({ type: 'door_found', door: DOOR, contact });

/** How the search begins. */
export const OPENING: readonly Observation[] = [
  started('boot-1'),
  found('closed'),
  list(PEOPLE),
  { type: 'tick' },
];

export const roomIn = (state: State): RoomState => {
  const room = state.rooms[ROOM];
  if (room === undefined) throw new Error('the small world has one room');
  return room;
};

/** Something that can happen: time that passes, then what is observed (in a restart, more than one thing). */
export interface Move {
  readonly name: string;
  readonly pass: Ms;
  readonly see: (state: State) => readonly Observation[];
}

const move = (name: string, ...see: readonly Observation[]): Move => ({ name, pass: 0, see: () => see });
const touch = (name: string, value: Touch): Move => move(name, { type: 'touched', room: ROOM, touch: value });
const tick = (ticks: number): Move => ({
  name: `${ticks} tick${ticks === 1 ? '' : 's'}`,
  pass: ticks * TICK,
  see: () => [{ type: 'tick' }],
});
const badge = (name: string, reader: typeof OUTSIDE): Move =>
  move(`badge ${name} ${reader === OUTSIDE ? 'outside' : 'inside'}`, {
    type: 'badge_read',
    reader,
    credential: badgeOf(name),
  });

const counted = (name: string, off: number): Move => ({
  name,
  pass: 0,
  see: (state) => {
    const count = roomIn(state).inside.length + off;
    const statement = { statement: 'head_count', count } as const;
    return [{ type: 'touched', room: ROOM, touch: { touch: 'propose', statement } }];
  },
});

/** People at the door, the door itself, and time: the main job. */
export const MAIN_MOVES: readonly Move[] = [
  ...NAMES.map((name) => badge(name, OUTSIDE)),
  ...NAMES.map((name) => badge(name, INSIDE)),
  move('door opens', { type: 'door_opened', door: DOOR }),
  move('door closes', { type: 'door_closed', door: DOOR }),
  tick(1),
  tick(3),
];

/** All that the small world knows of: also touches, statements, emergencies, losses, lists, clocks and restarts. */
export const ALL_MOVES: readonly Move[] = [
  ...MAIN_MOVES,
  badge('nobody', OUTSIDE),
  badge('nobody', INSIDE),
  move('exit button', { type: 'exit_requested', door: DOOR }),
  touch('extend', { touch: 'extend' }),
  touch('cancel', { touch: 'cancel' }),
  touch('visitors are announced', { touch: 'announce_visitors' }),
  touch('all visitors are named', { touch: 'complete_visitors' }),
  touch('ana signs out', { touch: 'sign_out', person: 'ana' as never }),
  touch('emergency', { touch: 'start_emergency' }),
  touch('end the emergency', {
    touch: 'propose',
    statement: { statement: 'end_emergency', sweep: 'seals_intact' },
  }),
  touch('unsealed ballots', {
    touch: 'propose',
    statement: { statement: 'contents', contents: 'unsealed' },
  }),
  touch('managed opening', {
    touch: 'propose',
    statement: { statement: 'managed_opening', reason: 'loading', minutes: 1 },
  }),
  counted('right head count', 0),
  counted('wrong head count', 1),
  move('door sensor lost', { type: 'device_lost', device: DOOR as never, kind: 'door', cause: 'cut' }),
  move(
    'door sensor back',
    { type: 'device_recovered', device: DOOR as never, kind: 'door' },
    found('closed'),
  ),
  move('disk full', { type: 'storage_changed', storage: 'full', free_mb: 0 }),
  move('disk free', { type: 'storage_changed', storage: 'ok', free_mb: 900 }),
  move('bob is taken off the list', list(PEOPLE.filter(({ person }) => (person as string) !== 'bob'))),
  move('the whole list', list(PEOPLE)),
  move('clock steps back', { type: 'clock_differs', by_ms: -5 * TICK }),
  {
    name: 'restart',
    pass: 0,
    see: (state) => [started('boot-2'), found(roomIn(state).door.contact === 'open' ? 'open' : 'closed')],
  },
];
