/** What the page for the public says, and when it says nothing of figures. */
import { describe, expect, test } from 'vitest';
import { localDayIn } from '../../src/config/local-time.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { StaffedHours } from '../../src/core/policy.ts';
import { publicPage } from '../../src/public/page.ts';
import { PublicSummary } from '../../src/public/summary.ts';
import { roomPolicy, START } from '../core/world.ts';
import { contentOf, figuresOf, pagesOf } from './aid.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const fact = (at: number, type: Fact['type'], fields: object = {}): Fact =>
  ({ at: START + at, type, room: 'ballot-room', ...fields }) as unknown as Fact;
const granted = (at: number, purpose: string) =>
  fact(at, 'access_granted', { purpose, holders: ['ana', 'ben'] });
const taken = (at: number) => fact(at, 'entry_taken', { people: ['ana', 'ben'], visitors: [] });
const listed = (review: number, ...refs: readonly (readonly [string, number])[]) =>
  fact(0, 'review_anomalies_listed', { review, listed: refs.map(([rule, entry]) => ({ rule, entry })) });
const begun = (review: number) => fact(0, 'review_started', { review });
const found = (review: number, rule: string, entry: number, action: string) =>
  fact(0, 'finding_recorded', { review, rule, entry, action });
const closed = (review: number, to_entry: number) => fact(0, 'review_closed', { review, to_entry });

describe('figures', () => {
  test('count entries that were taken, by their day and purpose, and paper by the day on the paper', () => {
    const paper = fact(DAY, 'paper_visit_transcribed', { from: START - DAY, people: ['ana'] });
    const facts = [
      granted(0, 'audit'),
      taken(MINUTE),
      granted(2 * MINUTE, 'inspection'),
      granted(3 * MINUTE, 'inspection'),
      taken(4 * MINUTE),
      granted(DAY, 'not_asked'),
      taken(DAY + MINUTE),
      paper,
    ];
    expect(figuresOf(facts).days).toEqual([
      { day: '2026-11-02', entries: {}, on_paper: 1 },
      { day: '2026-11-03', entries: { audit: 1, inspection: 1 }, on_paper: 0 },
      { day: '2026-11-04', entries: { not_asked: 1 }, on_paper: 0 },
    ]);
  });

  test('tell each exception once, by the review that came furthest with it', () => {
    const gap = ['gap', 0] as const;
    const lone = ['lone_interval', 1] as const;
    const series = ['denied_series', 2] as const;
    const start = [fact(0, 'heartbeat'), fact(0, 'heartbeat'), fact(0, 'heartbeat')];
    const first = [begun(1), listed(1, gap, lone, series), found(1, 'gap', 0, 'reported')];
    const standing = (facts: readonly Fact[]) =>
      figuresOf([...start, ...facts]).exceptions.map(({ rule, stands, action }) => [rule, stands, action]);
    expect(standing(first)).toEqual([
      ['denied_series', 'begun', null],
      ['gap', 'explained', 'reported'],
      ['lone_interval', 'begun', null],
    ]);
    const whole = [
      found(1, 'lone_interval', 1, 'people_asked'),
      found(1, 'denied_series', 2, 'none_needed'),
      closed(1, 2),
    ];
    const weekly = [begun(2), listed(2, gap, lone), found(2, 'gap', 0, 'not_explained')];
    const all = [
      ['denied_series', 'closed', 'none_needed'],
      ['gap', 'closed', 'reported'],
      ['lone_interval', 'closed', 'people_asked'],
    ];
    expect(standing([...first, ...whole])).toEqual(all);
    expect(standing([...first, ...whole, ...weekly])).toEqual(all);
    expect(standing([...weekly, ...first, ...whole])).toEqual(all);
  });

  test('say up to which day all is reviewed, and show rooms as they are in the phase', () => {
    const policy = roomPolicy();
    const rooms = [
      fact(0, 'room_policy_set', { policy }),
      fact(0, 'phase_changed', { to: 'canvass' }),
      fact(DAY, 'heartbeat'),
    ];
    expect(figuresOf(rooms)).toMatchObject({
      phase: 'canvass',
      rooms: [{ name: policy.name }],
      reviewed_until: '',
    });
    expect(figuresOf([...rooms, begun(1), closed(1, 2), begun(2), closed(2, 1)]).reviewed_until).toBe(
      '2026-11-04',
    );
    expect(figuresOf([...rooms, fact(0, 'room_closed_down')]).rooms).toEqual([]);
  });

  test('are of what there is, where a review of no beginning is told of', () => {
    const summary = new PublicSummary(() => '2026-11-03');
    const entry = (type: string, fields: object) => ({ type, day: '2026-11-03', fields: fields as never });
    for (const one of [
      entry('review_anomalies_listed', { review: 7, listed: [{ rule: 'gap', entry: 1 }] }),
      entry('finding_recorded', { review: 7, rule: 'gap', entry: 1, action: 'reported' }),
      entry('phase_changed', { to: 'carnival' }),
      entry('review_started', { review: 8 }),
      entry('review_anomalies_listed', { review: 8, listed: [{ rule: 'boredom', entry: 1 }] }),
    ])
      summary.look(one, localDayIn);
    expect(summary.figures()).toMatchObject({ phase: 'preparation', exceptions: [] });
  });
});

describe('the page', () => {
  const facts = [granted(0, 'audit'), taken(MINUTE), begun(1), listed(1, ['gap', 1])];

  test('has no script, asks for nothing, and writes what the office wrote as text', () => {
    const office = { office: '<b>County</b>', contact: '"555"', not_before: '', days: 60, words: null };
    for (const page of pagesOf(facts, { office })) {
      expect(page).not.toMatch(/<script|https?:|src=|<b>County/);
      expect(page).toContain('&lt;b&gt;County&lt;/b&gt;');
      expect(page).toContain('&quot;555&quot;');
    }
  });

  test('shows no figures before their day, and shows them on it', () => {
    const office = { office: 'County', contact: '', not_before: '2026-12-01', days: 60, words: null };
    const on = (today: string) => publicPage(contentOf(facts, { office, today }), 'en');
    expect(on('2026-11-30')).toContain('Figures of this election are published from 2026-12-01 on.');
    expect(on('2026-11-30')).not.toMatch(/Audit|Time in which nothing was watched/);
    expect(on('2026-12-01')).toContain('Audit');
    expect(on('2026-12-01')).toContain('Time in which nothing was watched');
  });

  test('goes so many days back and no further', () => {
    const on = (day: string) => {
      const content = contentOf(facts);
      const office = { ...content.office, days: 2 };
      return publicPage({ ...content, office, checkpoint: { ...content.checkpoint, day } }, 'en');
    };
    expect(on('2026-11-04')).toContain('<th scope="row">2026-11-03</th>');
    expect(on('2026-11-05')).not.toContain('2026-11-03</th>');
    expect(on('2026-11-05')).toContain('The reviews of this time list nothing unusual.');
  });

  test('says hours by days that have the same, and what holds outside of them', () => {
    const week = (...days: readonly number[]): readonly StaffedHours[] =>
      days.map((weekday) => ({ weekday, from: 480, until: 1_050 }));
    const page = (hours: readonly StaffedHours[], change: object = {}) => {
      const policy = roomPolicy({ staffed_hours: hours, after_hours: 'refused', ...change });
      return pagesOf([fact(0, 'room_policy_set', { policy })])[0] ?? '';
    };
    expect(page(week(1, 2, 3, 4, 5))).toContain('<dt>Monday – Friday</dt><dd>08:00–17:30</dd>');
    expect(page(week(1, 3))).toContain('<dt>Monday</dt><dd>08:00–17:30</dd><dt>Wednesday</dt>');
    expect(page(week(6, 0))).toContain('<dt>Saturday – Sunday</dt>');
    expect(page(week(1))).toContain('Nobody may enter outside these hours.');
    expect(page([])).toContain('The room may be entered at all hours.');
    expect(page([], { entries: 'refused' })).toContain('Nobody may enter at present.');
    expect(page([], { pairing: { rule: 'at_least', people: 3 } })).toContain('At least 3 authorized people');
    const groups = { rule: 'one_from_each', groups: ['dem', 'rep'], holders: 'any' };
    expect(page([], { pairing: groups })).toContain('of 2 different groups');
    expect(page([], { pairing: groups })).not.toMatch(/dem\b|rep\b/);
  });
});
