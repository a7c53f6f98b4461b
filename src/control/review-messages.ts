import { z } from 'zod';
import { ANOMALY_RULES } from '../core/anomalies.ts';
import { FINDING_ACTIONS, FINDING_RULES, REVIEW_PERIODS } from '../core/facts-review.ts';
import { ANOMALIES_MAX } from '../core/reviews.ts';
import type { AskedOfReview } from '../review-acts.ts';
import { count, LIST_WORDS_MAX, personId } from './list-messages.ts';

const words = z.string().trim().max(LIST_WORDS_MAX);

const bounds = z.strictObject({
  visit_max: count,
  entries_a_day: count,
  familiar_for: count,
  habits_after: count,
  gap_min: count,
  series_min: count,
  series_within: count,
});

/** What somebody does about a review, as the command sends it. */
export const askedOfReview: z.ZodType<AskedOfReview> = z.strictObject({
  person: personId,
  digits: z.string().max(1_024),
  act: z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('start'),
      period: z.enum(REVIEW_PERIODS),
      from_entry: count,
      to_entry: count,
      covers_until: count,
      root: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
      // One more, so that too many are refused with a reason.
      anomalies: z
        .array(z.strictObject({ rule: z.enum(ANOMALY_RULES), entry: count }))
        .max(ANOMALIES_MAX + 1),
      not_judged: count,
      bounds,
      words,
    }),
    z.strictObject({
      act: z.literal('find'),
      review: count,
      rule: z.enum(FINDING_RULES),
      entry: count,
      action: z.enum(FINDING_ACTIONS),
      words: words.min(1),
    }),
    z.strictObject({ act: z.literal('close'), review: count, words }),
  ]),
});
