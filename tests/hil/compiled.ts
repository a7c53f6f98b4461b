import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findRuntime, ROOT } from '../../src/runtime.mjs';

const SUITES = path.join(import.meta.dirname, 'guest', 'suites');

/**
 * Keeps what Node makes of the tests that run inside, as the set-up keeps it of the program: what takes a second here
 * takes a minute there.
 */
export const compileSuites = (): void => {
  const files = readdirSync(SUITES).map((name) => path.join(SUITES, name));
  const mains = ['main.ts', 'unit.ts'].map((name) => path.join(import.meta.dirname, 'guest', name));
  const script = `for (const file of ${JSON.stringify([...files, ...mains])}) await import(file)`;
  const ended = spawnSync(findRuntime(), ['--input-type=module', '--eval', script], {
    cwd: ROOT,
    env: childEnvironment(),
    encoding: 'utf8',
  });
  if (ended.status !== 0) throw new Error(`the suites do not load: ${ended.stderr}`);
};
