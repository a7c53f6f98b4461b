import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Placed } from './contents.ts';

const put = (folder: string, placed: Placed): void => {
  const file = path.join(folder, placed.at);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o755 });
  if ('link' in placed) return symlinkSync(placed.link, file);
  if ('from' in placed) copyFileSync(placed.from, file);
  else writeFileSync(file, placed.bytes);
  chmodSync(file, placed.mode);
};

const setTimes = (folder: string, epoch: number): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) setTimes(file, epoch);
    lutimesSync(file, epoch, epoch);
  }
  chmodSync(folder, 0o755);
  lutimesSync(folder, epoch, epoch);
};

/** Puts everything below a folder, as it lies in the package, with one time for all of it. */
export const stage = (folder: string, contents: readonly Placed[], epoch: number): void => {
  mkdirSync(folder, { recursive: true });
  for (const placed of contents) put(folder, placed);
  setTimes(folder, epoch);
};

const regular = (contents: readonly Placed[]): readonly string[] =>
  contents.filter((placed) => !('link' in placed)).map(({ at }) => at);

/** What the files take on a disk, KiB, each rounded up, as `dpkg-gencontrol` reckons. */
export const sizeOf = (folder: string, contents: readonly Placed[]): number =>
  regular(contents)
    .map((at) => Math.ceil(statSync(path.join(folder, at)).size / 1_024))
    .reduce((sum, size) => sum + size, contents.length - regular(contents).length);

/** The digests by which `dpkg --verify` finds a changed file. */
export const digestsOf = (folder: string, contents: readonly Placed[]): string =>
  [...regular(contents)]
    .sort()
    .map((at) => {
      const digest = createHash('md5')
        .update(readFileSync(path.join(folder, at)))
        .digest('hex');
      return `${digest}  ${at.slice(1)}\n`;
    })
    .join('');
