/** `epoll`, which the GPIO adapter onoff needs: the one package that is compiled, where a compiler is. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, pinnedNode } from '../runtime.mjs';
import { findProgram, run, say, timed } from './progress.mjs';

const TOOLS = ['g++', 'make', 'python3'];
const WITHOUT = 'GPIO through onoff is not available here, everything else is';

/**
 * Compiles `epoll` once, against the headers inside the pinned Node. Without a compiler, or when compiling fails,
 * it says so and the set-up goes on: libgpiod is the default way to the pins.
 * @param {string} root
 */
export function ensureEpoll(root) {
  const folder = path.join(root, 'node_modules', 'epoll');
  const failed = path.join(folder, '.compile-failed');
  if (process.platform !== 'linux' || !existsSync(folder) || existsSync(failed)) return;
  if (existsSync(path.join(folder, 'build', 'Release', 'epoll.node'))) return;
  const missing = TOOLS.filter((tool) => findProgram(tool) === undefined);
  if (missing.length > 0) {
    say(`no ${missing.join(', ')}, so epoll is not compiled: ${WITHOUT}`);
    return;
  }
  const node = pinnedNode(root);
  const npm = findProgram('npm');
  if (npm === undefined) return;
  const headers = node === undefined ? {} : { npm_config_nodedir: path.dirname(path.dirname(node)) };
  const args = ['rebuild', 'epoll', '--ignore-scripts=false', '--loglevel=error'];
  try {
    timed('compiling epoll', () =>
      run(npm, args, { cwd: root, env: { ...childEnvironment(root), ...headers } }),
    );
  } catch (error) {
    // Not tried again at each start: the next installation of the packages removes this mark.
    writeFileSync(failed, `${error instanceof Error ? error.message : error}\n`);
    say(`epoll does not compile (${path.relative(root, failed)} says why): ${WITHOUT}`);
  }
}
