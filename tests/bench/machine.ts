import { readdirSync, readFileSync, statfsSync } from 'node:fs';
import os from 'node:os';
import { ROOT } from '../../src/runtime.mjs';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory_gb: number;
  readonly node: string;
  readonly disk: string;
}

/** Device and file system that the repository lies on, from the kernel's own table. */
const diskOf = (folder: string): string => {
  try {
    const lines = readFileSync('/proc/self/mounts', 'utf8').split('\n');
    const mounts = lines
      .map((line) => line.split(' '))
      .filter(
        ([, place = '']) =>
          place !== '' && `${folder}/`.startsWith(place.endsWith('/') ? place : `${place}/`),
      )
      .sort(([, one = ''], [, other = '']) => other.length - one.length);
    const [device = 'unknown', , type = 'unknown'] = mounts[0] ?? [];
    return `${device} (${type}${kindOf(device)})`;
  } catch {
    return `file system of type ${statfsSync(folder).type}`;
  }
};

/** Whether the device turns, where the kernel says so. */
const kindOf = (device: string): string => {
  const name = readdirSync('/sys/block').find((block) => device.startsWith(`/dev/${block}`));
  if (name === undefined) return '';
  const turns = readFileSync(`/sys/block/${name}/queue/rotational`, 'utf8').trim() === '1';
  return turns ? ', reported as rotational' : ', solid state';
};

export const machine = (): Machine => ({
  processor: os.cpus()[0]?.model ?? os.arch(),
  cores: os.cpus().length,
  memory_gb: Math.round(os.totalmem() / 1e9),
  node: process.version,
  disk: diskOf(ROOT),
});
