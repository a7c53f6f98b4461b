import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, ROOT } from '../../src/runtime.mjs';
import { digestOf } from '../../src/setup/digest.mjs';
import { compileSuites } from './compiled.ts';
import type { Say } from './packages.ts';

/** What the program and the tests inside are made of; the packages it runs on come besides. */
const PARTS = [
  ...['package.json', 'src', 'devices', 'config', 'systemd', 'tests/hil', 'tests/devices'],
  'tests/systemd/manager.ts',
  ...['kiosk-ui/dist', 'kiosk-ui/verify', 'node_modules/.cache/compiled', 'node_modules/.bin'],
];

const DIGESTED = [
  'package-lock.json',
  'src',
  'devices',
  'config',
  'systemd',
  'tests/hil',
  'tests/devices',
  'kiosk-ui/dist',
];

const answerOf = (program: string, args: readonly string[]): string => {
  const ended = spawnSync(program, args, { cwd: ROOT, env: childEnvironment(), encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${program} ${args[0]}: ${ended.error ?? ended.stderr}`);
  return ended.stdout;
};

/** Folders of the packages that an installation has, without those for development. */
const packages = (): readonly string[] =>
  answerOf('npm', ['ls', '--all', '--omit=dev', '--parseable'])
    .split('\n')
    .slice(1)
    .filter((folder) => folder !== '')
    .map((folder) => path.relative(ROOT, folder));

/**
 * A disk with the program and its own Node, mounted inside where it lies outside; made anew when any of it has changed.
 * Over the shared root each of the thousand files of a start would be asked for outside, which is most of the time of a
 * start.
 */
export const programDisk = (cache: string, say: Say): string => {
  const folder = path.join(cache, 'program');
  const disk = path.join(folder, `${digestOf(ROOT, DIGESTED).slice(0, 16)}.ext4`);
  if (existsSync(disk)) return disk;
  say('making the disk of the program');
  compileSuites();
  rmSync(folder, { recursive: true, force: true });
  const tree = path.join(folder, 'tree');
  mkdirSync(tree, { recursive: true });
  for (const part of [...PARTS, ...packages()]) {
    const from = path.join(ROOT, part);
    mkdirSync(path.dirname(path.join(tree, part)), { recursive: true });
    if (existsSync(from)) answerOf('cp', ['-a', from, path.join(tree, part)]);
  }
  const fresh = `${disk}.fresh`;
  answerOf('mkfs.ext4', ['-q', '-O', '^has_journal', '-d', tree, fresh, '768M']);
  rmSync(tree, { recursive: true, force: true });
  renameSync(fresh, disk);
  return disk;
};
