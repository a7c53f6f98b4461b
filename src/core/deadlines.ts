import { isSilenced } from './alarm-state.ts';
import { alarmLooks, alarmUnanswered } from './alarms.ts';
import { testEnds, testIsMissed } from './channel-tests.ts';
import { stopAwaiting } from './enrolment.ts';
import { doubt } from './exit.ts';
import type { AbandonCause } from './facts-entry.ts';
import { giveUpInventory, inventoryEnds } from './inventory.ts';
import { rekeysDue } from './keys.ts';
import { endExpired } from './list-acts.ts';
import { signOffDue } from './list-at-once.ts';
import { overstayDeadlines } from './overstay.ts';
import { loneAlertDue, review, standingDeadlines } from './presence.ts';
import { reviewsDue } from './review-due.ts';
import { sirenEnds, sirenTimeIsOver } from './sirens.ts';
import { policyOf, type RoomState, roomIds, roomOf, rulesOf, type State } from './state.ts';
import { endManagedOpening } from './statements.ts';
import { sweepsDue } from './sweeps.ts';
import { type AlarmId, type AlarmSource, assertNever, type DeviceId, type Ms, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

/** Something that becomes true by time alone. A deadline in the state and a tick are the only timer. */
type Deadline =
  | { readonly kind: 'entry' | 'grant' | 'exits' | 'statement'; readonly room: RoomId; readonly at: Ms }
  | { readonly kind: 'held' | 'managed_minute' | 'managed_end'; readonly room: RoomId; readonly at: Ms }
  | { readonly kind: 'inventory'; readonly room: RoomId; readonly at: Ms }
  | {
      readonly kind: 'lone_alert' | 'head_count' | 'head_count_missed';
      readonly room: RoomId;
      readonly at: Ms;
    }
  | { readonly kind: 'alarm'; readonly alarm: AlarmId; readonly at: Ms }
  | { readonly kind: 'awaited'; readonly at: Ms }
  | { readonly kind: 'proposal'; readonly proposal: number; readonly at: Ms }
  | { readonly kind: 'shelved'; readonly source: AlarmSource; readonly at: Ms }
  | { readonly kind: 'siren'; readonly siren: DeviceId; readonly at: Ms }
  | { readonly kind: 'test'; readonly channel: string; readonly at: Ms }
  /** Nothing but a look: a person's standing, the phase or an alarm changes. */
  | { readonly kind: 'look'; readonly at: Ms };

const headCountDeadline = (state: State, room: RoomId): readonly Deadline[] => {
  const { head_count, emergency } = roomOf(state, room);
  if (head_count === null || head_count.missed || emergency !== null) return [];
  return head_count.asked
    ? [{ kind: 'head_count_missed', room, at: head_count.due + rulesOf(state, room).head_count_grace_ms }]
    : [{ kind: 'head_count', room, at: head_count.due }];
};

const doorDeadlines = ({ door, emergency }: RoomState, room: RoomId): readonly Deadline[] => [
  ...(door.held_from !== null && emergency === null
    ? [{ kind: 'held', room, at: door.held_from } as const]
    : []),
  ...(door.managed === null
    ? []
    : [
        { kind: 'managed_end', room, at: door.managed.until } as const,
        { kind: 'managed_minute', room, at: door.managed.next_minute } as const,
      ]),
];

const roomDeadlines = (state: State, room: RoomId): readonly Deadline[] => {
  const now = roomOf(state, room);
  const alert = loneAlertDue(state, room);
  return [
    ...(now.entry ? [{ kind: 'entry', room, at: now.entry.until } as const] : []),
    ...(now.grant ? [{ kind: 'grant', room, at: now.grant.taken_until } as const] : []),
    ...now.exits.map((exit) => ({ kind: 'exits', room, at: exit.until }) as const),
    ...(now.statement ? [{ kind: 'statement', room, at: now.statement.until } as const] : []),
    ...doorDeadlines(now, room),
    ...(alert === null ? [] : [{ kind: 'lone_alert', room, at: alert } as const]),
    ...headCountDeadline(state, room),
  ];
};

const alarmDeadlines = (state: State): readonly Deadline[] => [
  ...Object.values(state.alarms.open)
    .filter(({ source, tell_again }) => tell_again !== 0 && !isSilenced(state, source))
    .map(({ alarm, tell_again }) => ({ kind: 'alarm', alarm, at: tell_again }) as const),
  ...Object.entries(state.alarms.shelved).map(
    ([source, { until }]) => ({ kind: 'shelved', source: source as AlarmSource, at: until }) as const,
  ),
  ...testEnds(state).map(({ channel, at }) => ({ kind: 'test', channel, at }) as const),
  ...sirenEnds(state).map(({ siren, at }) => ({ kind: 'siren', siren, at }) as const),
];

const listDeadlines = ({ list }: State): readonly Deadline[] => [
  ...Object.values(list.open).map(
    ({ proposal, until }) => ({ kind: 'proposal', proposal, at: until }) as const,
  ),
  ...(list.awaited === null ? [] : [{ kind: 'awaited', at: list.awaited.until } as const]),
];

const looks = (state: State): readonly Deadline[] =>
  [
    ...policyOf(state).calendar.map((entry) => entry.from),
    ...roomIds(state).flatMap((room) => [
      ...standingDeadlines(state, room),
      ...overstayDeadlines(state, room),
    ]),
    ...alarmLooks(state),
    ...[signOffDue(state)].filter((due) => due !== null),
    ...reviewsDue(state).map(({ due }) => due),
    ...rekeysDue(state).map(({ due }) => due),
    ...sweepsDue(state).map(({ due }) => due),
  ].map((at) => ({ kind: 'look', at }));

const earliest = (deadlines: readonly Deadline[]): Deadline | null =>
  deadlines.reduce<Deadline | null>(
    (first, next) => (first === null || next.at < first.at ? next : first),
    null,
  );

/** The next deadline; looks only after `after`, since looking twice at the same instant shows nothing new. */
const nextDeadline = (state: State, after: Ms): Deadline | null =>
  state.policy === null
    ? null
    : earliest([
        ...looks(state).filter((look) => look.at > after),
        ...roomIds(state).flatMap((room) => roomDeadlines(state, room)),
        ...alarmDeadlines(state),
        ...listDeadlines(state),
        ...inventoryEnds(state).map((end) => ({ kind: 'inventory', ...end }) as const),
      ]);

/** When the next notice leaves a screen. */
export const nextNoticeEnd = (state: State, after: Ms): Ms =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...roomIds(state)
      .map((room) => roomOf(state, room).notice?.until ?? 0)
      .filter((until) => until > after),
  );

/** When the loop has to tick at the latest: a deadline, the heartbeat, or a clock that has caught up with the log. */
export const nextTick = (state: State, after: Ms): Ms => {
  const deadline = nextDeadline(state, after)?.at ?? Number.POSITIVE_INFINITY;
  const caughtUp = state.clock_behind_until !== 0 ? state.clock_behind_until : Number.POSITIVE_INFINITY;
  return Math.min(deadline, state.heartbeat_due, caughtUp);
};

/** Passes every deadline since `after` up to now, each as of its own instant and in their order. */
export const passDeadlines = (turn: Turn, after: Ms): void => {
  let reached = after;
  for (;;) {
    const deadline = nextDeadline(turn.state, reached);
    if (deadline === null || deadline.at > turn.moment.at) return;
    reached = Math.max(reached, deadline.at);
    pass(turn, deadline);
    // One that passed while nothing was watched lies before what the start has looked at already.
    review(turn, reached);
  }
};

/** Dates and phases that passed while nothing was watched are known all the same, each as of its own instant. */
export const passLooks = (turn: Turn, after: Ms): void => {
  const instants = looks(turn.state).map((look) => look.at);
  const passed = instants.filter((at) => at > after && at <= turn.moment.at);
  for (const at of passed.sort((one, other) => one - other)) review(turn, at);
};

const pass = (turn: Turn, deadline: Deadline): void => {
  switch (deadline.kind) {
    case 'look':
      return;
    case 'entry':
      return abandonEntry(turn, deadline.room, 'timed_out', deadline.at);
    case 'grant':
      return grantNotTaken(turn, deadline.room, deadline.at);
    case 'exits':
      return exitsNotTaken(turn, deadline.room, deadline.at);
    case 'statement':
      return turn.record({ type: 'statement_abandoned', room: deadline.room, cause: 'timed_out' });
    case 'held':
      return turn.record({
        type: 'door_held_open',
        room: deadline.room,
        door: roomOf(turn.state, deadline.room).policy.door,
        since: deadline.at,
      });
    case 'managed_minute':
      return managedMinute(turn, deadline.room);
    case 'managed_end':
      return endManagedOpening(turn, deadline.room, { cause: 'time_limit', reader: '', signed_by: [] });
    case 'lone_alert':
      return loneAlert(turn, deadline.room);
    case 'head_count':
      return turn.record({ type: 'head_count_due', room: deadline.room, since: deadline.at });
    case 'head_count_missed':
      return turn.record({ type: 'head_count_missed', room: deadline.room, since: deadline.at });
    case 'alarm':
      return alarmUnanswered(turn, deadline.alarm);
    case 'test':
      return testIsMissed(turn, deadline.channel);
    case 'siren':
      return sirenTimeIsOver(turn, deadline.siren);
    case 'inventory':
      return giveUpInventory(turn, deadline.room, 'timed_out', deadline.at);
    case 'awaited':
      return stopAwaiting(turn, deadline.at);
    case 'proposal':
      return endExpired(turn, deadline.proposal);
    case 'shelved':
      return turn.record({
        type: 'alarm_unshelved',
        source: deadline.source,
        cause: 'expired',
        words: '',
        signed_by: [],
      });
    default:
      return assertNever(deadline);
  }
};

export const abandonEntry = (turn: Turn, room: RoomId, cause: AbandonCause, since: Ms): void => {
  const people = roomOf(turn.state, room).entry?.holders.map((claim) => claim.person) ?? [];
  turn.record({ type: 'entry_abandoned', room, cause, people, since });
};

const grantNotTaken = (turn: Turn, room: RoomId, since: Ms): void => {
  const { grant, policy } = roomOf(turn.state, room);
  turn.record({
    type: 'entry_not_taken',
    room,
    door: policy.door,
    people: grant?.holders ?? [],
    since,
  });
};

/** Somebody signed out and the door never opened: they may still be inside. */
const exitsNotTaken = (turn: Turn, room: RoomId, since: Ms): void => {
  const people = roomOf(turn.state, room)
    .exits.filter((exit) => exit.until <= since)
    .map((exit) => exit.person)
    .filter((person) => person !== null);
  turn.record({ type: 'exit_not_taken', room, people, since });
  doubt(turn, room, 'exit_not_taken');
};

const managedMinute = (turn: Turn, room: RoomId): void => {
  const managed = roomOf(turn.state, room).door.managed;
  if (managed === null) return;
  turn.record({
    type: 'managed_opening_minute',
    room,
    minute: managed.minute + 1,
    next: managed.next_minute + 60_000,
  });
};

const loneAlert = (turn: Turn, room: RoomId): void => {
  const { lone, inside } = roomOf(turn.state, room);
  if (lone === null) return;
  turn.record({
    type: 'lone_alert_raised',
    room,
    people: inside.map((occupant) => occupant.person),
    since: lone.since,
    repeat: lone.alerts + 1,
  });
};
