/**
 * `npm run test:hil [-- PART ...]`: our drivers and our service on real kernel devices, without hardware. A Debian kernel
 * boots in an emulator; its own simulators make `/dev/hidraw*`, `/dev/gpiochip*`, `/sys/class/gpio` and
 * `/dev/ttyS*`. Exit status 0 when everything that was asked for passed, 1 when something failed, 3 when it was not run.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { kernelImage } from './kernel-image.ts';
import { Outcome } from './outcome.ts';
import { ensurePrograms, NotRun } from './packages.ts';
import type { Part } from './part.ts';
import { PARTS, type PartName } from './parts.ts';
import { programDisk } from './program-disk.ts';

const PASSED = 0;
const FAILED = 1;
const MISUSE = 2;
const NOT_RUN = 3;

const begun = performance.now();
const say = (sentence: string): void => {
  console.log(`hil: [${((performance.now() - begun) / 1_000).toFixed(0)} s] ${sentence}`);
};

/** Kept outside the repository, so that one copy serves every checkout and an installation of packages keeps it. */
const cacheFolder = (): string =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'ballot-vault-kiosk', 'hil');

const prepare = (folder: string): Part['made'] => {
  ensurePrograms(say);
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  const image = kernelImage(cache, say);
  const program = programDisk(cache, say);
  say(`Linux ${image.release} by plain emulation, one processor`);
  return { image, program, folder, cache };
};

/** Runs a part and says how it ended; what is thrown is a failure of it. */
const runPart = async (name: PartName, made: Part['made']): Promise<boolean> => {
  const { title, run } = PARTS[name];
  say(`${name}: ${title}`);
  const outcome = new Outcome(say);
  try {
    await run({ made, folder: made.folder, outcome, say });
  } catch (error) {
    outcome.take({
      told: 'failed',
      test: title,
      error: String(error instanceof Error ? error.stack : error),
    });
  }
  return outcome.close(name);
};

const main = async (asked: readonly string[]): Promise<number> => {
  const names = Object.keys(PARTS) as readonly PartName[];
  const unknown = asked.filter((name) => !names.includes(name as PartName));
  if (unknown.length > 0) {
    console.error(`hil: there is no part ${unknown.join(', ')}; there are: ${names.join(', ')}`);
    return MISUSE;
  }
  const wanted = names.filter((name) => asked.length === 0 || asked.includes(name));
  const left = names.filter((name) => !wanted.includes(name));
  if (left.length > 0) say(`not asked for, and not run: ${left.join(', ')}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-hil-'));
  try {
    const made = prepare(folder);
    const failed: string[] = [];
    for (const name of wanted) if (!(await runPart(name, made))) failed.push(name);
    say(failed.length === 0 ? `PASSED: ${wanted.join(', ')}` : `FAILED: ${failed.join(', ')}`);
    return failed.length === 0 ? PASSED : FAILED;
  } catch (error) {
    if (!(error instanceof NotRun)) throw error;
    console.error(`hil: NOT RUN: ${wanted.join(', ')}. ${error.message}`);
    return NOT_RUN;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

process.exitCode = await main(process.argv.slice(2));
