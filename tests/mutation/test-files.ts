/** Which tests have to notice. */
import { globSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export const byName = (a: string, b: string) => a.localeCompare(b);

/** The tests of the core: the room's days as text, the promises, the small modules. */
export const testFiles = (): readonly string[] =>
  ['tests/core/**/*.test.ts', 'tests/scenarios/**/*.test.ts']
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .sort(byName);
