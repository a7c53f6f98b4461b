import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { nameDevice } from './kernel-device.ts';

/** The second disk of the machine, after that of the program: what is written to it is there after a power cut. */
const NODE = '/dev/vdb';
const FOLDER = '/run/disk';

const must = (program: string, ...args: readonly string[]): void => {
  const ended = spawnSync(program, args, { encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${ended.stderr}`);
};

/** Mounts the disk, whose journal the kernel plays back where power was cut; gives its folder. */
export const mountDisk = (): string => {
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(NODE)) throw new Error('the machine has no second disk');
  must('mount', '-t', 'ext4', NODE, FOLDER);
  nameDevice(NODE);
  return FOLDER;
};

/** Sets the machine's clock, as a time source does. */
export const setClock = (seconds: number): void => must('date', '-s', `@${seconds}`);
