import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Fact } from '../../src/core/facts.ts';
import { playWeek } from '../../src/demo-week/play.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { readPins } from '../../src/people-file/pins.ts';
import { reviewsIn, unansweredOf } from '../../src/reports/reviews.ts';

import { temporaryDirectoryOfFile } from '../log/aid.ts';
import { run, shipped } from './aid.ts';

const PATIENCE_MS = 300_000;
const DAY_MS = 86_400_000;

const home = temporaryDirectoryOfFile();
const data = `${home}/data`;
const facts: Fact[] = [];

/** Another zone than the machine's, and a week in which clocks are put back. */
const NOW = Date.UTC(2026, 10, 5, 18, 30);

beforeAll(async () => {
  const config = readConfig(shipped('demo.yaml'), data);
  const [people, pins] = [shipped('demo.people.csv'), readPins(shipped('demo.pins.csv'))];
  await playWeek({ config, software: '1.0.0', people, pins, now: () => NOW });
  const log = readLog(data);
  for (const { fact } of decodeEntries(log.entries(0, log.head().size))) facts.push(fact);
  log.close();
}, PATIENCE_MS);

const countOf = (type: Fact['type']): number => facts.filter((fact) => fact.type === type).length;

const report = async (...args: readonly string[]) => {
  const { code, printed, errors } = await run(['report', ...args, '--data', data, '--format', 'json']);
  expect(errors).toBe('');
  return { code, ...JSON.parse(printed) };
};

// All figures here are counted in the story by hand.
describe("a county's week", () => {
  test('is on record as the story tells it', () => {
    expect({
      entries: countOf('entry_taken'),
      registered: countOf('container_registered'),
      moved: countOf('container_moved'),
      looks: countOf('seal_checked'),
      phases: countOf('phase_changed'),
      emergencies: countOf('emergency_started'),
      over: countOf('emergency_ended'),
      swept: countOf('sweep_signed'),
      lost: countOf('badge_lost'),
      denied: countOf('access_denied'),
      starts: countOf('kiosk_started'),
    }).toEqual({
      entries: 17,
      registered: 6,
      moved: 4,
      looks: 4,
      // The calendar's own at the first start, and six by two people.
      phases: 7,
      emergencies: 2,
      over: 2,
      swept: 1,
      lost: 1,
      denied: 2,
      starts: 2,
    });
    const [first, last] = [facts[0]?.at ?? 0, facts.at(-1)?.at ?? 0];
    expect(last).toBe(NOW);
    expect((last - first) / DAY_MS).toBeGreaterThan(7);
    expect((last - first) / DAY_MS).toBeLessThan(8.1);
  });

  test('leaves nobody inside, and no doubt who is', () => {
    const inside = new Set<string>();
    for (const fact of facts) {
      if (fact.type === 'entry_taken') for (const person of fact.people) inside.add(person);
      if (fact.type === 'exit_signed') inside.delete(fact.person);
    }
    expect([...inside]).toEqual([]);
  });

  test('shows one partner left alone for more than a minute, who was alerted of', async () => {
    const { rows } = await report('lone');
    const long = rows.filter(({ lasted_ms }: { lasted_ms: number }) => lasted_ms > 30_000);
    expect(long).toHaveLength(1);
    expect(long[0]).toMatchObject({ room: 'ballot-room', alerts: 1 });
    expect(JSON.stringify(long[0])).toContain('james-whitfield');
  });

  test('has one outage of 55 minutes', async () => {
    const { rows } = await report('outage');
    const off = rows.filter(({ what }: { what: string }) => what === 'kiosk_off');
    // The other one is the end of the log.
    expect(off.map(({ detail }: { detail: string }) => detail)).toEqual([
      'ended unclean',
      'the week is over',
    ]);
    expect(Math.floor(off[0].lasted_ms / 60_000)).toBe(55);
    expect(rows.filter(({ what }: { what: string }) => what === 'no_entries')).toEqual([]);
    const unseen = rows.filter(({ what }: { what: string }) => what === 'seals_not_seen');
    // The vault is closed on that day; the fire alarm of the same morning sends two people into it.
    expect(unseen).toMatchObject([
      {
        detail: expect.stringMatching(/^ballot-room: seals_intact, signed by Maria Alvarez.*; Robert Hayes/),
        ended: 'sweep_signed',
      },
      {
        detail: expect.stringMatching(/^vault: seals_intact, signed by Grace Okafor.*; Daniel Lindqvist/),
        ended: 'emergency_ended',
      },
    ]);
  });

  test('tells what became of the box whose seal differed', async () => {
    const { rows } = await report('about', '--container', 'B-0103');
    expect(rows.map(({ type }: { type: string }) => type)).toEqual([
      'container_registered',
      'seal_applied',
      'seal_checked',
      'seal_checked',
    ]);
    const outcomes = facts.flatMap((fact) => (fact.type === 'seal_checked' ? [fact.outcome] : []));
    expect(outcomes).toEqual(['differs', 'matches', 'matches', 'matches']);
  });

  test('proves that nobody entered at night, and not for the night of the power cut', async () => {
    const night = (day: number) => ['--from', `2026-10-${day} 00:00`, '--until', `2026-10-${day} 06:00`];
    expect((await report('nobody-entered', '--room', 'vault', ...night(30))).code).toBe(0);
    expect(
      (
        await report(
          'nobody-entered',
          '--room',
          'vault',
          '--from',
          '2026-11-01 00:00',
          '--until',
          '2026-11-01 06:00',
        )
      ).code,
    ).toBe(1);
  });

  test('has its keys, its paper and its sheets in books that agree with the story', () => {
    expect({
      keys: countOf('key_registered'),
      out: countOf('key_signed_out'),
      back: countOf('key_returned'),
      lost: countOf('key_lost'),
      changed: countOf('key_changed'),
      paper: countOf('paper_visit_transcribed'),
      prepared: countOf('sheet_prepared'),
      verified: countOf('sheet_verified'),
    }).toEqual({ keys: 2, out: 2, back: 1, lost: 1, changed: 1, paper: 1, prepared: 3, verified: 2 });
    const differences = facts.flatMap((fact) =>
      fact.type === 'sheet_prepared' ? [[fact.sheet, fact.version, fact.differences]] : [],
    );
    const agrees = { ballots: 0, voters: 0, containers: 0 };
    expect(differences).toEqual([
      [1, 1, agrees],
      [2, 1, { ...agrees, voters: -2 }],
      [2, 2, agrees],
    ]);
    const paper = facts.find((fact) => fact.type === 'paper_visit_transcribed');
    const cut = facts.find((fact) => fact.type === 'kiosk_started' && fact.unwatched_ms > 0);
    if (paper?.type !== 'paper_visit_transcribed' || cut?.type !== 'kiosk_started') throw new Error('no cut');
    // What was written on paper happened while the power was out.
    expect(paper.from).toBeGreaterThan(cut.at - cut.unwatched_ms);
    expect(paper.until).toBeLessThan(cut.at);
  });

  test('was reviewed twice: each anomaly has its finding, and another person closed it', () => {
    const log = readLog(data);
    const reviews = reviewsIn(log);
    log.close();
    expect(reviews.map(({ period, from_entry }) => [period, from_entry])).toEqual([
      ['daily', 0],
      ['after_election', 0],
    ]);
    for (const review of reviews) {
      expect(review.anomalies.length).toBeGreaterThan(0);
      expect(unansweredOf(review)).toEqual([]);
      expect(review.begun.by).toEqual(['maria-alvarez']);
      expect(review.closed?.by).toEqual(['robert-hayes']);
    }
    const rules = new Set(reviews.flatMap(({ anomalies }) => anomalies.map(({ rule }) => rule)));
    for (const rule of ['gap', 'late_entry', 'lone_interval', 'outside_hours']) expect(rules).toContain(rule);
  });

  test('tells by what people were called to the one left alone, and who answered', async () => {
    const { rows, figures } = await report('told', '--alarm', 'lone_occupant/ballot-room#1');
    expect(figures.answered).toBe(1);
    const what = rows.map((row: { what: string }) => row.what);
    expect(what.slice(0, 2)).toEqual(['alarm_raised', 'siren_sounded']);
    expect(what).toContain('siren_silenced');
  });

  test('adds up to its own entries, week by week', async () => {
    const { figures } = await report('trends', '--per', 'week');
    const taken = facts.flatMap((fact) => (fact.type === 'entry_taken' ? [fact] : []));
    const visitors = taken.reduce((sum, fact) => sum + fact.visitors.length, 0);
    expect(figures).toMatchObject({
      entries: taken.reduce((sum, fact) => sum + fact.people.length, visitors),
      visitors,
      denied: 2,
      lone_intervals: countOf('lone_interval_started'),
      alarms: countOf('alarm_raised'),
    });
    expect(visitors).toBe(4);
  });

  test('verifies like any other log', async () => {
    const { code, printed } = await run(['verify', data]);
    expect(printed).toContain('INTACT, UNWITNESSED');
    expect(code).toBe(0);
  });
});

test('a week is never put into a log that has begun', async () => {
  const { code, errors } = await run(['demo', '--week', '--data', data]);
  expect(code).toBe(2);
  expect(errors).toContain('there is a log in');
  expect(errors).toContain('--data DIR');
});
