/** What is promised of the page for the public, whatever a log holds: it names nobody, and a call for help leaves no trace. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USUAL_BOUNDS } from '../../src/core/anomalies.ts';
import { type Fact, PERSONAL_FIELDS } from '../../src/core/facts.ts';
import type { AnomalyRef } from '../../src/core/facts-review.ts';
import { RangeAnomalies } from '../../src/core/range-anomalies.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { anyDay } from '../core/any-day.ts';
import { type Act, logOf, playDay } from '../core/days.ts';
import { promise } from '../core/runs.ts';
import { SETTINGS } from '../core/settings.ts';
import { START } from '../core/world.ts';
import { figuresOf, pagesOf } from './aid.ts';

/** Nothing else on a page looks like it. */
const MARK = 'Zq7';
const PROTECTED: ReadonlySet<string> = new Set([
  ...PERSONAL_FIELDS,
  ...['reader', 'outside_reader', 'inside_reader', 'door', 'device', 'siren', 'channel', 'line', 'lines'],
  ...['alarms', 'telling', 'source', 'kind', 'alarm', 'cause', 'kiosk', 'paper_log_phone', 'groups'],
  ...['contact_line', 'fire_line', 'tamper_line', 'required_devices', 'config_digest', 'sheet', 'container'],
]);

/** The same with a mark in each text that the page must not show. */
const marked = (value: unknown, isProtected = false): unknown => {
  if (typeof value === 'string') return isProtected ? `${MARK}${value}` : value;
  if (Array.isArray(value)) return value.map((item) => marked(item, isProtected));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, marked(inner, isProtected || PROTECTED.has(key))]),
  );
};

/** What a room is called is on its door. */
const hidden = (fact: Fact): Fact => {
  const all = marked(fact) as Fact;
  if (fact.type !== 'room_policy_set' || all.type !== 'room_policy_set') return all;
  return { ...all, policy: { ...all.policy, name: fact.policy.name } };
};

const anomaliesOf = (facts: readonly Fact[]): readonly AnomalyRef[] => {
  const anomalies = new RangeAnomalies(USUAL_BOUNDS, 0);
  facts.forEach((fact, seq) => {
    anomalies.look({ seq, fact });
  });
  const refs = anomalies.found().map(({ rule, entry }) => [`${rule} ${entry}`, { rule, entry }] as const);
  return [...new Map(refs).values()].slice(0, 90);
};

/** A day, and a review of it: every second anomaly explained, and a call for help noted as something else. */
const reviewed = (facts: readonly Fact[], closed: boolean): readonly Fact[] => {
  const at = facts.at(-1)?.at ?? START;
  const anomalies = anomaliesOf(facts);
  const range = {
    period: 'daily',
    from_entry: 0,
    to_entry: facts.length - 1,
    covers_until: at,
    root: 'r',
  } as const;
  const by = ['ana', 'bob'] as unknown as readonly PersonId[];
  const said = { at, words: 'Ana was late', signed_by: by } as const;
  const help = facts.findIndex(({ type }) => type === 'duress_signalled');
  const finding = (rule: AnomalyRef['rule'] | 'other', entry: number): Fact => ({
    ...said,
    ...{ type: 'finding_recorded', review: 1, rule, entry, action: 'people_instructed' },
  });
  return [
    ...facts,
    {
      ...said,
      ...range,
      ...{
        type: 'review_started',
        review: 1,
        anomalies: anomalies.length,
        not_judged: 0,
        bounds: USUAL_BOUNDS,
      },
    },
    { at, type: 'review_anomalies_listed', review: 1, listed: anomalies },
    ...anomalies
      .filter((_, index) => closed || index % 2 === 0)
      .map(({ rule, entry }) => finding(rule, entry)),
    ...(help < 0 ? [] : [finding('other', help)]),
    ...(closed ? [{ ...said, ...range, type: 'review_closed', review: 1, findings: 1 } as const] : []),
  ];
};

test('no name, badge, reader, device, alarm setting or word that somebody wrote is on the page', () => {
  let listed = 0;
  promise(
    fc.property(anyDay, fc.boolean(), (day, closed) => {
      const facts = reviewed(logOf(playDay(day)), closed);
      const pages = pagesOf(facts.map(hidden));
      for (const page of pages) expect(page).not.toContain(MARK);
      listed += figuresOf(facts).exceptions.length + figuresOf(facts).days.length;
    }),
    60,
  );
  expect(listed).toBeGreaterThan(0);
});

/**
 * A call for help that nobody answers makes the last entry before a restart a later one, so that a gap is shorter by less
 * than a heartbeat: the lengths of gaps are not compared.
 */
const withoutGaps = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact) => (fact.type === 'kiosk_started' ? { ...fact, unwatched_ms: 0 } : fact));

const withPins = (acts: readonly Act[], which: 'right' | 'duress'): readonly Act[] =>
  acts.map((act) => {
    if (act.act === 'go_on' && which === 'duress') return { ...act, duress: true };
    return act.act === 'pin' && act.which !== 'wrong' ? { ...act, which } : act;
  });

test('a day with a call for help has the page of the same day without one', () => {
  const withPin = SETTINGS.filter(({ rooms }) => rooms[0]?.rules.second_factor === 'pin');
  let calls = 0;
  promise(
    fc.property(anyDay, fc.constantFrom(...withPin), fc.boolean(), (day, setting, closed) => {
      const right = reviewed(
        withoutGaps(logOf(playDay({ setting, acts: withPins(day.acts, 'right') }))),
        closed,
      );
      const forced = reviewed(
        withoutGaps(logOf(playDay({ setting, acts: withPins(day.acts, 'duress') }))),
        closed,
      );
      calls += forced.filter(({ type }) => type === 'duress_signalled').length;
      expect(pagesOf(forced)).toEqual(pagesOf(right));
    }),
    80,
  );
  expect(calls).toBeGreaterThan(0);
});
