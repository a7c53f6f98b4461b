import type { ReviewFact } from '../../src/core/facts-review.ts';
import { names, plain, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about reviews of the log. */
export const REVIEW_WORDS: WordsOf<ReviewFact['type']> = {
  review_started: {
    head: 'review begun',
    rest: ({ review, period, from_entry, to_entry, signed_by }) =>
      `: ${review}, ${plain(period)}, entries ${from_entry} to ${to_entry}, by ${names(signed_by)}`,
  },
  review_anomalies_listed: {
    head: 'anomalies listed',
    rest: ({ listed }) => `: ${listed.map(({ rule, entry }) => `${plain(rule)} at ${entry}`).join(' and ')}`,
  },
  finding_recorded: {
    head: 'finding recorded',
    rest: ({ review, rule, entry, action, signed_by }) =>
      `: review ${review}, ${plain(rule)} at ${entry}, ${plain(action)}, by ${names(signed_by)}`,
  },
  review_closed: {
    head: 'review closed',
    rest: ({ review, signed_by }) => `: ${review}, by ${names(signed_by)}`,
  },
};
