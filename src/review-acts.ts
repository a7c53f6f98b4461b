import type { KeyObject } from 'node:crypto';
import { signsForEvidence } from './core/evidence.ts';
import { type ReviewAct, type ReviewRefusal, reviewRefusal } from './core/reviews.ts';
import type { PersonId } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { identifyAs, type Signing } from './officials.ts';

/** What somebody does about a review of the log, and the PIN they typed. */
export interface AskedOfReview {
  readonly person: PersonId;
  readonly digits: string;
  readonly act: ReviewAct;
}

/** Number of the log's last entry after it, and of the review. */
export interface ActedOnReview {
  readonly index: number;
  readonly review: number;
}

const SIGNING: Signing = {
  for: 'reviews of the log',
  may: signsForEvidence,
  ask: 'Ask an official, or staff who are supervisor or custodian, whose listing holds today.',
};

const REASONS: { readonly [R in ReviewRefusal]: readonly [what: string, remedy: string] } = {
  review_open: [
    'a review of this kind is not closed yet',
    'Close it first; see "ballot-vault review list" for what it still lacks.',
  ],
  not_next: [
    'another review of this kind was closed meanwhile',
    'Begin again: the next one goes on where that one ended.',
  ],
  nothing_new: [
    'there is no signed entry behind the last review of this kind',
    'Wait for some, or name a later end with --until.',
  ],
  too_many_anomalies: [
    'so many anomalies are more than one review can explain',
    'Review a shorter time first, with --until.',
  ],
  no_such_review: [
    'no such review waits to be closed',
    'See "ballot-vault review list" for the numbers of those that do.',
  ],
  outside_range: [
    'this entry is not among those that the review is about',
    'See "ballot-vault review list" for its first and last entry.',
  ],
  not_listed: [
    'the review lists no such anomaly',
    'Name --entry and --rule as "ballot-vault review list" prints them; for any other entry write --rule other.',
  ],
  too_many_findings: ['this review has as many findings as it takes', 'Close it, and begin the next one.'],
  findings_missing: [
    'not every anomaly of this review has a finding',
    'See "ballot-vault review list" for those without, and record them with "ballot-vault review finding".',
  ],
  own_review: ['whoever began a review does not close it', 'Ask another person to read and close it.'],
  own_finding: [
    'whoever wrote a finding of this review does not close it',
    'Ask somebody who wrote none of them to read and close it.',
  ],
};

/**
 * Puts on record what somebody does about a review, once they have said who they are. Throws `KeeperRefused` when
 * nothing is recorded.
 */
export const actOnReviewAs = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { person, digits, act }: AskedOfReview,
): Promise<ActedOnReview> => {
  const refuse = (): void => {
    const reason = reviewRefusal(kiosk.state, person, act);
    if (reason !== null) throw new KeeperRefused(...REASONS[reason]);
  };
  if (act.act === 'start' && act.to_entry > kiosk.index) {
    throw new KeeperRefused(
      `this log has only ${kiosk.index + 1} entries`,
      'Name an entry of this very log with --until.',
    );
  }
  // What is refused anyway tries nobody's PIN.
  refuse();
  const who = await identifyAs(kiosk, siteKey, { person, digits }, SIGNING);
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  refuse();
  offer(kiosk, { type: 'review_acted', person, act });
  return { index: kiosk.index, review: act.act === 'start' ? kiosk.state.reviews.last : act.review };
};
