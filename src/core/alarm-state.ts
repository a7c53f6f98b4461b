import { causeIn } from './alarm-causes.ts';
import type { AlarmKind } from './alarm-kinds.ts';
import { stated } from './apply-room.ts';
import type { Fact } from './facts.ts';
import type { AlarmFact, AlarmsState, OpenAlarm } from './facts-alarms.ts';
import type { State } from './state.ts';
import { type AlarmId, type AlarmSource, assert, assertNever, type Ms, type RoomId } from './terms.ts';

type StampedAlarmFact = Extract<Fact, AlarmFact>;
type Of<T extends StampedAlarmFact['type']> = Extract<StampedAlarmFact, { type: T }>;

const without = <K extends string, V>(
  record: { readonly [key in K]: V },
  key: K,
): { readonly [key in K]: V } => {
  const { [key]: _, ...rest } = record;
  return rest as { readonly [key in K]: V };
};

/** @throws where there is no such open alarm: only an open one gets facts. */
export const alarmOf = (state: State, alarm: AlarmId): OpenAlarm => {
  const found = state.alarms.open[alarm];
  assert(found, `alarm ${alarm} is open`);
  return found;
};

export const openAlarmOf = (state: State, source: AlarmSource): OpenAlarm | undefined =>
  Object.values(state.alarms.open).find((alarm) => alarm.source === source);

/** Whether nobody is to be told of a source just now. */
export const isSilenced = ({ alarms }: State, source: AlarmSource): boolean =>
  alarms.shelved[source] !== undefined || alarms.out_of_service[source] !== undefined;

/** Alarms that people at the door can do something about. Duress is never among them. */
export const AT_THE_DOOR: readonly AlarmKind[] = [
  'door_forced',
  'door_held_open',
  'tamper',
  'wire_tampered',
  'count_mismatch',
  'seals_not_intact',
  'seal_in_doubt',
  'inventory_differs',
];

/** What a room's screen shows, and lets a supervisor acknowledge there. */
export const alarmsAtDoor = (state: State, room: RoomId): readonly OpenAlarm[] =>
  Object.values(state.alarms.open).filter(
    (open) => open.room === room && open.answer === 'unacknowledged' && AT_THE_DOOR.includes(open.kind),
  );

const countOf = ({ raised: before }: AlarmsState, source: AlarmSource, occurrence: number): number =>
  (before[source]?.count ?? 0) + (occurrence === 1 ? 1 : 0);

/** Whoever was not told of an alarm while its source was silenced is told as soon as it is heard again. */
const heardAgain = (alarms: AlarmsState, source: AlarmSource, at: Ms): AlarmsState => ({
  ...alarms,
  open: Object.fromEntries(
    Object.entries(alarms.open).map(([alarm, open]) => [
      alarm,
      open.source === source && open.answer === 'unacknowledged' ? { ...open, tell_again: at } : open,
    ]),
  ),
});

const raised = (alarms: AlarmsState, fact: Of<'alarm_raised'>): AlarmsState => {
  const { alarm, source, kind, room, priority, occurrence, since, tell_again, at } = fact;
  const open: OpenAlarm = {
    alarm,
    source,
    kind,
    room,
    priority,
    occurrence,
    since: alarms.open[alarm]?.since ?? since,
    last: at,
    tell_again,
    condition: 'active',
    answer: 'unacknowledged',
    step: 0,
    closing: null,
  };
  return {
    ...alarms,
    open: { ...alarms.open, [alarm]: open },
    pending: without(alarms.pending, source),
    raised: { ...alarms.raised, [source]: { count: countOf(alarms, source, occurrence), last: at } },
  };
};

const changed = (alarms: AlarmsState, alarm: AlarmId, change: Partial<OpenAlarm>): AlarmsState => {
  const before = alarms.open[alarm];
  return before === undefined
    ? alarms
    : { ...alarms, open: { ...alarms.open, [alarm]: { ...before, ...change } } };
};

const answered = (alarms: AlarmsState, fact: Exclude<StampedAlarmFact, Of<'alarm_raised'>>): AlarmsState => {
  switch (fact.type) {
    case 'alarm_returned':
      return changed(alarms, fact.alarm, { condition: 'returned' });
    case 'alarm_acknowledged':
      return changed(alarms, fact.alarm, { answer: 'acknowledged', tell_again: 0 });
    case 'alarm_unanswered':
      return changed(alarms, fact.alarm, { step: fact.step, tell_again: fact.tell_again });
    case 'alarm_closing_proposed':
      return changed(alarms, fact.alarm, { closing: fact.signed_by[0] ?? null });
    case 'alarm_closed':
      return { ...alarms, open: without(alarms.open, fact.alarm) };
    case 'alarm_shelved': {
      const [by] = fact.signed_by;
      assert(by, 'somebody has signed for it');
      return { ...alarms, shelved: { ...alarms.shelved, [fact.source]: { until: fact.until, by } } };
    }
    case 'alarm_unshelved':
      return heardAgain({ ...alarms, shelved: without(alarms.shelved, fact.source) }, fact.source, fact.at);
    case 'alarm_out_of_service': {
      const [by] = fact.signed_by;
      assert(by, 'somebody has signed for it');
      const sources = { ...alarms.out_of_service, [fact.source]: { since: fact.at, by } };
      return { ...alarms, out_of_service: sources };
    }
    case 'alarm_in_service':
      return heardAgain(
        { ...alarms, out_of_service: without(alarms.out_of_service, fact.source) },
        fact.source,
        fact.at,
      );
    default:
      return assertNever(fact);
  }
};

export const applyAlarmFact = (state: State, fact: StampedAlarmFact): State => {
  const alarms = fact.type === 'alarm_raised' ? raised(state.alarms, fact) : answered(state.alarms, fact);
  const next = { ...state, alarms };
  return fact.type === 'alarm_acknowledged' && fact.room !== ''
    ? stated(next, { room: fact.room, at: fact.at }, 'acknowledge_alarm')
    : next;
};

/** What a fact of any kind asks people to respond to waits until the alarm is raised. */
export const noteCause = (state: State, fact: Fact): State => {
  const cause = causeIn(state, fact);
  if (cause === null) return state;
  const { source, kind, room, since } = cause;
  const pending = { ...state.alarms.pending, [source]: { kind, room, since } };
  return { ...state, alarms: { ...state.alarms, pending } };
};
