import type { Emergency, EntryInProgress, LoneInterval, RoomState, State } from './state.ts';
import { roomIds, roomOf } from './state.ts';
import type { Ms } from './terms.ts';

/**
 * Moves every running deadline along with a step of the clock, so that a window lasts as long as was
 * promised and an interval has its true length. Recorded instants such as `since` stay as recorded.
 */
export const shiftDeadlines = (state: State, by: Ms): State => ({
  ...state,
  heartbeat_due: state.heartbeat_due + by,
  lost: shiftEach(state.lost, (device) => ({ ...device, since: device.since + by })),
  people: shiftEach(state.people, (person) => ({
    ...person,
    pin_locked_until: person.pin_locked_until + by,
  })),
  alarms: {
    ...state.alarms,
    open: shiftEach(state.alarms.open, (open) => ({
      ...open,
      last: open.last + by,
      tell_again: running(open.tell_again, by),
    })),
    raised: shiftEach(state.alarms.raised, (raised) => ({ ...raised, last: raised.last + by })),
    heard_from: state.alarms.heard_from + by,
    shelved: shiftEach(state.alarms.shelved, (shelved) => ({ ...shelved, until: shelved.until + by })),
  },
  channels: shiftEach(state.channels, (channel) => ({
    ...channel,
    failed_since: running(channel.failed_since, by),
  })),
  sirens: shiftEach(state.sirens, (siren) => ({
    ...siren,
    until: running(siren.until, by),
  })),
  list: {
    ...state.list,
    open: shiftEach(state.list.open, (open) => ({ ...open, until: open.until + by })),
    awaited: until(state.list.awaited, by),
  },
  tests: shiftEach(state.tests, (test) => ({
    ...test,
    sent: test.sent + by,
    answer_until: running(test.answer_until, by),
    missed: running(test.missed, by),
  })),
  custody: {
    ...state.custody,
    doubts: shiftEach(state.custody.doubts, (doubt) => ({ ...doubt, since: doubt.since + by })),
    inventories: shiftEach(state.custody.inventories, (open) => ({ ...open, until: open.until + by })),
    differences: shiftEach(state.custody.differences, (open) => ({
      ...open,
      left: running(open.left, by),
    })),
  },
  procedures: shiftProcedures(state.procedures, by),
  upkeep: shiftEach(state.upkeep, (since) => since + by),
  setup: shiftSetup(state.setup, by),
  backup_made_at: running(state.backup_made_at, by),
  siblings: shiftEach(state.siblings, ({ lost_since }) => ({
    lost_since: running(lost_since, by),
  })),
  evidence: {
    ...state.evidence,
    challenged: shiftEach(state.evidence.challenged, (at) => at + by),
  },
  rooms: Object.fromEntries(roomIds(state).map((room) => [room, shiftRoom(roomOf(state, room), by)])),
});

/** 0 says that nothing runs, whatever the clock. */
const running = (at: Ms, by: Ms): Ms => (at === 0 ? 0 : at + by);

const shiftEach = <T>(
  record: { readonly [key: string]: T },
  shift: (value: T) => T,
): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, shift(value)]));

const shiftEntry = (entry: EntryInProgress | null, by: Ms): EntryInProgress | null =>
  entry && {
    ...entry,
    until: entry.until + by,
    holders: entry.holders.map((claim) => ({ ...claim, at: claim.at + by })),
  };

const until = <T extends { readonly until: Ms }>(value: T | null, by: Ms): T | null =>
  value && { ...value, until: value.until + by };

const shiftSetup = ({ code, badge, ...setup }: State['setup'], by: Ms): State['setup'] => ({
  ...setup,
  code: { ...code, locked_until: running(code.locked_until, by) },
  badge: until(badge, by),
});

const shiftProcedures = (procedures: State['procedures'], by: Ms): State['procedures'] => ({
  ...procedures,
  runs: shiftEach(procedures.runs, (runs) => runs.map((run) => ({ ...run, left: running(run.left, by) }))),
});

const shiftLone = (lone: LoneInterval | null, by: Ms): LoneInterval | null =>
  lone && { ...lone, basis: lone.basis + by, last_alert: lone.last_alert + by };

const shiftEmergency = (emergency: Emergency | null, by: Ms): Emergency | null =>
  emergency && { ...emergency, basis: emergency.basis + by };

const shiftDoor = ({ door }: RoomState, by: Ms): RoomState['door'] => ({
  ...door,
  opened_at: door.opened_at + by,
  held_from: door.held_from === null ? null : door.held_from + by,
  exit_request_until: door.exit_request_until + by,
  managed: door.managed && {
    ...door.managed,
    until: door.managed.until + by,
    next_minute: door.managed.next_minute + by,
  },
});

const shiftRoom = (room: RoomState, by: Ms): RoomState => ({
  ...room,
  door: shiftDoor(room, by),
  lone: shiftLone(room.lone, by),
  sweep: room.sweep && { ...room.sweep, due: room.sweep.due + by },
  entry: shiftEntry(room.entry, by),
  grant: room.grant && {
    ...room.grant,
    until: room.grant.until + by,
    taken_until: room.grant.taken_until + by,
  },
  exits: room.exits.map((exit) => ({ ...exit, until: exit.until + by })),
  statement: until(room.statement, by),
  emergency: shiftEmergency(room.emergency, by),
  notice: until(room.notice, by),
  head_count: room.head_count && { ...room.head_count, due: room.head_count.due + by },
});
