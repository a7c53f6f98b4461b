import { object, whole, withDefaults } from './fields.ts';

/** From where on something in the log is unusual, and how soon somebody has to look at it. NIST names no numbers. */
export const REVIEW = object(
  withDefaults(
    {
      visit_minutes: whole('minutes', 10, 1_440, 'A visit longer than this is of unusual length.'),
      entries_a_day: whole(
        'entries',
        1,
        200,
        'More entries of one person into one room within 24 hours are unusual repetition.',
      ),
      familiar_days: whole(
        'days',
        1,
        730,
        'A room is unusual for whoever did not enter it within this time.',
      ),
      habits_after_days: whole(
        'days',
        0,
        90,
        'A log younger than this knows nobody’s habits: no room is called unusual.',
      ),
      gap_minutes: whole(
        'minutes',
        1,
        1_440,
        'A time in which nothing was watched is a gap from this length on.',
      ),
      refusals: whole('refusals', 2, 100, 'So many refusals at one reader are a series.'),
      refusals_within_minutes: whole(
        'minutes',
        1,
        1_440,
        'How soon one refusal follows the one before it in a series.',
      ),
      daily_due_hours: whole(
        'hours',
        0,
        240,
        'How old an entry may grow before a closed daily review covers it; later it is an alarm. 0 for any age.',
      ),
      weekly_due_days: whole('days', 0, 60, 'The same for a weekly review. 0 for any age.'),
    },
    {
      visit_minutes: 240,
      entries_a_day: 12,
      familiar_days: 90,
      habits_after_days: 7,
      gap_minutes: 2,
      refusals: 3,
      refusals_within_minutes: 10,
      daily_due_hours: 0,
      weekly_due_days: 0,
    },
  ),
);
