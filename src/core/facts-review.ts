import { ANOMALY_RULES, type AnomalyBounds, type AnomalyRule } from './anomalies.ts';
import type { Ms, PersonId } from './terms.ts';

/** How often somebody reviews the log; each goes on where the last of its kind ended. */
export const REVIEW_PERIODS = ['daily', 'weekly', 'after_election'] as const;
export type ReviewPeriod = (typeof REVIEW_PERIODS)[number];

/** A finding is about an anomaly, or about any other entry that the reviewer looked at: `other`. */
export const FINDING_RULES = [...ANOMALY_RULES, 'other'] as const;
export type FindingRule = (typeof FINDING_RULES)[number];

/** What was done about it. `none_needed`: nothing was wrong. `not_explained`: nobody knows why. */
export const FINDING_ACTIONS = [
  'none_needed',
  'people_asked',
  'people_instructed',
  'rule_changed',
  'equipment_mended',
  'seals_checked',
  'reported',
  'not_explained',
] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];

/** An anomaly by its rule and the entry where it begins. */
export interface AnomalyRef {
  readonly rule: AnomalyRule;
  readonly entry: number;
}

/** What a review is about: entries `from_entry` to `to_entry`, both included, as the tree with this root has them. */
export interface ReviewRange {
  readonly period: ReviewPeriod;
  readonly from_entry: number;
  readonly to_entry: number;
  /** Time of its last entry. */
  readonly covers_until: Ms;
  /** Root of the first `to_entry` + 1 entries, base64: no other entries were looked at. */
  readonly root: string;
}

/** Facts about people who look through the log. */
export type ReviewFact =
  | (ReviewRange & {
      readonly type: 'review_started';
      readonly review: number;
      /** How many follow, each to be explained. */
      readonly anomalies: number;
      /** Entries of which something is erased, so that no rule looked at them. */
      readonly not_judged: number;
      /** From where on something counted as unusual. */
      readonly bounds: AnomalyBounds;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    })
  | {
      readonly type: 'review_anomalies_listed';
      readonly review: number;
      readonly listed: readonly AnomalyRef[];
    }
  | {
      readonly type: 'finding_recorded';
      readonly review: number;
      readonly rule: FindingRule;
      readonly entry: number;
      readonly action: FindingAction;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /** A second person has read every finding. `signed_by`: who began the review, and who closed it. */
  | (ReviewRange & {
      readonly type: 'review_closed';
      readonly review: number;
      readonly findings: number;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    });

/** A review that nobody has closed yet. Anomalies are written as `rule entry`. */
export interface OpenReview extends ReviewRange {
  readonly review: number;
  readonly by: PersonId;
  readonly listed: readonly string[];
  /** Those without a finding. */
  readonly unanswered: readonly string[];
  readonly findings: number;
  readonly finders: readonly PersonId[];
}

export interface ReviewsState {
  /** Number of the last one begun; 0 before the first. */
  readonly last: number;
  readonly open: { readonly [review: string]: OpenReview };
  /** How far the closed ones of each kind reach. */
  readonly covered: {
    readonly [P in ReviewPeriod]?: Pick<ReviewRange, 'to_entry' | 'covers_until'>;
  };
  /** Since when reviews are asked for, so that the first can be overdue; 0 while they are not. */
  readonly asked_since: Ms;
}

export const NO_REVIEWS: ReviewsState = { last: 0, open: {}, covered: {}, asked_since: 0 };
