import type { ReviewPeriod, ReviewsState } from './facts-review.ts';
import type { ReviewPolicy } from './policy.ts';
import type { State } from './state.ts';
import type { Ms } from './terms.ts';

/** Since when reviews are asked for, as of a start with this policy: what was before is nobody's fault. */
export const askedSince = (
  { asked_since }: ReviewsState,
  { daily_due_ms, weekly_due_ms }: ReviewPolicy,
  at: Ms,
): Ms => {
  if (daily_due_ms === 0 && weekly_due_ms === 0) return 0;
  return asked_since === 0 ? at : asked_since;
};

/** When a review is to be closed at the latest. */
export interface ReviewDue {
  readonly period: ReviewPeriod;
  readonly due: Ms;
}

/** The reviews that are asked for, and by when: an entry must not grow older than that without a closed review. */
export const reviewsDue = ({ policy, reviews }: State): readonly ReviewDue[] => {
  if (policy === null || reviews.asked_since === 0) return [];
  const { daily_due_ms, weekly_due_ms } = policy.reviews;
  return (
    [
      ['daily', daily_due_ms],
      ['weekly', weekly_due_ms],
    ] as const
  )
    .filter(([, within]) => within !== 0)
    .map(([period, within]) => ({
      period,
      due:
        Math.max(reviews.asked_since, reviews.covered[period]?.covers_until ?? reviews.asked_since) + within,
    }));
};
