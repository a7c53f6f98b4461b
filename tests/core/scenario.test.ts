/** A room's days as an election official would tell them, played with the real decisions and the real fold. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import { DENIAL_REASONS } from '../../src/core/facts-entry.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import { differences } from './scenario-compare.ts';
import { play } from './scenario-play.ts';
import { readScenarios } from './scenario-text.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'scenarios');

/** How the rule of two is set where it is used, and what happens to people at such a door. */
const CASES = [
  'any two authorized staff',
  'different parties',
  'two named custodians with a substitute',
  'different department',
  'supervisor must be one',
  'escort of visitors',
  'conditional on contents',
  'more than two',
  'law enforcement second',
  'single custodian lawful',
  'neither may be on the ballot',
  'tailgating',
  'door held',
  'door forced',
  'key override',
  'one of two leaves for a moment',
  'last one out',
  'badge shared',
  'one person with two badges',
  'lost or terminated badge',
  'visitor, cleaner, maintenance',
  'observer',
  'fire alarm',
  'fire-trip unlocks doors',
  'power loss',
  'network loss',
  'sensor cut',
  'clock change',
  'night',
  'scheduled auto-unlock',
  'sealed period',
  'camera off',
  'kiosk reboots',
  'party unknown',
];

const files = readdirSync(FOLDER).sort();
const scenarios = files.flatMap((file) => readScenarios(file, readFileSync(path.join(FOLDER, file), 'utf8')));

describe.each(files)('%s', (file) => {
  test.each(scenarios.filter((scenario) => scenario.file === file))('$title', (scenario) => {
    const played = play(scenario);
    const found = differences(scenario, played);
    expect(found, `\n${scenario.title}\n${found.join('\n')}\n`).toEqual([]);
    expect(played.facts.reduce(apply, INITIAL_STATE), 'the replay of its facts').toEqual(played.state);
    expect(JSON.parse(JSON.stringify(played.state)), 'the state through JSON').toEqual(played.state);
  });
});

describe('all scenarios together', () => {
  const cases = new Set(
    scenarios.flatMap(({ headings }) =>
      headings.flatMap(({ name, text }) => (name === 'Case' ? [text] : [])),
    ),
  );

  test('are many, and no two have the same title', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(100);
    expect(new Set(scenarios.map((scenario) => scenario.title)).size).toBe(scenarios.length);
  });

  test.each(CASES)('tell of %s', (name) => {
    expect(cases).toContain(name);
  });

  test('tell of no case that is not in the list', () => {
    expect([...cases].filter((name) => !CASES.includes(name))).toEqual([]);
  });

  test('show every refusal, and record every fact of the catalogue', () => {
    const facts = scenarios.flatMap((scenario) => play(scenario).facts);
    const shown = new Set(facts.map((fact) => (fact.type === 'access_denied' ? fact.reason : '')));
    const recorded = new Set<string>(facts.map(({ type }) => type));
    expect(DENIAL_REASONS.filter((reason) => !shown.has(reason))).toEqual([]);
    expect(Object.keys(CATALOGUE).filter((type) => !recorded.has(type))).toEqual([]);
  });
});
