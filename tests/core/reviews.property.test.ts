/** What is promised of reviews of the log, whatever people ask for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { USUAL_BOUNDS } from '../../src/core/anomalies.ts';
import { applyAll } from '../../src/core/apply.ts';
import type { FactOf } from '../../src/core/facts.ts';
import type { AnomalyRef, OpenReview, ReviewPeriod } from '../../src/core/facts-review.ts';
import {
  ANOMALIES_MAX,
  FINDINGS_MAX,
  nextEntry,
  type ReviewAct,
  type ReviewRefusal,
  reviewRefusal,
} from '../../src/core/reviews.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { promise } from './runs.ts';
import { listed, START, type World, world } from './world.ts';

const NAMES = ['ana', 'ben', 'cal'] as const;
const office = (): World => world({ people: NAMES.map((name) => listed(name)) });
const id = (name: string) => name as PersonId;
const GAP: AnomalyRef = { rule: 'gap', entry: 1 };
const LONE: AnomalyRef = { rule: 'lone_interval', entry: 2 };

const start = (
  anomalies: readonly AnomalyRef[] = [],
  change: Partial<Extract<ReviewAct, { act: 'start' }>> = {},
): ReviewAct => ({
  act: 'start',
  period: 'daily',
  from_entry: 0,
  to_entry: 4,
  covers_until: START - 1,
  root: 'root',
  anomalies,
  not_judged: 3,
  bounds: USUAL_BOUNDS,
  words: 'As every day',
  ...change,
});
const find = (
  { rule, entry }: { readonly rule: AnomalyRef['rule'] | 'other'; readonly entry: number },
  review = 1,
): ReviewAct => ({ act: 'find', review, rule, entry, action: 'none_needed', words: 'A test' });
const close = (review = 1): ReviewAct => ({ act: 'close', review, words: 'Read' });

const acted = (at: World, person: string, act: ReviewAct) => {
  const refusal = reviewRefusal(at.state, id(person), act);
  const facts = at.see({ type: 'review_acted', person: id(person), act });
  // What is refused leaves nothing, and what is not is on record.
  expect(facts.some(({ type }) => /review|finding/.test(type))).toBe(refusal === null);
  return { refusal, facts };
};
const refused = (at: World, person: string, act: ReviewAct): ReviewRefusal | null =>
  reviewRefusal(at.state, id(person), act);

describe('a review', () => {
  test('says what it is about, what it goes by and who began and closed it', () => {
    const at = office();
    const { facts } = acted(at, 'ana', start([GAP, LONE]));
    const range = { period: 'daily', from_entry: 0, to_entry: 4, covers_until: START - 1, root: 'root' };
    expect(facts).toMatchObject([
      {
        ...{ type: 'review_started', review: 1, ...range, anomalies: 2, not_judged: 3 },
        ...{ bounds: USUAL_BOUNDS, words: 'As every day', signed_by: ['ana'] },
      },
      { type: 'review_anomalies_listed', review: 1, listed: [GAP, LONE] },
    ]);
    expect(acted(at, 'ana', find(LONE)).facts).toMatchObject([
      {
        type: 'finding_recorded',
        review: 1,
        ...LONE,
        action: 'none_needed',
        words: 'A test',
        signed_by: ['ana'],
      },
    ]);
    acted(at, 'ana', find(GAP));
    acted(at, 'ana', find({ rule: 'other', entry: 0 }));
    expect(acted(at, 'ben', close()).facts).toMatchObject([
      { type: 'review_closed', review: 1, ...range, findings: 3, words: 'Read', signed_by: ['ana', 'ben'] },
    ]);
    expect(at.state.reviews).toMatchObject({
      last: 1,
      open: {},
      covered: { daily: { to_entry: 4, covers_until: START - 1 } },
    });
  });

  test('is about no time of the future, however far its end is said to lie', () => {
    const at = office();
    acted(at, 'ana', start([], { covers_until: START + 9_000_000 }));
    expect(Object.values(at.state.reviews.open)).toMatchObject([{ covers_until: at.now }]);
  });

  test.each<readonly [ReviewRefusal | null, Partial<Extract<ReviewAct, { act: 'start' }>>]>([
    [null, {}],
    ['not_next', { from_entry: 1 }],
    ['nothing_new', { to_entry: -1 }],
    [null, { to_entry: 0 }],
    ['outside_range', { anomalies: [GAP, { rule: 'gap', entry: 5 }] }],
    [null, { anomalies: [{ rule: 'gap', entry: 4 }] }],
    ['too_many_anomalies', { anomalies: Array.from({ length: ANOMALIES_MAX + 1 }, () => GAP) }],
    [null, { anomalies: Array.from({ length: ANOMALIES_MAX }, () => GAP) }],
  ])('is begun, or refused as %s', (refusal, change) => {
    expect(refused(office(), 'ana', start([], change))).toBe(refusal);
  });

  test('of one kind is open once, and of another kind beside it', () => {
    const at = office();
    acted(at, 'ana', start());
    expect(refused(at, 'ben', start())).toBe('review_open');
    expect(refused(at, 'ben', start([], { period: 'weekly' }))).toBeNull();
    acted(at, 'ben', close());
    expect(nextEntry(at.state.reviews, 'daily')).toBe(5);
    expect(nextEntry(at.state.reviews, 'weekly')).toBe(0);
    expect(refused(at, 'ben', start([], { from_entry: 5, to_entry: 4 }))).toBe('nothing_new');
    expect(refused(at, 'ben', start([], { from_entry: 5, to_entry: 5 }))).toBeNull();
  });

  test('takes findings about what it lists, and about any entry of its range as another one', () => {
    const at = office();
    acted(at, 'ana', start());
    acted(at, 'ben', close());
    acted(at, 'ana', start([GAP], { from_entry: 5, to_entry: 9 }));
    const of = (rule: AnomalyRef['rule'] | 'other', entry: number, review = 2) =>
      refused(at, 'ana', find({ rule, entry }, review));
    // The review is of entries 5 to 9, and the gap began before them.
    expect(of('gap', 1)).toBeNull();
    expect(of('gap', 2)).toBe('not_listed');
    expect(of('lone_interval', 1)).toBe('not_listed');
    expect([of('other', 4), of('other', 5), of('other', 9), of('other', 10)]).toEqual([
      'outside_range',
      null,
      null,
      'outside_range',
    ]);
    expect(of('gap', 1, 3)).toBe('no_such_review');
  });

  test('has room for so many findings, and says when it is closed and when it cannot be', () => {
    const at = office();
    acted(at, 'ana', start([GAP]));
    const [open] = Object.values(at.state.reviews.open);
    const full = (findings: number): State => ({
      ...at.state,
      reviews: { ...at.state.reviews, open: { 1: { ...(open as OpenReview), findings } } },
    });
    expect(reviewRefusal(full(FINDINGS_MAX - 1), id('ana'), find(GAP))).toBeNull();
    expect(reviewRefusal(full(FINDINGS_MAX), id('ana'), find(GAP))).toBe('too_many_findings');
    expect(refused(at, 'ben', close())).toBe('findings_missing');
    acted(at, 'cal', find(GAP));
    expect(refused(at, 'ana', close())).toBe('own_review');
    expect(refused(at, 'cal', close())).toBe('own_finding');
    expect(refused(at, 'ben', close(7))).toBe('no_such_review');
    expect(refused(at, 'ben', close())).toBeNull();
  });
});

test('many anomalies are listed in as many entries as they need, none left out', () => {
  const at = office();
  const many = Array.from({ length: 250 }, (_, entry) => ({ rule: 'gap', entry }) as const);
  const { facts } = acted(at, 'ana', start(many, { to_entry: 249 }));
  const lists = facts.flatMap((fact) => (fact.type === 'review_anomalies_listed' ? [fact.listed] : []));
  expect(lists.map(({ length }) => length)).toEqual([100, 100, 50]);
  expect(lists.flat()).toEqual(many);
});

test('a log whose beginning of a review cannot be read any more still says how far it reached', () => {
  const at = office();
  const before = at.state.reviews;
  at.see({ type: 'review_acted', person: id('ana'), act: find(GAP, 9) });
  at.see({ type: 'review_acted', person: id('ana'), act: close(9) });
  expect(at.state.reviews).toEqual(before);
  acted(at, 'ana', start([GAP]));
  acted(at, 'ana', find(GAP));
  acted(at, 'ben', close());
  const read = applyAll(
    INITIAL_STATE,
    at.log.filter(({ type }) => type !== 'review_started'),
  );
  expect(read.reviews).toMatchObject({ open: {}, covered: { daily: { to_entry: 4 } } });
});

test('a review has room for 1,000 anomalies and 2,000 findings', () => {
  expect([ANOMALIES_MAX, FINDINGS_MAX]).toEqual([1_000, 2_000]);
});

const PERIODS: readonly ReviewPeriod[] = ['daily', 'weekly', 'after_election'];
const ref = fc.record({
  rule: fc.constantFrom<AnomalyRef['rule']>('gap', 'lone_interval'),
  entry: fc.integer({ min: 0, max: 12 }),
});
const wish = fc.oneof(
  fc.record({
    kind: fc.constant('start' as const),
    person: fc.constantFrom(...NAMES),
    period: fc.constantFrom(...PERIODS),
    skip: fc.constantFrom(0, 0, 0, 1, -1),
    length: fc.integer({ min: -1, max: 4 }),
    anomalies: fc.uniqueArray(ref, { maxLength: 2, selector: ({ rule, entry }) => `${rule} ${entry}` }),
  }),
  fc.record({
    kind: fc.constant('find' as const),
    person: fc.constantFrom(...NAMES),
    review: fc.integer({ min: 1, max: 4 }),
    at: fc.oneof(
      ref,
      fc.record({ rule: fc.constant('other' as const), entry: fc.integer({ min: 0, max: 12 }) }),
    ),
    // Most findings are about what is listed, so that reviews come to their end.
    aimed: fc.nat(3),
  }),
  fc.record({
    kind: fc.constant('close' as const),
    person: fc.constantFrom(...NAMES),
    review: fc.integer({ min: 1, max: 4 }),
  }),
);

const actOf = (at: World, one: typeof wish extends fc.Arbitrary<infer T> ? T : never): ReviewAct => {
  if (one.kind === 'close') return close(one.review);
  if (one.kind === 'find') {
    const [rule, entry] = (at.state.reviews.open[one.review]?.unanswered[0] ?? '').split(' ');
    const aimed = { rule: rule as AnomalyRef['rule'], entry: Number(entry) };
    return find(one.aimed > 0 && rule !== '' && rule !== undefined ? aimed : one.at, one.review);
  }
  const from_entry = nextEntry(at.state.reviews, one.period) + one.skip;
  return start(one.anomalies, { period: one.period, from_entry, to_entry: from_entry + one.length });
};

type Recorded = FactOf<'review_started' | 'review_anomalies_listed' | 'finding_recorded' | 'review_closed'>;

const judge = (facts: readonly Recorded[]): void => {
  const reached = new Map<string, number>();
  for (const fact of facts) {
    if (fact.type !== 'review_started') continue;
    const about = facts.filter(({ review }) => review === fact.review);
    const listed = about.flatMap((one) => (one.type === 'review_anomalies_listed' ? one.listed : []));
    const findings = about.flatMap((one) => (one.type === 'finding_recorded' ? [one] : []));
    const closed = about.find((one) => one.type === 'review_closed');
    expect(listed).toHaveLength(fact.anomalies);
    for (const { entry } of [...listed, ...findings]) expect(entry).toBeLessThanOrEqual(fact.to_entry);
    // No entry is left out between two closed reviews of a kind, and none is in two.
    expect(fact.from_entry).toBe((reached.get(fact.period) ?? -1) + 1);
    if (closed?.type !== 'review_closed') continue;
    const [by, closer] = closed.signed_by;
    expect(by).toBe(fact.signed_by[0]);
    expect([by, ...findings.flatMap(({ signed_by }) => signed_by)]).not.toContain(closer);
    for (const { rule, entry } of listed) {
      expect(findings.some((finding) => finding.rule === rule && finding.entry === entry)).toBe(true);
    }
    expect(about.at(-1)).toBe(closed);
    reached.set(fact.period, fact.to_entry);
  }
};

test('nobody closes their own review, none closes with an anomaly unexplained, and none covers what came later', () => {
  let closed = 0;
  promise(
    fc.property(fc.array(wish, { minLength: 8, maxLength: 30, size: 'max' }), (wishes) => {
      const at = office();
      for (const one of wishes) acted(at, one.person, actOf(at, one));
      const facts = at.log.filter((fact): fact is Recorded => /^(review_|finding_)/.test(fact.type));
      judge(facts);
      closed += facts.filter(({ type }) => type === 'review_closed').length;
    }),
    300,
  );
  expect(closed).toBeGreaterThan(0);
});
