import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { expect, test } from 'vitest';
import { AT_THE_DOOR } from '../../src/core/alarm-state.ts';
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
  ...AT_THE_DOOR.map((kind) => `alarm-${kind}`),
];

test.each(['en', 'es'])('%s has words for the whole vocabulary of the core', (language) => {
  const file = path.join(ROOT, `kiosk-ui/shared/locales/${language}.ftl`);
  const keys = new Set(new FluentResource(readFileSync(file, 'utf8')).body.map(({ id }) => id));
  expect(EXPECTED.filter((key) => !keys.has(key))).toEqual([]);
});
