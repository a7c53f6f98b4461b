import type { TrainingFact } from '../../src/core/facts-training.ts';
import { names, plain, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about training. */
export const TRAINING_WORDS: WordsOf<TrainingFact['type']> = {
  training_recorded: {
    head: 'training recorded',
    rest: (fact) => `: ${fact.person} in ${fact.topic} by ${names(fact.signed_by)}`,
  },
  training_withdrawn: {
    head: 'training withdrawn',
    rest: (fact) => `: ${fact.person} in ${fact.topic} by ${names(fact.signed_by)}`,
  },
  purpose_refused: {
    head: 'purpose refused',
    rest: (fact) => `: ${plain(fact.purpose)}, ${fact.person} lacks ${names(fact.topics)}`,
  },
};
