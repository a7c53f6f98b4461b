/** Progress lines of the set-up: short, one for each thing that takes time, with seconds. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** @param {string} sentence */
export function say(sentence) {
  process.stdout.write(`set-up: ${sentence}\n`);
}

/**
 * Says what begins and how long it took.
 * @template T
 * @param {string} what
 * @param {() => T} work
 * @returns {T}
 */
export function timed(what, work) {
  const start = performance.now();
  say(`${what} ...`);
  const result = work();
  say(`${what}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Path of a program on the PATH (and in the administrator's folders, which a user's PATH may lack).
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  return [...folders, '/usr/sbin', '/sbin']
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * Runs a program to its end and keeps what it says for the case that it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @throws {Error} with the command and the end of its output
 */
export function run(program, args, options) {
  const result = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status === 0) return;
  const lines = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n');
  // Package managers say the cause first, compilers last.
  const output = lines.length <= 40 ? lines : [...lines.slice(0, 20), '...', ...lines.slice(-20)];
  const how =
    result.error?.message ?? (result.signal ? `ended by ${result.signal}` : `exit status ${result.status}`);
  throw new Error(`"${path.basename(program)} ${args.join(' ')}" failed (${how})\n${output.join('\n')}`);
}
