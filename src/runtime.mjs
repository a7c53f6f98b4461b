/**
 * The Node that everything runs on. This file is plain JavaScript without dependencies, because the Node that
 * reads it may be older than the one the kiosk needs, and `node_modules` may not be there yet.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout or installation that this file belongs to. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Oldest Node that can run the set-up, as [major, minor]. */
export const OLDEST_FOR_SETUP = /** @type {const} */ ([20, 19]);

/** Oldest major version that runs the kiosk without the pinned package: it strips types and loads the database. */
export const OLDEST_FOR_KIOSK = 24;

/**
 * Flags of the Node that runs the kiosk: its garbage is small and short-lived, and with the default the part of the
 * memory that holds it grows by 15 MB, which a kiosk with a screen cannot spare.
 */
export const KIOSK_FLAGS = /** @type {const} */ (['--max-semi-space-size=1']);

/** Whoever checks a long log makes garbage in several threads, and has no screen beside it. */
const VERIFY_FLAGS = /** @type {const} */ (['--max-semi-space-size=8']);

/**
 * Flags of the Node that runs a command.
 * @param {string | undefined} command
 */
export const flagsOf = (command) => (command === 'verify' ? VERIFY_FLAGS : KIOSK_FLAGS);

/** @typedef {{ platform: string, arch: string, version: string, execPath: string }} RunningNode */

/**
 * Is `version` ("v20.19.3") at least `major.minor`?
 * @param {string} version
 * @param {number} major
 * @param {number} minor
 */
export function isAtLeast(version, major, minor = 0) {
  const [runningMajor = 0, runningMinor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return runningMajor > major || (runningMajor === major && runningMinor >= minor);
}

/**
 * Path of the Node that the lock file pins for this kind of machine, or undefined where no package exists or
 * nothing is installed.
 * @param {string} root
 * @param {RunningNode} running
 * @returns {string | undefined}
 */
export function pinnedNode(root, running = process) {
  const require = createRequire(path.join(root, 'package.json'));
  try {
    const manifest = require.resolve(`node-${running.platform}-${running.arch}/package.json`);
    const node = path.join(path.dirname(manifest), 'bin', 'node');
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The Node to run the kiosk on: the pinned one, else the running one when it is new enough.
 * @param {string} root
 * @param {RunningNode} running
 * @returns {string} a path
 * @throws {Error} one sentence with the remedy, when neither serves
 */
export function findRuntime(root = ROOT, running = process) {
  const pinned = pinnedNode(root, running);
  if (pinned !== undefined) return pinned;
  if (isAtLeast(running.version, OLDEST_FOR_KIOSK)) return running.execPath;
  throw new Error(
    `Node ${running.version} at ${running.execPath} is too old for the kiosk, and the pinned Node is not in ` +
      `${path.join(root, 'node_modules')}: run "npm ci" there, or put Node ${OLDEST_FOR_KIOSK} or newer on the PATH.`,
  );
}

/**
 * The environment for a child process, with the pinned Node first on its PATH. What Node compiles is kept beside the
 * packages: a start that finds it loads no stripper of types, which is a third of a second and 25 MB. Where the
 * folder cannot be written, Node goes on without.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} outer
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(root = ROOT, outer = process.env) {
  const own = path.join(root, 'node_modules', '.bin');
  const compiled = path.join(root, 'node_modules', '.cache', 'compiled');
  return {
    NODE_COMPILE_CACHE: compiled,
    // Each thread's own arena of memory keeps what it once had; two arenas keep some 10 MB less.
    MALLOC_ARENA_MAX: '2',
    ...outer,
    PATH: [own, outer['PATH'] ?? ''].join(path.delimiter),
  };
}

/**
 * Runs a script on `node` in place of this process: same screen and keyboard, signals passed on, same exit status
 * (128 + number when a signal ended it). Never started as `node`, because a shell remembers where the old one was.
 * @param {string} node path from `findRuntime`
 * @param {readonly string[]} args script and its arguments
 * @param {NodeJS.ProcessEnv} env
 */
export function handOver(node, args, env = childEnvironment()) {
  const child = spawn(node, args, { stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    refuse(
      `cannot start ${node}: ${error.message}. Run "npm ci" again, or put Node ${OLDEST_FOR_KIOSK} on the PATH.`,
    );
  });
  child.on('exit', (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + os.constants.signals[signal]);
  });
}

/**
 * Ends the process with one sentence and exit status 2 (misuse: nothing was run).
 * @param {string} sentence
 * @returns {never}
 */
export function refuse(sentence) {
  process.stderr.write(`ballot-vault: ${sentence}\n`);
  process.exit(2);
}

/**
 * Refuses a Node that is too old even for the set-up.
 * @param {{ version: string }} running
 */
export function checkSetupNode(running = process) {
  const [major, minor] = OLDEST_FOR_SETUP;
  if (isAtLeast(running.version, major, minor)) return;
  refuse(
    `Node ${running.version} is too old: install Node ${major}.${minor} or newer and run the same command again.`,
  );
}

/**
 * Runs `work` and turns an error into one sentence and exit status 2.
 * @param {() => void} work
 */
export function orRefuse(work) {
  try {
    work();
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}
