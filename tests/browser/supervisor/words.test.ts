import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { ALARM_KINDS, PRIORITIES } from '../../../src/core/alarm-kinds.ts';
import { CATALOGUE } from '../../../src/core/catalogue.ts';
import { DELIVERY_CAUSES } from '../../../src/core/facts-channels.ts';
import { DENIAL_REASONS } from '../../../src/core/facts-entry.ts';
import { TAKEN } from '../../../src/core/facts-office.ts';
import { LONE_REASONS } from '../../../src/core/inputs.ts';
import { STANDINGS } from '../../../src/core/supervisor-view.ts';
import { PHASES, PURPOSES, STAFF_CLASSES, VISITOR_CLASSES } from '../../../src/core/terms.ts';
import { HEALTH_PARTS } from '../../../src/doctor/finding.ts';
import { REMEDIES } from '../../../src/doctor/remedies.ts';
import { SAID } from '../../../src/doctor/said.ts';
import { EVENT_NAMES } from '../../../src/log/records-text/event-names.ts';
import { PROVIDER_OUTCOMES, REFUSED_CODES } from '../../../src/office/wire.ts';
import { SHEET_REASONS } from '../../../src/sheet-refusals.ts';
import { ROOT } from '../browser.ts';

const messages = (file: string) =>
  new FluentResource(readFileSync(path.join(ROOT, 'kiosk-ui/supervisor', file), 'utf8')).body;
const keysOf = (file: string): readonly string[] => messages(file).map(({ id }) => id);

/** Names of the values that a message takes, however deep they stand in it. */
const valuesIn = (pattern: unknown): readonly string[] => {
  if (typeof pattern !== 'object' || pattern === null) return [];
  if ('type' in pattern && pattern.type === 'var' && 'name' in pattern) return [String(pattern.name)];
  return [...new Set(Object.values(pattern).flatMap(valuesIn))].sort();
};

/** Words that the core puts into keys: a new word of the core without words on the page stops here. */
const VOCABULARY: readonly string[] = [
  ...STANDINGS.map((standing) => `standing-${standing}`),
  ...[...STAFF_CLASSES, ...VISITOR_CLASSES].map((personClass) => `class-${personClass}`),
  ...PHASES.map((phase) => `phase-${phase}`),
  ...LONE_REASONS.map((reason) => `lone-${reason}`),
  ...[...DENIAL_REASONS, ...PURPOSES, ...PHASES, ...TAKEN].map((value) => `value-${value}`),
];

const FOLDERS = readdirSync(path.join(ROOT, 'kiosk-ui/supervisor'), { recursive: true, encoding: 'utf8' })
  .filter((name) => path.basename(name) === 'locales')
  .map((name) => path.dirname(name))
  .concat('../auditor');

test('every part of the pages with words of its own is read', () => {
  expect(FOLDERS).toEqual(expect.arrayContaining(['live', 'alarms', 'office', 'sign-in', 'account', 'keys']));
});

describe.each(FOLDERS)('%s', (folder) => {
  test('both languages have the same keys, each once, and every line is a message', () => {
    const files = ['en', 'es'].map((language) => `${folder}/locales/${language}.ftl`);
    const [english = [], spanish = []] = files.map(keysOf);
    expect(spanish.toSorted()).toEqual(english.toSorted());
    expect(new Set(english).size).toBe(english.length);
    for (const file of files) {
      const text = readFileSync(path.join(ROOT, 'kiosk-ui/supervisor', file), 'utf8');
      const written = text.split('\n').filter((line) => /^[a-z][\w-]* =/i.test(line));
      expect(keysOf(file)).toHaveLength(written.length);
    }
  });

  test('a message takes the same values in both languages, and no Spanish one is English', () => {
    const english = new Map(messages(`${folder}/locales/en.ftl`).map(({ id, value }) => [id, value]));
    const spanish = messages(`${folder}/locales/es.ftl`);
    const other = spanish.filter(
      ({ id, value }) => valuesIn(value).join() !== valuesIn(english.get(id)).join(),
    );
    expect(other.map(({ id }) => id)).toEqual([]);
    const same = spanish.filter(({ id, value }) => JSON.stringify(value) === JSON.stringify(english.get(id)));
    expect(
      same.map(({ id }) => id).filter((id) => !/^(length-|class-auditor|act-on|signed-in-as)/.test(id)),
    ).toEqual([]);
  });
});

test('there are words for the whole vocabulary of the core', () => {
  const keys = new Set(keysOf('live/locales/en.ftl'));
  expect(VOCABULARY.filter((key) => !keys.has(key))).toEqual([]);
  const alarms = new Set(keysOf('alarms/locales/en.ftl'));
  const asked = [
    ...PRIORITIES.map((priority) => `priority-${priority}`),
    ...DELIVERY_CAUSES.map((cause) => `cause-${cause}`),
  ];
  expect(asked.filter((key) => !alarms.has(key))).toEqual([]);
});

test('there are words for whatever comes of the way to the identity provider', () => {
  const keys = new Set(keysOf('keys/locales/en.ftl'));
  const expected = PROVIDER_OUTCOMES.filter((outcome) => outcome !== 'signed_in');
  expect(expected.filter((outcome) => !keys.has(`came-${outcome}`))).toEqual([]);
});

test('there are words for every class, level and result of entries', () => {
  const keys = new Set(keysOf('../auditor/locales/en.ftl'));
  const nist = Object.values(EVENT_NAMES).map((names) => names.nist);
  const expected = [
    ...nist.flatMap(({ type, disposition }) => [`class-${type}`, `result-${disposition}`]),
    ...Object.values(CATALOGUE).map(({ level }) => `level-${level}`),
  ];
  expect([...new Set(expected)].filter((key) => !keys.has(key))).toEqual([]);
});

test('there are words for whatever the office refuses', () => {
  const keys = new Set(keysOf('office/locales/en.ftl'));
  expect(REFUSED_CODES.filter((code) => !keys.has(`refused-${code}`))).toEqual([]);
});

test('every kind of alarm has a title and a response in Spanish, and no other has', () => {
  const expected = ALARM_KINDS.flatMap((kind) => [`kind-${kind}`, `response-${kind}`]);
  expect(keysOf('alarms/locales/kinds.es.ftl').toSorted()).toEqual(expected.toSorted());
});

test('every sentence of what is found, and every remedy, is there in Spanish with the same values', () => {
  const spanish = new Map(
    messages('health/locales/findings.es.ftl').map(({ id, value }) => [id, valuesIn(value)]),
  );
  const inEnglish = (template: string): readonly string[] =>
    [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
  const expected = [
    ...Object.entries(SAID).map(([code, said]) => [`said-${code}`, inEnglish(said)] as const),
    ...Object.entries(REMEDIES).map(([code, remedy]) => [`remedy-${code}`, inEnglish(remedy)] as const),
  ];
  expect(Object.fromEntries(expected.map(([id]) => [id, spanish.get(id)]))).toEqual(
    Object.fromEntries(expected),
  );
  const others = [...spanish.keys()].filter((id) => !id.startsWith('about-'));
  expect(others.toSorted()).toEqual(expected.map(([id]) => id).toSorted());
});

test('whatever is refused of a sheet is said in Spanish, and nothing else is', () => {
  const expected = Object.keys(SHEET_REASONS).flatMap((reason) => [`what-${reason}`, `remedy-${reason}`]);
  expect(keysOf('sheets/locales/refusals.es.ftl').toSorted()).toEqual(expected.toSorted());
});

test('every part of what is looked at has a name', () => {
  const keys = new Set(keysOf('health/locales/en.ftl'));
  expect(HEALTH_PARTS.filter((part) => !keys.has(`part-${part.replaceAll(' ', '-')}`))).toEqual([]);
});
