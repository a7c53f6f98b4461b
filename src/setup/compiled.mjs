/**
 * What Node makes of the sources, kept beside the packages. Where the first start had to make it, that process would
 * hold the stripper of types, some 25 MB, for as long as it runs, and the parts in processes of their own would make
 * it anew with each start: they are ended, and only an end of one's own keeps it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findRuntime } from '../runtime.mjs';
import { digestOf } from './digest.mjs';
import { run, timed } from './progress.mjs';

/** Each reads all that it is made of and then ends, because nobody tells it what to do. */
const PROGRAMS = [
  ['src/main.ts', 'help'],
  ['src/web/evidence-process.ts'],
  ['src/office/office-process.ts'],
  ['src/alerts/alerts-process.ts'],
  // The demo has no output of any machine.
  ['src/commands/lock-alone.ts', 'config/demo.yaml'],
];

/**
 * @param {string} root
 * @throws {Error} with the output of the program that did not end well
 */
export function ensureCompiled(root) {
  const env = childEnvironment(root);
  const folder = env['NODE_COMPILE_CACHE'] ?? '';
  const stamp = path.join(folder, '.stamp');
  const node = findRuntime(root);
  const digest = `${node} ${digestOf(root, ['package-lock.json', 'src', 'devices'])}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  timed('compiling', () => {
    for (const program of PROGRAMS) run(node, program, { cwd: root, env });
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, digest);
}
