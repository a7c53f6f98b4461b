/**
 * The set-up, first step of every npm script: brings packages, the compiled part, system libraries and the built
 * screens up to date, then hands over to the pinned Node. Plain JavaScript for Node 20.19 or newer, without
 * dependencies, because it runs before anything is installed. When nothing changed it only looks.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkSetupNode, findRuntime, handOver, KIOSK_FLAGS, orRefuse, ROOT, refuse } from './runtime.mjs';
import { ensureCompiled } from './setup/compiled.mjs';
import { ensureEpoll } from './setup/epoll.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { say } from './setup/progress.mjs';
import { ensureScreens } from './setup/screens.mjs';
import {
  ensureAge,
  ensureChromium,
  ensureDebootstrap,
  ensureEmulator,
  ensureLibusb,
  ensureMosquitto,
  ensureOpenSsh,
  ensureSystemdAnalyze,
} from './setup/system.mjs';

const BIOME = 'node_modules/@biomejs/biome/bin/biome';

/** The demo has no HID reader, so it starts without the library; who wires one is told now. */
function wishForLibusb() {
  try {
    ensureLibusb();
  } catch (error) {
    say(`going on without USB readers. ${error instanceof Error ? error.message : error}`);
  }
}

/** Without it one architecture is not tested, and the test says so. */
function wishForEmulator() {
  try {
    ensureEmulator();
  } catch (error) {
    say(`going on without an emulator of arm64. ${error instanceof Error ? error.message : error}`);
  }
}

/** @typedef {(root: string) => void} Step */
/** @typedef {{ steps: readonly Step[], run: readonly string[] }} Task what must be ready, and what runs then */

/** @type {Record<string, Task>} */
const TASKS = {
  start: { steps: [ensureEpoll, wishForLibusb, ensureScreens, ensureCompiled], run: ['src/main.ts', 'demo'] },
  test: {
    steps: [
      ensureEpoll,
      ensureLibusb,
      ensureScreens,
      ensureChromium,
      ensureMosquitto,
      ensureSystemdAnalyze,
      ensureAge,
      ensureOpenSsh,
    ],
    run: ['tests/run.ts'],
  },
  bench: { steps: [ensureScreens, ensureCompiled], run: ['tests/bench/run.ts'] },
  mutate: { steps: [], run: ['tests/mutation/run.ts'] },
  explore: { steps: [], run: ['tests/explore/run.ts'] },
  faults: { steps: [], run: ['tests/faults/run.ts'] },
  'test:hil': { steps: [ensureEpoll, ensureScreens, ensureCompiled], run: ['tests/hil/run.ts'] },
  types: { steps: [], run: ['tests/run.ts', 'types'] },
  lint: { steps: [], run: ['tests/run.ts', 'lint'] },
  format: { steps: [], run: [BIOME, 'check', '--write', '.'] },
  build: { steps: [ensureScreens], run: [] },
  deb: { steps: [ensureScreens], run: ['systemd/package/build.ts'] },
  'test:deb': {
    steps: [ensureScreens, ensureDebootstrap, wishForEmulator],
    run: ['tests/package/debian/run.ts'],
  },
};

/**
 * @param {string | undefined} name
 * @param {readonly string[]} args
 */
function setUp(name, args) {
  const task = name !== undefined && Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (task === undefined) refuse(`usage: node src/setup.mjs ${Object.keys(TASKS).join('|')} [arguments]`);
  ensurePackages(ROOT);
  for (const step of task.steps) step(ROOT);
  const [script, ...ownArgs] = task.run;
  if (script === undefined) return;
  if (!existsSync(path.join(ROOT, script)))
    refuse(`${script} is missing from ${ROOT}: get the repository again.`);
  const flags = name === 'start' ? KIOSK_FLAGS : [];
  handOver(findRuntime(), [...flags, path.join(ROOT, script), ...ownArgs, ...args]);
}

checkSetupNode();
const [task, ...args] = process.argv.slice(2);
orRefuse(() => setUp(task, args));
