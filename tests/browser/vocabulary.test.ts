import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { expect, test } from 'vitest';
import { DENIAL_REASONS } from '../../src/core/facts-entry.ts';
import { LONE_REASONS, OPENING_REASONS } from '../../src/core/inputs.ts';
import { PHASES, PURPOSES, VISITOR_CLASSES } from '../../src/core/terms.ts';
import { ROOT } from './browser.ts';

/** Words that the core puts into keys: a new word of the core without words on the screen stops here. */
const EXPECTED: readonly string[] = [
  ...DENIAL_REASONS.flatMap((reason) => [`denied-${reason}`, `denied-${reason}-next`]),
  ...PURPOSES.map((purpose) => `purpose-${purpose}`),
  ...PHASES.map((phase) => `phase-${phase}`),
  ...VISITOR_CLASSES.map((visitorClass) => `visitor-class-${visitorClass}`),
  ...LONE_REASONS.map((reason) => `lone-${reason}`),
  ...OPENING_REASONS.map((reason) => `opening-${reason}`),
];

test.each(['en', 'es'])('%s has words for the whole vocabulary of the core', (language) => {
  const file = path.join(ROOT, `kiosk-ui/shared/locales/${language}.ftl`);
  const keys = new Set(new FluentResource(readFileSync(file, 'utf8')).body.map(({ id }) => id));
  expect(EXPECTED.filter((key) => !keys.has(key))).toEqual([]);
});

/** Facts after which the core opens an alarm, taken from where it does. */
test('every alarm that the core can open has words', () => {
  const core = readFileSync(path.join(ROOT, 'src/core/apply-room.ts'), 'utf8');
  const opening = [...core.matchAll(/((?:case '\w+':\s*)+)return [^;]*?openAlarm\(/g)];
  const types = opening.flatMap(([, cases]) =>
    [...(cases ?? '').matchAll(/'(\w+)'/g)].map(([, type]) => type),
  );
  expect(types).toEqual(expect.arrayContaining(['door_forced', 'tamper_detected', 'count_mismatch']));
  const english = readFileSync(path.join(ROOT, 'kiosk-ui/shared/locales/en.ftl'), 'utf8');
  expect(types.filter((type) => !english.includes(`\nalarm-${type} = `))).toEqual([]);
});
