import type { Card } from './catalogue.ts';
import type { CorrectionFact } from './facts-corrections.ts';

/** Cards of the facts about entries that are not right. */
export const CORRECTION_CARDS: { readonly [T in CorrectionFact['type']]: Card } = {
  entry_corrected: {
    title: 'Entry corrected',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two named people say what is right in place of what the named entry says, and why. That entry stays as it was written; nothing that the kiosk knows follows from this one.',
  },
};
