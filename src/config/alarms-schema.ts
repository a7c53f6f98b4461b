import type { z } from 'zod';
import { ALARM_KINDS, PRIORITIES } from '../core/alarm-kinds.ts';
import { list, object, oneOf, whole, withDefaults } from './fields.ts';

const HOUR_MINUTES = 60;

const KIND = object(
  withDefaults(
    {
      alarm: oneOf(ALARM_KINDS, 'The kind of alarm.'),
      used: oneOf(['yes', 'no'], 'Whether this kind is raised at all. What happens is recorded either way.'),
      delay_s: whole('seconds', 0, 3_600, 'How long its condition lasts before it is an alarm.'),
    },
    { used: 'yes', delay_s: 0 },
  ),
).extend({ priority: oneOf(PRIORITIES, 'Its priority; by default that of its kind.').optional() });

/** How alarms are used: ISA-18.2 asks that each is answered in time, and that nobody is told more than helps. */
export const ALARMS = object(
  withDefaults(
    {
      critical_answer_minutes: whole(
        'minutes',
        1,
        HOUR_MINUTES,
        'How long a critical alarm may stay unacknowledged before people are told again.',
      ),
      high_answer_minutes: whole('minutes', 1, 4 * HOUR_MINUTES, 'The same for a high one.'),
      medium_answer_minutes: whole(
        'minutes',
        0,
        24 * HOUR_MINUTES,
        'The same for a medium one; 0 for never.',
      ),
      low_answer_minutes: whole('minutes', 0, 24 * HOUR_MINUTES, 'The same for a low one; 0 for never.'),
      reminders: whole('times', 1, 20, 'How often people are told again.'),
      shelve_max_hours: whole('hours', 1, 72, 'The longest time for which an alarm can be shelved.'),
      kinds: list(KIND, 0, ALARM_KINDS.length, 'Kinds of alarm that are not used as they come.'),
    },
    {
      critical_answer_minutes: 2,
      high_answer_minutes: 5,
      medium_answer_minutes: 30,
      low_answer_minutes: 0,
      reminders: 5,
      shelve_max_hours: 8,
      kinds: [],
    },
  ),
);

export type WrittenAlarms = z.infer<typeof ALARMS>;
