import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import { situationTable } from './table.ts';

const ROOT = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', ROOT), 'utf8');
const tidy = (table: string): string => table.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

describe('the README tells what the code does', () => {
  test('its table of situations and inputs is what decide says', () => {
    expect(tidy(readme)).toContain(tidy(situationTable()));
  });

  test('every fact it names in a code span with an underscore exists', () => {
    const life = readme.slice(
      readme.indexOf('## Life of a badge read'),
      readme.indexOf('## What happens when'),
    );
    const named = [...life.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map((match) => match[1] ?? '');
    const known = new Set([
      ...Object.keys(CATALOGUE),
      'badge_read',
      'unlock_door',
      'device_lost',
      'effect_failed',
    ]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test.each([
    ['room map', '## The house', '## Dependencies', 10],
    ['table of the standard', '## The standard, point by point', '## The authorization list', 15],
  ])('every file and folder of its %s exists', (_, from, until, least) => {
    const map = readme.slice(readme.indexOf(from), readme.indexOf(until));
    const paths = [...map.matchAll(/`((?:src|devices|kiosk-ui|config|tests|systemd)\/[a-z0-9./-]*)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(paths.length).toBeGreaterThan(least);
    expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
  });
});
