import { isPosition, isTampered } from './device-observation.ts';
import { contactLost } from './door.ts';
import { startEmergency } from './emergency.ts';
import { doubt } from './exit.ts';
import type { Input } from './inputs.ts';
import type { RoomPolicy } from './policy.ts';
import { tamperLineOf } from './reader-lines.ts';
import { beginSetup } from './setup.ts';
import { sirenFailed, sirenWorks } from './sirens.ts';
import { countInside, roomIds, roomOf, type State } from './state.ts';
import { endManagedOpening } from './statements.ts';
import { oweSweep } from './sweeps.ts';
import type { DeviceId, LineId } from './terms.ts';
import { textOrder } from './text-order.ts';
import type { Turn } from './turn.ts';

type Of<T extends Input['type']> = Extract<Input, { type: T }>;

const previousEnd = (before: State): 'none' | 'clean' | 'unclean' => {
  if (!before.ever_started) return 'none';
  return before.boot === '' ? 'clean' : 'unclean';
};

/** The same whatever the order of keys: what is on record came back from the log. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => textOrder(one, other)))
      : inner,
  );

/** Whether a start brings other rules than the last run had: of the kiosk, of a room, or another set of rooms. */
const changesRules = (before: State, { policy, rooms }: Of<'started'>): boolean => {
  const former = roomIds(before).map((room) => roomOf(before, room).policy);
  const byRoom = (all: readonly RoomPolicy[]) => Object.fromEntries(all.map((room) => [room.room, room]));
  return asText([before.policy, byRoom(former)]) !== asText([policy, byRoom(rooms)]);
};

/** Rules come with the file. Whether two people agreed to this very file is on record, and nobody's word is not made up. */
const rulesChanged = (turn: Turn, config_digest: string): void => {
  const approved = turn.state.list.rules.find((rules) => rules.config_digest === config_digest);
  turn.record({
    type: 'rules_changed',
    config_digest,
    authority: approved === undefined ? 'config_file' : 'approved',
    proposal: approved?.proposal ?? 0,
    signed_by: approved?.signed_by ?? [],
  });
};

/** A start locks every strike, records the policy in force, and believes nothing that was not watched. */
export const started = (turn: Turn, input: Of<'started'>): void => {
  const before = turn.state;
  const behind = before.ever_started ? Math.max(0, before.at - turn.moment.at) : 0;
  const unwatched_ms = before.ever_started ? Math.max(0, turn.moment.at - before.at) : 0;
  turn.record({
    type: 'kiosk_started',
    boot: input.boot,
    software: input.software,
    config_digest: input.config_digest,
    policy: input.policy,
    doors: input.rooms.map((room) => room.door),
    previous_end: previousEnd(before),
    unwatched_ms,
    clock_behind_ms: behind,
  });
  for (const room of roomIds(before)) {
    if (!input.rooms.some((policy) => policy.room === room)) turn.record({ type: 'room_closed_down', room });
  }
  for (const policy of input.rooms) turn.record({ type: 'room_policy_set', room: policy.room, policy });
  beginSetup(turn, before);
  if (before.list.founded !== 0 && changesRules(before, input)) rulesChanged(turn, input.config_digest);
  // However short the gap, anybody with a key can have used it: people say who is inside, not the kiosk.
  for (const room of roomIds(turn.state)) {
    if (before.rooms[room] === undefined) continue;
    if (roomOf(turn.state, room).door.managed !== null) {
      endManagedOpening(turn, room, { cause: 'restart', reader: '', signed_by: [] });
    }
    doubt(turn, room, 'restart');
    oweSweep(turn, room, unwatched_ms);
  }
};

/** The strike, contact and readers of a room answer under their own ids. */
const roomOfDoorDevice = (state: State, device: DeviceId) =>
  roomIds(state).find((room) => (roomOf(state, room).policy.door as string) === device);

export const deviceLost = (turn: Turn, input: Of<'device_lost'>): void => {
  const { device, kind, cause } = input;
  if (turn.state.lost[device] !== undefined) return;
  turn.record({ type: 'device_lost', device, kind, cause });
  const room = kind === 'door' ? roomOfDoorDevice(turn.state, device) : undefined;
  if (room !== undefined) contactLost(turn, room, cause);
  sirenFailed(turn, device);
};

export const effectFailed = (turn: Turn, { device, effect, cause }: Of<'effect_failed'>): void => {
  turn.record({ type: 'effect_failed', device, effect, cause });
  sirenFailed(turn, device);
};

export const deviceRecovered = (turn: Turn, { device, kind }: Of<'device_recovered'>): void => {
  const lost = turn.state.lost[device];
  if (lost !== undefined) {
    const lost_ms = Math.max(0, turn.moment.at - lost.since);
    turn.record({ type: 'device_recovered', device, kind, lost_ms });
  }
  sirenWorks(turn, device);
};

/** A supervised input tells its wire from its state: whatever is no position is a loss, never a closed door. */
export const lineChanged = (turn: Turn, input: Of<'line_changed'>): void => {
  const from = turn.state.lines[input.line] ?? 'unknown';
  if (from === input.state) return;
  turn.record({ type: 'line_changed', line: input.line, from, to: input.state });
  for (const room of roomIds(turn.state)) {
    const { contact_line, fire_line, tamper_line, outside_reader, inside_reader } = roomOf(
      turn.state,
      room,
    ).policy;
    const is = (line: LineId | '') => line === input.line;
    const isOfReader = [outside_reader, inside_reader].some(
      (reader) => reader !== '' && is(tamperLineOf(reader)),
    );
    if (is(contact_line) && !isPosition(input.state)) contactLost(turn, room, `line ${input.state}`);
    if (is(fire_line) && input.state === 'active') startEmergency(turn, room, 'fire_line');
    const watchesHousing = is(tamper_line) || isOfReader;
    if (watchesHousing && input.state !== 'normal' && input.state !== 'unknown') {
      turn.record({ type: 'tamper_detected', room, line: input.line });
    }
    if ((is(contact_line) || is(fire_line)) && isTampered(input.state)) {
      turn.record({ type: 'wire_tampered', room, line: input.line, wire: input.state });
    }
  }
};

/** The kiosk's clock takes the step of the wall clock; every running window keeps its length. */
export const clockDiffers = (turn: Turn, input: Of<'clock_differs'>): void =>
  turn.record({
    type: 'clock_stepped',
    by_ms: input.by_ms,
    old: turn.moment.at,
    new: turn.moment.at + input.by_ms,
  });

/** What was really watched at this instant: every supervised input, contact and lost device by name. */
const watched = (state: State): { readonly [input: string]: string } => ({
  ...state.lines,
  ...Object.fromEntries(
    roomIds(state).map((room) => [roomOf(state, room).policy.door, roomOf(state, room).door.contact]),
  ),
  ...Object.fromEntries(Object.keys(state.lost).map((device) => [device, 'lost'])),
});

export const heartbeat = (turn: Turn): void => {
  const { state } = turn;
  if (state.policy === null || turn.moment.at < state.heartbeat_due) return;
  turn.record({
    type: 'heartbeat',
    inputs: watched(state),
    rooms: Object.fromEntries(
      roomIds(state).map((room) => {
        const now = roomOf(state, room);
        return [
          room,
          { inside: countInside(now), presence: now.doubts.length === 0 ? 'certain' : 'uncertain' },
        ];
      }),
    ),
  });
};

/** What never started does not stop: a log may be opened only to say which one it goes on from. */
export const stopping = (turn: Turn, input: Of<'stopping'>): void => {
  if (turn.state.ever_started) turn.record({ type: 'kiosk_stopped', cause: input.cause });
};
