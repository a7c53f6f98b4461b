import { USUAL_BOUNDS } from '../../src/core/anomalies.ts';
import type { AnomalyRef, FindingAction, FindingRule, ReviewPeriod } from '../../src/core/facts-review.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { readInstant } from './scenario-time.ts';
import type { Read } from './scenario-touches-of.ts';

const worded = <Word extends string>(text: string): Word => text.replaceAll(' ', '_') as Word;

const listed = (text: string): readonly AnomalyRef[] =>
  text === 'nothing'
    ? []
    : text.split(' and ').map((one) => {
        const [, rule = '', entry = ''] = /^(.+) at (\d+)$/.exec(one) ?? [];
        return { rule: worded(rule), entry: Number(entry) };
      });

/** How scenarios say what somebody does about a review of the log. */
export const REVIEW: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) starts an? ([a-z ]+) review of entries (\d+) to (\d+), until (\d\d:\d\d:\d\d), with (.+)$/,
    ({ setting }, person = '', period = '', from = '', to = '', until = '', anomalies = '') => ({
      type: 'review_acted',
      person: person as PersonId,
      act: {
        act: 'start',
        period: worded<ReviewPeriod>(period),
        from_entry: Number(from),
        to_entry: Number(to),
        covers_until: readInstant(until, setting.day),
        root: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
        anomalies: listed(anomalies),
        not_judged: 0,
        bounds: USUAL_BOUNDS,
        words: '',
      },
    }),
  ],
  [
    /^(\w+) finds in review (\d+) that ([a-z ]+) at (\d+) means ([a-z ]+)$/,
    (_, person = '', review = '', rule = '', entry = '', action = '') => ({
      type: 'review_acted',
      person: person as PersonId,
      act: {
        act: 'find',
        review: Number(review),
        rule: worded<FindingRule>(rule),
        entry: Number(entry),
        action: worded<FindingAction>(action),
        words: 'Looked at it',
      },
    }),
  ],
  [
    /^(\w+) closes review (\d+)$/,
    (_, person = '', review = '') => ({
      type: 'review_acted',
      person: person as PersonId,
      act: { act: 'close', review: Number(review), words: '' },
    }),
  ],
];
