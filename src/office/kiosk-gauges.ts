import { BREAKERS } from '../channel-standings.ts';
import { PRIORITIES } from '../core/alarm-kinds.ts';
import { DEVICE_KINDS } from '../core/device-observation.ts';
import { PHASES } from '../core/terms.ts';
import type { Figures } from '../figures.ts';

export type Labels = { readonly [label: string]: string };
export type Value = readonly [labels: Labels, value: number];

/** A gauge over what the kiosk says of itself. Every label has few values, all of them from the configuration. */
export interface KioskGauge {
  readonly name: string;
  readonly help: string;
  readonly unit: string;
  readonly labels: readonly string[];
  readonly values: (figures: Figures) => readonly Value[];
}

const MS_PER_S = 1_000;

const isSo = (word: 'yes' | 'no'): number => (word === 'yes' ? 1 : 0);

/** One of several words: 1 for the one that is so. */
const oneOf = (label: string, words: readonly string[], now: string, more: Labels = {}): readonly Value[] =>
  words.map((word) => [{ ...more, [label]: word }, word === now ? 1 : 0]);

const single = (
  name: string,
  unit: string,
  help: string,
  value: (figures: Figures) => number | null,
): KioskGauge => ({
  name,
  help,
  unit,
  labels: [],
  values: (figures) => {
    const number = value(figures);
    return number === null ? [] : [[{}, number]];
  },
});

const perRoom = (
  name: string,
  unit: string,
  help: string,
  value: (room: Figures['rooms'][number]) => number,
): KioskGauge => ({
  name: `room_${name}`,
  help,
  unit,
  labels: ['room'],
  values: ({ rooms }) => rooms.map((room) => [{ room: room.room }, value(room)]),
});

const ROOMS: readonly KioskGauge[] = [
  perRoom(
    'people_inside',
    'people',
    'People inside by sign-in, visitors not among them.',
    (room) => room.people,
  ),
  perRoom('visitors_inside', 'people', 'Visitors inside by sign-in.', (room) => room.visitors),
  perRoom('lone', '1 for yes, 0 for no', 'Whether the pairing rule is broken by who is inside.', (room) =>
    isSo(room.lone),
  ),
  perRoom('presence_certain', '1 for yes, 0 for no', 'Whether it is known who is inside.', (room) =>
    isSo(room.certain),
  ),
  perRoom('door_held_open', '1 for yes, 0 for no', 'Whether the door is held open for too long.', (room) =>
    isSo(room.held_open),
  ),
  perRoom('emergency', '1 for yes, 0 for no', 'Whether an emergency goes on.', (room) =>
    isSo(room.emergency),
  ),
  perRoom('faults', 'faults', 'Faults that keep everybody out.', (room) => room.faults),
  {
    name: 'room_door',
    help: 'State of the door contact: 1 for the state that it is in.',
    unit: '1 for yes, 0 for no',
    labels: ['room', 'state'],
    values: ({ rooms }) =>
      rooms.flatMap(({ room, door }) => oneOf('state', ['open', 'closed', 'unknown'], door, { room })),
  },
];

const LOG: readonly KioskGauge[] = [
  single('log_entries', 'entries', 'Entries of the log.', ({ log }) => log.entries),
  single(
    'log_signed_entries',
    'entries',
    'Entries below the newest signed checkpoint.',
    ({ log }) => log.signed,
  ),
  single('witnesses_asked', 'witnesses', 'Witnesses that are asked to cosign.', ({ log }) => log.witnesses),
  single('witnesses_needed', 'witnesses', 'Witnesses that have to cosign.', ({ log }) => log.quorum),
  single('log_witnessed_entries', 'entries', 'Entries that enough witnesses have seen.', ({ log }) =>
    log.quorum === 0 ? null : log.witnessed,
  ),
  single(
    'log_witnessed_age_seconds',
    'seconds',
    'Time since enough witnesses saw the log last; missing before the first time.',
    ({ log, now }) => (log.witnessed_s === 0 ? null : now / MS_PER_S - log.witnessed_s),
  ),
];

const ALARMS: readonly KioskGauge[] = [
  {
    name: 'alarms_open',
    help: 'Open alarms, those that nobody away from the door may know of not among them.',
    unit: 'alarms',
    labels: ['priority'],
    values: ({ alarms }) => PRIORITIES.map((priority) => [{ priority }, alarms.open[priority]]),
  },
  {
    name: 'alarms_unacknowledged',
    help: 'Open alarms that nobody has answered.',
    unit: 'alarms',
    labels: ['priority'],
    values: ({ alarms }) => PRIORITIES.map((priority) => [{ priority }, alarms.unacknowledged[priority]]),
  },
  single(
    'alarm_sources_silenced',
    'sources',
    'Sources of alarms of which nobody is told.',
    ({ alarms }) => alarms.silenced,
  ),
  {
    name: 'channel_failed',
    help: 'Whether a way to tell people fails.',
    unit: '1 for yes, 0 for no',
    labels: ['channel'],
    values: ({ channels }) => channels.map(({ channel, failed }) => [{ channel }, isSo(failed)]),
  },
  {
    name: 'channel_breaker',
    help: 'State of the circuit breaker of a way to tell people: 1 for the state that it is in.',
    unit: '1 for yes, 0 for no',
    labels: ['channel', 'state'],
    values: ({ channels }) =>
      channels.flatMap(({ channel, breaker }) => oneOf('state', BREAKERS, breaker, { channel })),
  },
  {
    name: 'channel_waiting_entries',
    help: 'Entries that a channel which sends every entry has still to send.',
    unit: 'entries',
    labels: ['channel'],
    values: ({ channels, log }) =>
      channels
        .filter(({ next }) => next >= 0)
        .map(({ channel, next }) => [{ channel }, Math.max(0, log.entries - next)]),
  },
];

const MACHINE: readonly KioskGauge[] = [
  {
    name: 'build_info',
    help: 'Name of the kiosk and the versions of its software; always 1.',
    unit: 'none',
    labels: ['kiosk', 'version', 'node'],
    values: ({ kiosk, software, node }) => [[{ kiosk, version: software, node }, 1]],
  },
  {
    name: 'phase',
    help: 'Phase of the election calendar: 1 for the present one.',
    unit: '1 for yes, 0 for no',
    labels: ['phase'],
    values: ({ phase }) => oneOf('phase', PHASES, phase),
  },
  {
    name: 'devices_lost',
    help: 'Devices that do not answer.',
    unit: 'devices',
    labels: ['kind'],
    values: ({ lost }) => DEVICE_KINDS.map((kind) => [{ kind }, lost[kind]]),
  },
  {
    name: 'storage',
    help: 'State of the disk of the log: 1 for the state that it is in.',
    unit: '1 for yes, 0 for no',
    labels: ['state'],
    values: ({ storage }) => oneOf('state', ['ok', 'low', 'full'], storage),
  },
  single('storage_free_bytes', 'bytes', 'Free room on the disk of the log.', ({ free_bytes }) => free_bytes),
  single(
    'heartbeat_age_seconds',
    'seconds',
    'Time since the last heartbeat; missing before the first.',
    (figures) => (figures.heartbeat_at === 0 ? null : (figures.now - figures.heartbeat_at) / MS_PER_S),
  ),
  single(
    'heartbeat_interval_seconds',
    'seconds',
    'How often a heartbeat is due.',
    (figures) => figures.heartbeat_ms / MS_PER_S,
  ),
  single(
    'clock_trusted',
    '1 for yes, 0 for no',
    'Whether the clock does not contradict the log.',
    ({ clock }) => (clock === 'trusted' ? 1 : 0),
  ),
  single('inbox_waiting', 'inputs', 'Inputs that wait to be handled.', ({ waiting }) => waiting),
  single('people_listed', 'people', 'People on the authorization list.', ({ listed }) => listed),
];

/** What is served of the kiosk's own figures; names without the prefix that all have. */
export const KIOSK_GAUGES: readonly KioskGauge[] = [...MACHINE, ...ROOMS, ...LOG, ...ALARMS];
