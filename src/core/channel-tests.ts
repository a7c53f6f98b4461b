import type { Fact } from './facts.ts';
import type { TestFact, TestState } from './facts-tests.ts';
import type { Moment } from './moment.ts';
import type { ChannelTestRule } from './policy.ts';
import { sirenTests } from './sirens.ts';
import { roomIds, roomOf, type State } from './state.ts';
import { type AlarmId, assertNever, type Ms, type PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;
/** 1 January 1970 was a Thursday, and weeks are counted from Monday here. */
const EPOCH_MINUTES = 3 * 24 * 60;
/** A test of a siren is heard in the room beside it, and wakes nobody at home. */
const SIREN_TEST_MS: Ms = 2_000;

/** Messages cost money, and a siren that is tested again and again is one that nobody hears: one test a minute. */
export const TESTS_APART_MS: Ms = 60_000;

type Now = Pick<Turn, 'state' | 'moment'>;

const ruleOf = (state: State, channel: string): ChannelTestRule | undefined =>
  state.policy?.telling.tests.find((rule) => rule.channel === channel);

/** Which week it is, where weeks begin at a minute of the local week. */
export const weekOf = ({ at, offset_min }: Pick<Moment, 'at' | 'offset_min'>, minute: number): number =>
  Math.floor((Math.floor(at / MINUTE_MS) + offset_min + EPOCH_MINUTES - minute) / WEEK_MINUTES);

/**
 * Whether the week's test of a channel is still to come: one that was never tested is, at once. A clock that is set back
 * by an hour tests nothing twice, and one that was once far ahead keeps no channel untested.
 */
const isOwed = ({ state, moment }: Now, { channel, minute }: ChannelTestRule): boolean => {
  if (minute < 0) return false;
  const week = weekOf(moment, minute);
  const last = state.tests[channel]?.week;
  return last === undefined || week > last || last > week + 1;
};

/** A siren is not tested beside anything urgent that is unanswered, nor in an emergency, nor ever beside a duress. */
const isQuiet = (state: State): boolean =>
  Object.values(state.alarms.open).every(
    ({ kind, answer, priority }) =>
      kind !== 'duress' && (answer === 'acknowledged' || priority === 'medium' || priority === 'low'),
  ) && roomIds(state).every((room) => roomOf(state, room).emergency === null);

/** Channels whose test is due now. */
export const testsDue = (now: Now): readonly string[] =>
  (now.state.policy?.telling.tests ?? [])
    .filter((rule) => isOwed(now, rule) && (rule.siren === '' || isQuiet(now.state)))
    .map(({ channel }) => channel);

/** Why a test, or the word that it arrived, changes nothing. */
export type TestRefusal = 'no_such_channel' | 'not_now' | 'too_soon' | 'no_such_test';

const awaited = (state: State, code: string): readonly [string, TestState] | undefined =>
  code === '' ? undefined : Object.entries(state.tests).find(([, test]) => test.code === code);

export const testRefusal = (
  { state, moment }: Now,
  act:
    | { readonly act: 'test_channel'; readonly channel: string }
    | { readonly act: 'received'; readonly code: string },
): TestRefusal | null => {
  if (act.act === 'received') return awaited(state, act.code) === undefined ? 'no_such_test' : null;
  const rule = ruleOf(state, act.channel);
  if (rule === undefined) return 'no_such_channel';
  if (rule.siren !== '' && !isQuiet(state)) return 'not_now';
  const last = state.tests[act.channel]?.sent;
  return last !== undefined && Math.abs(moment.at - last) < TESTS_APART_MS ? 'too_soon' : null;
};

/** Sends a test that nothing speaks against; whoever asked for it signs. */
export const sendTest = (turn: Turn, channel: string, code: string, signed_by: readonly PersonId[]): void => {
  const rule = ruleOf(turn.state, channel);
  if (rule === undefined) return;
  const alarm = `channel_test/${channel}#${(turn.state.tests[channel]?.number ?? 0) + 1}` as AlarmId;
  const { moment } = turn;
  turn.record({
    type: 'channel_test_sent',
    channel,
    alarm,
    // Nobody hears a code: whoever has heard the siren says its name.
    code: rule.siren === '' ? code : channel,
    week: rule.minute < 0 ? 0 : weekOf(moment, rule.minute),
    answer_until: moment.at + rule.answer_ms,
    signed_by,
  });
  if (rule.siren !== '') sirenTests(turn, rule.siren, alarm, SIREN_TEST_MS);
};

/** The week's test, if it still is due; and whenever somebody who sets up a new kiosk wants to see it. */
export const sendDueTest = (turn: Turn, channel: string, code: string): void => {
  const isTried =
    turn.state.setup.stage === 'open' && testRefusal(turn, { act: 'test_channel', channel }) === null;
  if (testsDue(turn).includes(channel) || isTried) sendTest(turn, channel, code, []);
};

/** Somebody says that the test arrived. */
export const testReceived = (turn: Turn, person: PersonId, code: string): void => {
  const found = awaited(turn.state, code);
  if (found === undefined) return;
  const [channel, { alarm, sent }] = found;
  const after_ms = Math.max(0, turn.moment.at - sent);
  turn.record({ type: 'channel_tested', channel, alarm, person, after_ms });
};

/** When each test that nobody has received is missed. */
export const testEnds = (state: State): readonly { readonly channel: string; readonly at: Ms }[] =>
  Object.entries(state.tests)
    .filter(([, { answer_until }]) => answer_until !== 0)
    .map(([channel, { answer_until }]) => ({ channel, at: answer_until }));

export const testIsMissed = (turn: Turn, channel: string): void => {
  const test = turn.state.tests[channel];
  if (test === undefined) return;
  turn.record({ type: 'test_missed', channel, alarm: test.alarm, since: test.answer_until });
};

type StampedTestFact = Extract<Fact, TestFact>;

const after = (before: TestState | undefined, fact: StampedTestFact): TestState | undefined => {
  switch (fact.type) {
    case 'channel_test_sent': {
      const { alarm, code, week, answer_until, at } = fact;
      const number = (before?.number ?? 0) + 1;
      const missed = before?.missed ?? 0;
      // Where there is no week's test, a test by hand leaves the next one of the week as due as it was.
      return {
        alarm,
        number,
        week: week === 0 ? (before?.week ?? 0) : week,
        code,
        sent: at,
        answer_until,
        missed,
      };
    }
    case 'channel_tested':
      return before && { ...before, code: '', answer_until: 0, missed: 0 };
    case 'test_missed':
      return before && { ...before, answer_until: 0, missed: fact.since };
    default:
      return assertNever(fact);
  }
};

export const applyTestFact = (state: State, fact: StampedTestFact): State => {
  const test = after(state.tests[fact.channel], fact);
  return test === undefined ? state : { ...state, tests: { ...state.tests, [fact.channel]: test } };
};
