import type { Card } from './catalogue.ts';
import type { FactType } from './facts.ts';
import type { AlarmFact } from './facts-alarms.ts';

/** Cards of the facts about alarms. What an alarm asks of people stands on the card of its kind. */
export const ALARM_FACT_CARDS: { readonly [T in AlarmFact['type']]: Card } = {
  alarm_raised: {
    title: 'Alarm raised',
    level: 'notice',
    signed: 'at_once',
    meaning: 'People have to respond to what is stated. An alarm says what was seen, not who did it.',
  },
  alarm_returned: {
    title: 'Alarm condition over',
    level: 'notice',
    signed: 'at_once',
    meaning: 'What raised the alarm is no longer so. The alarm stays open until somebody has seen it.',
  },
  alarm_acknowledged: {
    title: 'Alarm acknowledged',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Somebody who answers for the room has seen the alarm. It does not say that its cause is mended.',
  },
  alarm_unanswered: {
    title: 'Alarm not answered',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Nobody has acknowledged the alarm in time; people are told again.',
  },
  alarm_closing_proposed: {
    title: 'Closing of an alarm proposed',
    level: 'notice',
    signed: 'at_once',
    meaning: 'One person says that a critical alarm is over. It stays open until a second person says so.',
  },
  alarm_closed: {
    title: 'Alarm closed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The alarm is over: by the word of those named, or because its condition ended after it was seen.',
  },
  alarm_shelved: {
    title: 'Alarm shelved',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Nobody is told of this source of alarms until the stated time. What happens is recorded all the same.',
  },
  alarm_unshelved: {
    title: 'Alarm heard again',
    level: 'notice',
    signed: 'at_once',
    meaning: 'People are told of this source of alarms again.',
  },
  alarm_out_of_service: {
    title: 'Alarm out of service',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Nobody is told of this source of alarms until it is put in service. What happens is recorded all the same.',
  },
  alarm_in_service: {
    title: 'Alarm back in service',
    level: 'notice',
    signed: 'at_once',
    meaning: 'People are told of this source of alarms again.',
  },
};

/** Whether a kind of fact is about an alarm, and so follows from others. */
export const isAlarmFact = (type: FactType): type is AlarmFact['type'] =>
  Object.hasOwn(ALARM_FACT_CARDS, type);
