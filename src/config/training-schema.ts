import { EXERCISES } from '../core/facts-exercises.ts';
import { PURPOSES } from '../core/terms.ts';
import { id, list, object, oneOf, whole, words } from './fields.ts';

/** What people are trained in. */
export const TRAINING_TOPICS = list(
  object({
    id: id('Name of the topic, for rules and commands.'),
    name: words(60, 'Name of the topic in English, for people.'),
    name_es: words(60, 'The same in Spanish; the English one where it is left out.').optional(),
    exercises: list(
      oneOf(EXERCISES, 'An exercise.'),
      0,
      EXERCISES.length,
      'Exercises at a kiosk for practice; who completed all of them can be put on record as trained in it.',
    ).default([]),
    months: whole('months', 1, 120, 'How long a training in it holds.'),
  }),
  0,
  16,
  'What people are trained in, each with the time for which it holds.',
);

/** What the rules of a room ask of whoever comes in. */
export const TOPIC_RULES = list(
  object({
    topic: id('A topic of training_topics.'),
    requirement: oneOf(['required', 'warned'], 'What becomes of whoever is not trained in it now.'),
    purposes: list(
      oneOf(PURPOSES, 'A purpose.'),
      0,
      PURPOSES.length,
      'Only for these purposes; for every entry where it is empty.',
    ).default([]),
  }),
  0,
  16,
  'Topics that whoever comes in must be trained in.',
);
