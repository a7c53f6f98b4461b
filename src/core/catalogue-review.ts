import type { Card } from './catalogue.ts';
import type { ReviewFact } from './facts-review.ts';

/** Cards of the facts about reviews of the log. */
export const REVIEW_CARDS: { readonly [T in ReviewFact['type']]: Card } = {
  review_started: {
    title: 'Review begun',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Somebody begins to review these entries, by these bounds. The root says which entries they were; whoever has the log can find the same anomalies in them again.',
  },
  review_anomalies_listed: {
    title: 'Anomalies to be reviewed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'What the rules found in the entries of the review, each by the entry where it begins. An anomaly asks for an explanation; it says that nobody did wrong, nor that all is well.',
  },
  finding_recorded: {
    title: 'Finding recorded',
    level: 'notice',
    signed: 'at_once',
    meaning: 'What a reviewer says of an anomaly or of another entry, and what was done. It is their word.',
  },
  review_closed: {
    title: 'Review closed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Another person than the one who began it, and than those who wrote its findings, has read them. Each anomaly had a finding by then.',
  },
};
