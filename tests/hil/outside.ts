import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findRuntime, ROOT } from '../../src/runtime.mjs';
import { type County, peopleCsv } from './guest/county.ts';

const answerOf = (program: string, args: readonly string[], good: readonly number[] = [0]): string => {
  const env = childEnvironment();
  const ended = spawnSync(program, args, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ended.status !== null && good.includes(ended.status)) return ended.stdout;
  throw new Error(`${program} ${args.join(' ')} ended with ${ended.status}:\n${ended.stdout}${ended.stderr}`);
};

/** Runs a command of the program here; gives what it printed. */
export const ballotVault = (...args: readonly string[]): string =>
  answerOf(findRuntime(), [path.join(ROOT, 'src', 'main.ts'), ...args]);

/** A disk with a kiosk's configuration and its log, which holds the two people of the county and nothing else yet. */
export const kioskDisk = (folder: string, name: string, county: County, mebibytes: number): string => {
  const tree = path.join(folder, name);
  mkdirSync(tree, { recursive: true });
  const [file, people] = [path.join(tree, 'kiosk.yaml'), path.join(folder, 'people.csv')];
  writeFileSync(file, county.config);
  writeFileSync(people, peopleCsv(county.rooms));
  ballotVault('people', 'import', people, '--config', file);
  const disk = path.join(folder, `${name}.ext4`);
  answerOf('mkfs.ext4', ['-q', '-d', tree, disk, `${mebibytes}M`]);
  return disk;
};

/** A disk as the emulator is told of it: what it has confirmed is on it, whatever becomes of the emulator. */
export const diskDevice = (file: string): readonly string[] => [
  '-drive',
  `file=${file},format=raw,if=virtio,cache=none`,
];

/**
 * The log on a disk that nobody has mounted, copied out of it; the disk itself stays as power left it.
 * @param data where it lies on the disk
 */
export const dataOf = (disk: string, folder: string, data = '/data'): string => {
  const copy = path.join(folder, 'copy.ext4');
  const out = path.join(folder, 'copied');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  answerOf('cp', ['--sparse=always', disk, copy]);
  // 1: the journal was played back, as the kernel does at the next start.
  answerOf('e2fsck', ['-fy', copy], [0, 1]);
  answerOf('debugfs', ['-R', `rdump ${data} ${out}`, copy]);
  rmSync(copy);
  return path.join(out, path.basename(data));
};

/** The log in a data folder is what was signed, by the command for strangers; gives the folder. */
export const verified = (data: string, ...seen: readonly string[]): string => {
  const verdict = ballotVault('verify', data, ...seen);
  if (!verdict.includes('INTACT')) throw new Error(verdict);
  return data;
};

/** The same of the log on a disk that nobody has mounted. */
export const verifiedData = (disk: string, folder: string): string => verified(dataOf(disk, folder));
