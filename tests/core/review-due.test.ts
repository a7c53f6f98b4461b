/** When a review is overdue, and that this is an alarm which ends once one is closed. */
import { expect, test } from 'vitest';
import { USUAL_BOUNDS } from '../../src/core/anomalies.ts';
import { NO_REVIEWS } from '../../src/core/facts-review.ts';
import { DEFAULT_REVIEWS, type ReviewPolicy } from '../../src/core/policy.ts';
import { askedSince, reviewsDue } from '../../src/core/review-due.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { KIOSK_POLICY, listed, START, startInput, world } from './world.ts';

const HOUR = 3_600_000;
const DAILY: ReviewPolicy = { ...DEFAULT_REVIEWS, daily_due_ms: 36 * HOUR };
const WEEKLY: ReviewPolicy = { ...DEFAULT_REVIEWS, weekly_due_ms: 200 * HOUR };

test('reviews are asked for since the first start that asks for some, and no longer once none does', () => {
  expect(askedSince(NO_REVIEWS, DEFAULT_REVIEWS, 7)).toBe(0);
  expect(askedSince(NO_REVIEWS, DAILY, 7)).toBe(7);
  expect(askedSince(NO_REVIEWS, WEEKLY, 7)).toBe(7);
  expect(askedSince({ ...NO_REVIEWS, asked_since: 5 }, DAILY, 7)).toBe(5);
  expect(askedSince({ ...NO_REVIEWS, asked_since: 5 }, DEFAULT_REVIEWS, 7)).toBe(0);
});

const at = (reviews: ReviewPolicy) =>
  world({ people: ['ana', 'ben'].map((name) => listed(name)), kiosk: { ...KIOSK_POLICY, reviews } });

test('each kind that is asked for is due by itself, counted from what the last closed one covers', () => {
  expect(reviewsDue(at(DEFAULT_REVIEWS).state)).toEqual([]);
  const { state } = at({ ...DAILY, weekly_due_ms: 200 * HOUR });
  expect(reviewsDue(state)).toEqual([
    { period: 'daily', due: START + 36 * HOUR },
    { period: 'weekly', due: START + 200 * HOUR },
  ]);
  const covered = { daily: { to_entry: 4, covers_until: START + HOUR } };
  expect(reviewsDue({ ...state, reviews: { ...state.reviews, covered } })[0]?.due).toBe(START + 37 * HOUR);
  // A review of what was before reviews were asked for puts nothing forward.
  const early = { daily: { to_entry: 4, covers_until: START - HOUR } };
  expect(reviewsDue({ ...state, reviews: { ...state.reviews, covered: early } })[0]?.due).toBe(
    START + 36 * HOUR,
  );
  expect(reviewsDue({ ...state, policy: null })).toEqual([]);
  expect(reviewsDue({ ...state, reviews: { ...state.reviews, asked_since: 0 } })).toEqual([]);
});

test('an overdue review is an alarm from that very instant on, and is over once one is closed', () => {
  const kiosk = at(DAILY);
  kiosk.pass(36 * HOUR - (kiosk.now - START) - 1);
  const raised = () => kiosk.log.filter(({ type }) => type === 'alarm_raised');
  const overdue = () =>
    raised().filter((fact) => fact.type === 'alarm_raised' && fact.kind === 'review_overdue');
  expect(overdue()).toEqual([]);
  kiosk.pass(1);
  expect(overdue()).toMatchObject([{ source: 'review_overdue/daily', since: START + 36 * HOUR }]);
  const range = { period: 'daily', from_entry: 0, to_entry: 3, covers_until: kiosk.now, root: '' } as const;
  const begun = { ...range, anomalies: [], not_judged: 0, bounds: USUAL_BOUNDS, words: '' };
  kiosk.see({ type: 'review_acted', person: 'ana' as PersonId, act: { act: 'start', ...begun } });
  expect(kiosk.log.some(({ type }) => type === 'alarm_returned')).toBe(false);
  kiosk.see({ type: 'review_acted', person: 'ben' as PersonId, act: { act: 'close', review: 1, words: '' } });
  expect(kiosk.log.at(-1)).toMatchObject({ type: 'alarm_returned', alarm: 'review_overdue/daily#1' });
});

test('a start with other rules forgets nobody', () => {
  const kiosk = at(DAILY);
  kiosk.see(startInput({ kiosk: { ...KIOSK_POLICY, reviews: DAILY } }));
  expect(kiosk.state.reviews.asked_since).toBe(START);
});
