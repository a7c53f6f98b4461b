import type { AlarmFact } from '../../src/core/facts-alarms.ts';
import { sayInstant } from './scenario-time.ts';
import { names, plain, sayAlarm, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about alarms. */
export const ALARM_WORDS: WordsOf<AlarmFact['type']> = {
  alarm_raised: {
    head: 'alarm raised',
    rest: (fact) =>
      `: ${sayAlarm(fact.alarm)}, ${fact.priority}${fact.occurrence > 1 ? `, for the ${fact.occurrence}. time` : ''}`,
    may: (fact) => [`since ${sayInstant(fact.since, fact.at)}`],
  },
  alarm_returned: { head: 'alarm condition over', rest: (fact) => `: ${sayAlarm(fact.alarm)}` },
  alarm_acknowledged: {
    head: 'alarm acknowledged',
    rest: (fact) => `: ${sayAlarm(fact.alarm)}, by ${names(fact.signed_by)}`,
  },
  alarm_unanswered: {
    head: 'alarm unanswered',
    rest: (fact) => `: ${sayAlarm(fact.alarm)}, told again ${fact.step}`,
    may: (fact) => [fact.tell_again === 0 ? 'no more' : `again at ${sayInstant(fact.tell_again, fact.at)}`],
  },
  alarm_closing_proposed: {
    head: 'alarm closing proposed',
    rest: (fact) => `: ${sayAlarm(fact.alarm)}, by ${names(fact.signed_by)}`,
  },
  alarm_closed: {
    head: 'alarm closed',
    rest: (fact) =>
      `: ${sayAlarm(fact.alarm)}, ${fact.cause === 'said_by_people' ? `by ${names(fact.signed_by)}` : 'seen and over'}`,
  },
  alarm_shelved: {
    head: 'alarm shelved',
    rest: (fact) =>
      `: ${plain(fact.source)} until ${sayInstant(fact.until, fact.at)}, by ${names(fact.signed_by)}`,
  },
  alarm_unshelved: {
    head: 'alarm heard again',
    rest: (fact) => `: ${plain(fact.source)}, ${plain(fact.cause)}`,
  },
  alarm_out_of_service: {
    head: 'alarm out of service',
    rest: (fact) => `: ${plain(fact.source)}, by ${names(fact.signed_by)}`,
  },
  alarm_in_service: {
    head: 'alarm in service',
    rest: (fact) => `: ${plain(fact.source)}, by ${names(fact.signed_by)}`,
  },
};
