/** Each rule of a review by one example, told whole: what it is, where it begins, about whom, and how long it lasted. */
import { expect, test } from 'vitest';
import { ANOMALY_RULES, Anomalies, type Anomaly, USUAL_BOUNDS } from '../../src/core/anomalies.ts';
import type { Fact } from '../../src/core/facts.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const found = (facts: readonly Fact[]): readonly Anomaly[] => {
  const anomalies = new Anomalies(USUAL_BOUNDS);
  facts.forEach((fact, seq) => {
    anomalies.look({ seq, fact });
  });
  return anomalies.found();
};

/** Only what the rules look at; the rest of a fact is of no account here. */
const fact = (at: number, type: Fact['type'], fields: object = {}): Fact =>
  ({ at, type, room: 'vault', ...fields }) as unknown as Fact;
const anomaly = (change: object): object => ({
  entry: 0,
  at: 100,
  room: 'vault',
  people: [],
  lasted_ms: 0,
  ...change,
});

test('the rules have the names of PE-6 first, and the numbers that the help tells', () => {
  expect(ANOMALY_RULES.join(' ')).toBe(
    'outside_hours unusual_area_or_repetition unusual_length out_of_sequence lone_interval count_mismatch gap ' +
      'denied_series late_entry',
  );
  expect(USUAL_BOUNDS).toEqual({
    visit_max: 240 * MINUTE,
    entries_a_day: 12,
    familiar_for: 90 * DAY,
    habits_after: 7 * DAY,
    gap_min: 2 * MINUTE,
    series_min: 3,
    series_within: 10 * MINUTE,
  });
});

test.each<readonly [string, Fact, object]>([
  [
    'a grant after hours',
    fact(100, 'access_granted', { hours: 'after_hours', holders: ['ana', 'ben'] }),
    { rule: 'outside_hours', cause: 'access_granted', people: ['ana', 'ben'] },
  ],
  [
    'somebody inside when the day ends',
    fact(100, 'hours_changed', { to: 'after_hours', inside: 2 }),
    { rule: 'outside_hours', cause: 'hours_changed' },
  ],
  [
    'a refusal for the hour',
    fact(100, 'access_denied', { reason: 'outside_hours', reader: 'out', person: 'ana' }),
    { rule: 'outside_hours', cause: 'outside_hours', people: ['ana'] },
  ],
  [
    'a refusal for one’s own hours, of a badge that nobody holds any more',
    fact(100, 'access_denied', { reason: 'outside_own_hours', reader: 'out' }),
    { rule: 'outside_hours', cause: 'outside_own_hours' },
  ],
  [
    'a badge of somebody who is in another room',
    fact(100, 'access_denied', { reason: 'inside_other_room', reader: 'out', person: 'ana' }),
    { rule: 'out_of_sequence', cause: 'inside_other_room', people: ['ana'] },
  ],
  [
    'a badge of somebody who is inside',
    fact(100, 'access_denied', { reason: 'already_inside', reader: 'out', person: 'ana' }),
    { rule: 'out_of_sequence', cause: 'already_inside', people: ['ana'] },
  ],
  [
    'an exit by a badge that nobody holds',
    fact(100, 'exit_by_unknown_badge'),
    { rule: 'out_of_sequence', cause: 'exit_by_unknown_badge' },
  ],
  [
    'an exit that was not taken',
    fact(100, 'exit_not_taken', { people: ['ana'] }),
    { rule: 'out_of_sequence', cause: 'exit_not_taken', people: ['ana'] },
  ],
  [
    'an exit of somebody who had not come in',
    fact(100, 'exit_signed', { person: 'ana', matched: 'unmatched', left_behind: [] }),
    { rule: 'out_of_sequence', cause: 'exit_signed', people: ['ana'] },
  ],
  ['a forced door', fact(100, 'door_forced'), { rule: 'out_of_sequence', cause: 'door_forced' }],
  [
    'a door that nobody signed for',
    fact(100, 'door_opened', { accounted_by: 'nobody' }),
    { rule: 'out_of_sequence', cause: 'door_opened' },
  ],
  ['a wrong count', fact(100, 'count_mismatch'), { rule: 'count_mismatch', cause: 'count_mismatch' }],
  [
    'a time in which nothing was watched',
    fact(100, 'kiosk_started', { unwatched_ms: 2 * MINUTE }),
    { rule: 'gap', cause: 'kiosk_started', room: '', lasted_ms: 2 * MINUTE },
  ],
  [
    'refusals that were counted together',
    fact(100, 'refusals_repeated', { reason: 'unknown_badge', since: 40, last: 95 }),
    { rule: 'denied_series', cause: 'unknown_badge', room: '', lasted_ms: 55 },
  ],
  [
    'a line that was typed in from paper',
    fact(100, 'paper_visit_transcribed', { people: ['ana'] }),
    { rule: 'late_entry', cause: 'paper_visit_transcribed', people: ['ana'] },
  ],
])('%s', (_, one, change) => {
  expect(found([one])).toEqual([anomaly(change)]);
});

test('a lone interval lasts until it ends, and one that goes on until the last entry', () => {
  const began = fact(100, 'lone_interval_started', { people: ['ana'], since: 90 });
  const alone = { rule: 'lone_interval', cause: 'lone_interval_started', people: ['ana'] };
  expect(found([began, fact(400, 'lone_interval_ended', { lasted_ms: 310 })])).toEqual([
    anomaly({ ...alone, lasted_ms: 310 }),
  ]);
  expect(found([began, fact(500, 'heartbeat')])).toEqual([anomaly({ ...alone, lasted_ms: 410 })]);
});

test('a series of refusals begins with its first, and lasts to its last', () => {
  const denied = (at: number) =>
    fact(at, 'access_denied', { reason: 'expired', reader: 'out', person: 'ana' });
  expect(found([denied(100), denied(150), denied(170)])).toEqual([
    anomaly({ rule: 'denied_series', cause: 'expired', lasted_ms: 70 }),
  ]);
});

test('a long visit is told of whoever it was, from where it began', () => {
  const entered = fact(100, 'entry_taken', { people: ['ana', 'ben'] });
  const left = fact(101 + 240 * MINUTE, 'exit_signed', {
    person: 'ana',
    matched: 'matched',
    left_behind: [],
  });
  expect(found([entered, left])).toEqual(
    ['ana', 'ben'].map((person) =>
      anomaly({
        rule: 'unusual_length',
        cause: 'entry_taken',
        people: [person],
        lasted_ms: 1 + 240 * MINUTE,
      }),
    ),
  );
});

test('whoever comes again and again within a day is named, and a day later it begins anew', () => {
  const comes = (at: number) => [
    fact(at, 'entry_taken', { people: ['ana'] }),
    fact(at + 1, 'exit_signed', { person: 'ana', matched: 'matched', left_behind: [] }),
  ];
  const twelve = Array.from({ length: 12 }, (_, number) => comes(100 + 10 * number)).flat();
  const repeated = { rule: 'unusual_area_or_repetition', cause: 'entry_taken', people: ['ana'] };
  const last = 100 + DAY;
  expect(found([...twelve, ...comes(last - 1)])).toEqual([anomaly({ ...repeated, entry: 24, at: last - 1 })]);
  // The first of them is a whole day ago then.
  expect(found([...twelve, ...comes(last)])).toEqual([]);
});

test('a young log knows nobody’s habits, however late in history it begins', () => {
  const begins = fact(1_000 * DAY, 'heartbeat');
  const comes = (at: number) => fact(at, 'entry_taken', { people: ['ana'] });
  expect(found([begins, comes(1_007 * DAY - 1)])).toEqual([]);
  expect(found([begins, comes(1_007 * DAY)])).toHaveLength(1);
});

test('a door that was forced takes the place of its own opening alone', () => {
  const opened = (at: number, room = 'vault') => fact(at, 'door_opened', { accounted_by: 'nobody', room });
  const causes = (...facts: readonly Fact[]) => found(facts).map(({ cause }) => cause);
  const forced = fact(100, 'door_forced');
  expect(causes(opened(100), forced)).toEqual(['door_forced']);
  expect(causes(opened(99), forced)).toEqual(['door_opened', 'door_forced']);
  expect(causes(opened(100, 'store'), forced)).toEqual(['door_opened', 'door_forced']);
  expect(causes(fact(100, 'count_mismatch'), forced)).toEqual(['count_mismatch', 'door_forced']);
  expect(causes(fact(100, 'count_mismatch', { room: 'store' }), opened(100), forced)).toEqual([
    'count_mismatch',
    'door_forced',
  ]);
});
