import type { Card } from './catalogue.ts';
import type { PaperFact } from './facts-paper.ts';

/** Cards of the facts about what was written on paper. */
export const PAPER_CARDS: { readonly [T in PaperFact['type']]: Card } = {
  paper_visit_transcribed: {
    title: 'Visit transcribed from paper',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two people say that a sheet of the paper log has this line. When it was written down here is the time of the entry; when the visit was is what the paper says, which no clock and no door sensor of the kiosk has seen. Entries that say something else of the same people at the same time are named.',
  },
};
