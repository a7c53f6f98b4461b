import { ALARM_CARDS } from './alarm-cards.ts';
import { conditionsOf, isCondition, isShelvable, OF_HARDWARE } from './alarm-causes.ts';
import { type AlarmKind, PRIORITIES, type Priority } from './alarm-kinds.ts';
import type { Cause } from './alarm-sources.ts';
import { alarmOf, openAlarmOf } from './alarm-state.ts';
import { sendTest, type TestRefusal, testReceived, testRefusal } from './channel-tests.ts';
import { signsForEvidence } from './evidence.ts';
import type { OpenAlarm } from './facts-alarms.ts';
import type { AlarmAct } from './inputs.ts';
import { policyOf, type State } from './state.ts';
import { type AlarmId, type AlarmSource, assertNever, type Ms, type PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

/** A cause that comes again sooner than this says nothing new: a loose wire must not fill the log. */
const RAISED_AGAIN_MS: Ms = 60_000;

/** Whoever needs more has to mend things instead. */
const SILENCED_MAX = 40;

const settingsOf = (state: State, kind: AlarmKind) =>
  policyOf(state).alarms.kinds[kind] ?? { used: 'yes', priority: ALARM_CARDS[kind].priority, delay_ms: 0 };

const tellAgain = (turn: Turn, priority: Priority, step: number): Ms => {
  const { answer_ms, reminders } = policyOf(turn.state).alarms;
  const wait = answer_ms[priority];
  return wait === 0 || step >= reminders ? 0 : turn.moment.at + wait;
};

const raise = (turn: Turn, { source, kind, room, since }: Cause): void => {
  const open = openAlarmOf(turn.state, source);
  const { priority } = settingsOf(turn.state, kind);
  const number = turn.state.alarms.raised[source]?.count ?? 0;
  turn.record({
    type: 'alarm_raised',
    alarm: open?.alarm ?? (`${source}#${number + 1}` as AlarmId),
    source,
    kind,
    room,
    priority,
    occurrence: (open?.occurrence ?? 0) + 1,
    since: Math.min(since, turn.moment.at),
    tell_again: tellAgain(turn, priority, 0),
  });
};

/** What happened and was seen says nothing of what goes on since. */
const stillSpeaks = ({ kind, condition, answer }: OpenAlarm): boolean =>
  condition === 'active' && (isCondition(kind) || answer === 'unacknowledged');

/** While a worse alarm of the same room speaks, some say nothing new. */
export const isInhibited = (state: State, { kind, room }: Cause): boolean =>
  Object.values(state.alarms.open).some(
    (open) => ALARM_CARDS[kind].inhibited_by.includes(open.kind) && open.room === room && stillSpeaks(open),
  );

/** From when on a condition is an alarm: it has lasted long enough, and is no wire that comes and goes. */
const alarmFrom = (state: State, { kind, source, since }: Cause): Ms => {
  // An instant still to come is from before the clock was set back: an alarm may come early then, and never late.
  const lasted = since > state.at ? state.at : since + settingsOf(state, kind).delay_ms;
  const last = state.alarms.raised[source]?.last;
  if (last === undefined || !OF_HARDWARE.includes(kind)) return lasted;
  return Math.max(lasted, last + RAISED_AGAIN_MS);
};

/** From when on what happened is raised: at once, unless the same was raised a moment ago and nobody has seen it yet. */
const raisedFrom = (state: State, source: AlarmSource): Ms => {
  const open = openAlarmOf(state, source);
  return open?.answer === 'unacknowledged' ? open.last + RAISED_AGAIN_MS : state.at;
};

/** When alarms have to be looked at: something is to be raised again, or has lasted long enough to be an alarm. */
export const alarmLooks = (state: State): readonly Ms[] => [
  ...Object.entries(state.alarms.pending)
    .filter(([, { kind }]) => settingsOf(state, kind).used === 'yes')
    .map(([source]) => raisedFrom(state, source as AlarmSource)),
  ...conditionsOf(state)
    .filter(({ source }) => openAlarmOf(state, source)?.condition !== 'active')
    .map((cause) => alarmFrom(state, cause)),
  ...Object.values(state.alarms.open)
    .filter(({ kind, condition }) => condition === 'active' && OF_HARDWARE.includes(kind))
    .map(() => state.alarms.heard_from),
];

const raisePending = (turn: Turn): void => {
  for (const [key, { kind, room, since }] of Object.entries(turn.state.alarms.pending)) {
    const source = key as AlarmSource;
    const isDue = turn.moment.at >= raisedFrom(turn.state, source);
    if (settingsOf(turn.state, kind).used === 'yes' && isDue) raise(turn, { source, kind, room, since });
  }
};

/** Worst first: what inhibits another has to be raised before it. */
const raiseConditions = (turn: Turn, conditions: readonly Cause[]): void => {
  const rank = ({ kind }: Cause): number => PRIORITIES.indexOf(settingsOf(turn.state, kind).priority);
  for (const cause of conditions.toSorted((one, other) => rank(one) - rank(other))) {
    const { used } = settingsOf(turn.state, cause.kind);
    if (used === 'no' || turn.moment.at < alarmFrom(turn.state, cause)) continue;
    const open = openAlarmOf(turn.state, cause.source);
    if (open?.condition === 'active' || isInhibited(turn.state, cause)) continue;
    raise(turn, cause);
  }
};

const closeSeen = (turn: Turn, { alarm, kind, condition, answer }: OpenAlarm): void => {
  if (ALARM_CARDS[kind].clears !== 'by_itself' || condition !== 'returned' || answer !== 'acknowledged')
    return;
  turn.record({ type: 'alarm_closed', alarm, cause: 'returned_and_seen', words: '', signed_by: [] });
};

/** Whether something is known to be over, and not only not heard of yet. */
const isOver = (
  turn: Turn,
  { kind, source, condition }: OpenAlarm,
  going: ReadonlySet<AlarmSource>,
): boolean =>
  isCondition(kind) &&
  condition === 'active' &&
  !going.has(source) &&
  (!OF_HARDWARE.includes(kind) || turn.moment.at >= turn.state.alarms.heard_from);

/** What ended: returned to normal, and closed once it was seen. */
const settleOpen = (turn: Turn, conditions: readonly Cause[]): void => {
  const going = new Set(conditions.map(({ source }) => source));
  for (const alarm of Object.values(turn.state.alarms.open)) {
    if (isOver(turn, alarm, going)) {
      turn.record({ type: 'alarm_returned', alarm: alarm.alarm, since: turn.moment.at });
    }
    closeSeen(turn, alarmOf(turn.state, alarm.alarm));
  }
};

/** A look at the state after everything else: alarms begin, come again, return and close. */
export const reviewAlarms = (turn: Turn): void => {
  if (turn.state.policy === null) return;
  raisePending(turn);
  const conditions = conditionsOf(turn.state, turn.moment.at);
  // What ended no longer inhibits what goes on.
  settleOpen(turn, conditions);
  raiseConditions(turn, conditions);
};

/** Nobody has answered: people are told again. */
export const alarmUnanswered = (turn: Turn, alarm: AlarmId): void => {
  const { priority, step } = alarmOf(turn.state, alarm);
  const next = step + 1;
  turn.record({
    type: 'alarm_unanswered',
    alarm,
    step: next,
    tell_again: tellAgain(turn, priority, next),
  });
};

/** Why an act on an alarm changes nothing. */
export type AlarmRefusal =
  | 'not_entitled'
  | 'no_such_alarm'
  | 'acknowledged_already'
  | 'still_active'
  | 'not_acknowledged'
  | 'second_person_needed'
  | 'words_missing'
  | 'never_silenced'
  | 'too_long'
  | 'too_many'
  | 'as_it_is'
  | TestRefusal;

/** Who may answer for alarms: an official, a supervisor or a custodian, as for the evidence. */
const isEntitled = ({ state, moment }: Pick<Turn, 'state' | 'moment'>, person: PersonId): boolean => {
  const known = state.people[person];
  return known !== undefined && signsForEvidence(known, moment.at);
};

const acknowledgeRefusal = (open: OpenAlarm | undefined): AlarmRefusal | null => {
  if (open === undefined) return 'no_such_alarm';
  return open.answer === 'acknowledged' ? 'acknowledged_already' : null;
};

/**
 * A condition that goes on cannot be closed; of critical alarms nobody alone says that they are over. Nor without words:
 * whoever reads the log later asks what it was, and nobody who was there may be left.
 */
const closeRefusal = (open: OpenAlarm | undefined, person: PersonId, words: string): AlarmRefusal | null => {
  if (open === undefined) return 'no_such_alarm';
  if (open.answer === 'unacknowledged') return 'not_acknowledged';
  if (isCondition(open.kind) && open.condition === 'active') return 'still_active';
  if (open.priority === 'critical' && open.closing === person) return 'second_person_needed';
  return words.trim() === '' ? 'words_missing' : null;
};

const silenceRefusal = (
  { state, moment }: Pick<Turn, 'state' | 'moment'>,
  act: Extract<AlarmAct, { readonly source: AlarmSource }>,
): AlarmRefusal | null => {
  const { shelved, out_of_service } = state.alarms;
  switch (act.act) {
    case 'shelve':
      if (!isShelvable(act.source)) return 'never_silenced';
      if (shelved[act.source] !== undefined) return 'as_it_is';
      if (Object.keys(shelved).length >= SILENCED_MAX) return 'too_many';
      return act.until <= moment.at || act.until > moment.at + policyOf(state).alarms.shelve_max_ms
        ? 'too_long'
        : null;
    case 'unshelve':
      return shelved[act.source] === undefined ? 'as_it_is' : null;
    case 'take_out_of_service':
      if (!isShelvable(act.source)) return 'never_silenced';
      if (Object.keys(out_of_service).length >= SILENCED_MAX) return 'too_many';
      return out_of_service[act.source] === undefined ? null : 'as_it_is';
    case 'put_in_service':
      return out_of_service[act.source] === undefined ? 'as_it_is' : null;
    default:
      return assertNever(act);
  }
};

/** Why somebody's act would change nothing, asked before it is offered; null where it does. */
export const alarmRefusal = (
  at: Pick<Turn, 'state' | 'moment'>,
  person: PersonId,
  act: AlarmAct,
): AlarmRefusal | null => {
  if (!isEntitled(at, person)) return 'not_entitled';
  if (act.act === 'test_channel' || act.act === 'received') return testRefusal(at, act);
  if (!('alarm' in act)) return silenceRefusal(at, act);
  const open = Object.hasOwn(at.state.alarms.open, act.alarm) ? at.state.alarms.open[act.alarm] : undefined;
  return act.act === 'acknowledge' ? acknowledgeRefusal(open) : closeRefusal(open, person, act.words);
};

const closeAlarm = (turn: Turn, alarm: AlarmId, person: PersonId, words: string): void => {
  const { priority, closing: said } = alarmOf(turn.state, alarm);
  // Whoever was taken off the list since then no longer stands for it.
  const closing = said !== null && isEntitled(turn, said) ? said : null;
  if (priority === 'critical' && closing === null) {
    return turn.record({ type: 'alarm_closing_proposed', alarm, words, signed_by: [person] });
  }
  const signed_by = closing === null ? [person] : [closing, person];
  turn.record({ type: 'alarm_closed', alarm, cause: 'said_by_people', words, signed_by });
};

/** Somebody acts on an alarm away from the door. What is refused leaves no fact. */
export const actOnAlarm = (turn: Turn, person: PersonId, act: AlarmAct): void => {
  if (alarmRefusal(turn, person, act) !== null) return;
  if (act.act === 'test_channel') return sendTest(turn, act.channel, act.code, [person]);
  if (act.act === 'received') return testReceived(turn, person, act.code);
  const signed = { words: act.words, signed_by: [person] };
  switch (act.act) {
    case 'acknowledge':
      return turn.record({ type: 'alarm_acknowledged', alarm: act.alarm, room: '', reader: '', ...signed });
    case 'close':
      return closeAlarm(turn, act.alarm, person, act.words);
    case 'shelve':
      return turn.record({ type: 'alarm_shelved', source: act.source, until: act.until, ...signed });
    case 'unshelve':
      return turn.record({ type: 'alarm_unshelved', source: act.source, cause: 'said_by_person', ...signed });
    case 'take_out_of_service':
      return turn.record({ type: 'alarm_out_of_service', source: act.source, ...signed });
    case 'put_in_service':
      return turn.record({ type: 'alarm_in_service', source: act.source, ...signed });
    default:
      return assertNever(act);
  }
};
