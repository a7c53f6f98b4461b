import type { Card } from './catalogue.ts';
import type { TrainingFact } from './facts-training.ts';

/** Cards of the facts about training. */
export const TRAINING_CARDS: { readonly [T in TrainingFact['type']]: Card } = {
  training_recorded: {
    title: 'Training recorded',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two people say that this person was trained in this topic on this day. What was taught, and how well it was learned, the kiosk does not know.',
  },
  training_withdrawn: {
    title: 'Training withdrawn',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Two people say that this person does not count as trained in this topic any more, and why.',
  },
  purpose_refused: {
    title: 'Purpose refused',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'Somebody at the door lacks a topic of training that the rules ask of whoever comes in for this purpose. The strike was not released; another purpose could still be chosen.',
  },
};
