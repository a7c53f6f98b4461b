/**
 * The package in a Debian 12 and a Debian 13, for amd64 and for arm64: installed without a network, started, upgraded,
 * removed, purged. The other architecture than this machine's is emulated. As root, because it makes namespaces and
 * mounts. `npm run test:deb`, or for some of it `npm run test:deb -- trixie`, `-- arm64`, `-- trixie/arm64`. Exit status
 * 0 when everything that was asked for passed, 1 when something failed, 3 when something was not run.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { orRefuse, ROOT } from '../../../src/runtime.mjs';
import { timed } from '../../../src/setup/progress.mjs';
import type { Architecture } from '../../../systemd/package/architecture.ts';
import { makePackage } from '../../../systemd/package/make.ts';
import { type Release, releaseOf } from '../../../systemd/package/release.ts';
import { ensureRuns, NotRun } from './emulator.ts';
import { type Machine, machinesNamed, nameOf } from './machines.ts';
import { Outcomes } from './outcomes.ts';
import { debianRoot } from './roots.ts';

const NAMESPACES = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--propagation', 'private'];

/** How many times as long as on a machine of its own a program may take: emulated, Node starts in 5 to 10 s. */
const PATIENCE = { own: 1, emulated: 10 };

/** The package of an architecture, twice in two versions, and twice the same. Throws when those two differ. */
const makePackages = (architecture: Architecture, work: string): void => {
  const release = releaseOf(ROOT);
  const make = (name: string, of: Release): Buffer => {
    const file = path.join(work, name);
    renameSync(makePackage(ROOT, architecture, of, work, 'quick'), file);
    return readFileSync(file);
  };
  timed(`making the packages for ${architecture.debian}`, () => {
    const [product = ''] = release.version.split('+');
    make('first.deb', { ...release, version: `${product}+1` });
    const second = make('second.deb', release);
    if (!second.equals(make('again.deb', release)))
      throw new Error(
        'two packages of the same sources differ: something in them depends on more than those.',
      );
  });
};

/** Only its files of letters are read, for reports as PDF; its module is for other programs. */
const NOT_LOADED = '@expo-google-fonts/noto-sans';

const dependencies = (): readonly string[] => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(manifest.dependencies)
    .filter((name) => name !== NOT_LOADED)
    .map((name) =>
      // It has no module of its own name.
      name === '@scure/bip39' ? '@scure/bip39/wordlists/english.js' : name,
    );
};

/** The folder that the Debian sees as /packages, filled. */
const makeWork = (architecture: Architecture, work: string): string => {
  mkdirSync(work);
  makePackages(architecture, work);
  writeFileSync(path.join(work, 'modules'), dependencies().join('\n'));
  copyFileSync(path.join(import.meta.dirname, 'inside.sh'), path.join(work, 'inside.sh'));
  return work;
};

const isGoodIn = (machine: Machine, work: string): boolean => {
  const enter = path.join(import.meta.dirname, 'enter.sh');
  const patience = machine.architecture.npm === process.arch ? PATIENCE.own : PATIENCE.emulated;
  const args = [enter, debianRoot(machine), work, 'inside.sh', String(patience)];
  return timed(
    `the package in ${nameOf(machine)}`,
    () => spawnSync('unshare', [...NAMESPACES, '/bin/bash', ...args], { stdio: 'inherit' }).status === 0,
  );
};

const tryOn = (machines: readonly Machine[], folder: string): Outcomes => {
  const outcomes = new Outcomes();
  for (const architecture of new Set(machines.map((machine) => machine.architecture))) {
    const own = machines.filter((machine) => machine.architecture === architecture);
    try {
      ensureRuns(architecture);
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
      for (const machine of own) outcomes.notRun(nameOf(machine), error.message);
      continue;
    }
    const work = makeWork(architecture, path.join(folder, architecture.debian));
    for (const machine of own) outcomes.ran(nameOf(machine), isGoodIn(machine, work));
  }
  return outcomes;
};

if (import.meta.main)
  orRefuse(() => {
    const machines = machinesNamed(process.argv.slice(2), process.arch);
    if (process.getuid?.() !== 0)
      throw new Error('this test mounts and changes its root: run "sudo npm run test:deb".');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-debian-'));
    try {
      const outcomes = tryOn(machines, folder);
      console.log(outcomes.said());
      process.exitCode = outcomes.status();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
