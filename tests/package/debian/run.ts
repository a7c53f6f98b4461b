/**
 * The package in a Debian 12 and a Debian 13: installed without a network, started, upgraded, removed, purged. As root,
 * because it makes namespaces and mounts. `npm run test:deb`, or for one of them `npm run test:deb -- trixie`.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { orRefuse, ROOT } from '../../../src/runtime.mjs';
import { timed } from '../../../src/setup/progress.mjs';
import { ARCHITECTURES } from '../../../systemd/package/architecture.ts';
import { makePackage } from '../../../systemd/package/make.ts';
import { type Release, releaseOf } from '../../../systemd/package/release.ts';
import { debianRoot, SUITES, type Suite } from './roots.ts';

const NAMESPACES = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--propagation', 'private'];

const ownArchitecture = () => {
  const found = ARCHITECTURES.find(({ npm }) => npm === process.arch);
  if (found === undefined) throw new Error(`there is no package for ${process.arch}.`);
  return found;
};

/** The package of this machine, twice in two versions, and twice the same. Throws when those two differ. */
const makePackages = (work: string): void => {
  const architecture = ownArchitecture();
  const release = releaseOf(ROOT);
  const make = (name: string, of: Release): Buffer => {
    const file = path.join(work, name);
    renameSync(makePackage(ROOT, architecture, of, work, 'quick'), file);
    return readFileSync(file);
  };
  timed('making the packages', () => {
    const [product = ''] = release.version.split('+');
    make('first.deb', { ...release, version: `${product}+1` });
    const second = make('second.deb', release);
    if (!second.equals(make('again.deb', release)))
      throw new Error(
        'two packages of the same sources differ: something in them depends on more than those.',
      );
  });
};

const dependencies = (): readonly string[] => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(manifest.dependencies).map((name) =>
    // It has no module of its own name.
    name === '@scure/bip39' ? '@scure/bip39/wordlists/english.js' : name,
  );
};

const isGoodIn = (suite: Suite, work: string): boolean => {
  const enter = path.join(import.meta.dirname, 'enter.sh');
  const args = [...NAMESPACES, '/bin/bash', enter, debianRoot(suite), work, 'inside.sh'];
  return spawnSync('unshare', args, { stdio: 'inherit' }).status === 0;
};

const suitesOf = (names: readonly string[]): readonly Suite[] => {
  const wrong = names.find((name) => !SUITES.some((suite) => suite === name));
  if (wrong !== undefined) throw new Error(`"${wrong}" is none of ${SUITES.join(', ')}.`);
  return SUITES.filter((suite) => names.length === 0 || names.includes(suite));
};

if (import.meta.main)
  orRefuse(() => {
    const suites = suitesOf(process.argv.slice(2));
    if (process.getuid?.() !== 0)
      throw new Error('this test mounts and changes its root: run "sudo npm run test:deb".');
    const work = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-debian-'));
    try {
      makePackages(work);
      writeFileSync(path.join(work, 'modules'), dependencies().join('\n'));
      copyFileSync(path.join(import.meta.dirname, 'inside.sh'), path.join(work, 'inside.sh'));
      const failed = suites.filter((suite) => !isGoodIn(suite, work));
      console.log(`${suites.length - failed.length} passed, ${failed.length} failed`);
      if (failed.length > 0) process.exitCode = 1;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
