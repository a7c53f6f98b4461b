import type { Card } from './catalogue.ts';
import type { SweepFact } from './facts-sweeps.ts';

/** Cards of the facts about looking at all seals of a room. */
export const SWEEP_CARDS: { readonly [T in SweepFact['type']]: Card } = {
  sweep_owed: {
    title: 'Seals of a room are to be looked at',
    level: 'medium',
    signed: 'at_once',
    meaning: 'Nothing was watched for a while, so that somebody can have been in the room unseen.',
    response: 'Two people enter, look at every seal, and sign at the kiosk what they found.',
  },
  sweep_signed: {
    title: 'Seals of a room looked at',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Named people who satisfy the rule of the room, and were in it after a time without watch, say whether all its seals are intact. The kiosk has not seen a seal.',
  },
};
