import { PRIORITIES } from './alarm-kinds.ts';
import { isSilenced } from './alarm-state.ts';
import { channelOf } from './channels.ts';
import type { Fact } from './facts.ts';
import type { OpenAlarm } from './facts-alarms.ts';
import type { SirenFact, SirenState } from './facts-sirens.ts';
import type { SirenRule } from './policy.ts';
import { policyOf, type State } from './state.ts';
import type { AlarmId, DeviceId, Ms } from './terms.ts';
import type { Turn } from './turn.ts';

const SILENT: SirenState = { alarm: '', until: 0, heard: {} };

export const sirenOf = (state: State, siren: DeviceId): SirenState => state.sirens[siren] ?? SILENT;

const rulesOf = (state: State): readonly SirenRule[] => state.policy?.telling.sirens ?? [];

const rank = ({ priority }: Pick<OpenAlarm, 'priority'>): number => PRIORITIES.indexOf(priority);

/**
 * What a siren has to sound for just now, worst first. Never for duress: whoever is forced must not be given away.
 * Nor for its own failure, which it cannot tell.
 */
const wantedBy = (state: State, { channel, least, rooms }: SirenRule): readonly OpenAlarm[] =>
  Object.values(state.alarms.open)
    .filter(
      (open) =>
        open.kind !== 'duress' &&
        open.condition === 'active' &&
        open.answer === 'unacknowledged' &&
        rank(open) <= PRIORITIES.indexOf(least) &&
        (rooms.length === 0 || open.room === '' || rooms.includes(open.room)) &&
        !open.alarm.startsWith(`channel_failed/${channel}#`) &&
        !isSilenced(state, open.source),
    )
    .sort((one, other) => rank(one) - rank(other));

const sound = (turn: Turn, rule: SirenRule, alarm: AlarmId, until: Ms): void => {
  const { siren, channel, pattern } = rule;
  const for_ms = until - turn.moment.at;
  turn.record({ type: 'siren_sounded', siren, channel, alarm, pattern, for_ms, until });
};

/** Whether a siren has not sounded yet for what an alarm says: it came, came again, or people are told once more. */
const isNews = ({ alarm: sounding, heard }: SirenState, { alarm, occurrence, step }: OpenAlarm): boolean => {
  const before = heard[alarm];
  if (before?.occurrence !== occurrence) return true;
  return sounding === '' && before.step !== step;
};

/** A test is over when its time is, whatever alarms there are. */
const isTest = (alarm: AlarmId): boolean => alarm.startsWith('channel_test/');

/** Sounds for a test. */
export const sirenTests = (turn: Turn, siren: DeviceId, alarm: AlarmId, for_ms: Ms): void => {
  const rule = rulesOf(turn.state).find((one) => one.siren === siren);
  if (rule !== undefined) sound(turn, rule, alarm, turn.moment.at + for_ms);
};

/** A look after the alarms: sirens begin with an alarm and end with the answer to the last one. */
export const reviewSirens = (turn: Turn): void => {
  for (const rule of rulesOf(turn.state)) {
    const now = sirenOf(turn.state, rule.siren);
    const wanted = wantedBy(turn.state, rule);
    const [news] = wanted.filter((open) => isNews(now, open));
    if (news !== undefined) sound(turn, rule, news.alarm, turn.moment.at + rule.longest_ms);
    else if (now.alarm !== '' && !isTest(now.alarm) && wanted.length === 0)
      silence(turn, rule.siren, 'nothing_to_answer');
  }
};

const silence = (
  turn: Turn,
  siren: DeviceId,
  cause: Extract<SirenFact, { type: 'siren_silenced' }>['cause'],
): void => {
  const { alarm } = sirenOf(turn.state, siren);
  const rule = rulesOf(turn.state).find((one) => one.siren === siren);
  if (alarm === '' || rule === undefined) return;
  turn.record({ type: 'siren_silenced', siren, channel: rule.channel, alarm, cause });
};

/** It has sounded as long as it may: an alarm that nobody can end must not make a siren that nobody can. */
export const sirenTimeIsOver = (turn: Turn, siren: DeviceId): void => silence(turn, siren, 'longest_time');

/** When each siren that sounds has done so for the longest time. */
export const sirenEnds = (state: State): readonly { readonly siren: DeviceId; readonly at: Ms }[] =>
  (Object.entries(state.sirens) as [DeviceId, SirenState][])
    .filter(([, { alarm }]) => alarm !== '')
    .map(([siren, { until }]) => ({ siren, at: until }));

const channelOfSiren = (state: State, siren: DeviceId): string | undefined =>
  rulesOf(state).find((rule) => rule.siren === siren)?.channel;

/** A siren that cannot be driven is a way to tell people that failed; of another device it is nothing. */
export const sirenFailed = (turn: Turn, siren: DeviceId): void => {
  const channel = channelOfSiren(turn.state, siren);
  if (channel === undefined || channelOf(turn.state, channel).failed_since !== 0) return;
  turn.record({ type: 'channel_failed', channel, cause: 'no_answer' });
};

/** It works again, and goes on for as long as it would have sounded; of another device it is nothing. */
export const sirenWorks = (turn: Turn, siren: DeviceId): void => {
  const rule = rulesOf(turn.state).find((one) => one.siren === siren);
  if (rule === undefined) return;
  if (channelOf(turn.state, rule.channel).failed_since !== 0) {
    turn.record({ type: 'channel_recovered', channel: rule.channel });
  }
  const { alarm, until } = sirenOf(turn.state, siren);
  if (alarm !== '') sound(turn, rule, alarm, until);
};

type StampedSirenFact = Extract<Fact, SirenFact>;

export const applySirenFact = (state: State, fact: StampedSirenFact): State => {
  const rule = policyOf(state).telling.sirens.find(({ siren }) => siren === fact.siren);
  const heard = Object.fromEntries(
    (rule === undefined ? [] : wantedBy(state, rule)).map(({ alarm, occurrence, step }) => [
      alarm,
      { occurrence, step },
    ]),
  );
  const now: SirenState =
    fact.type === 'siren_sounded'
      ? { alarm: fact.alarm, until: fact.until, heard }
      : { alarm: '', until: 0, heard };
  return { ...state, sirens: { ...state.sirens, [fact.siren]: now } };
};
