import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { syncDirectory } from '../secret-file.ts';
import { ExportRefused } from './errors.ts';

/** The name that a bundle has while it is written. */
export const unfinishedName = (out: string): string => `${out}.unfinished`;

/** Throws `ExportRefused` where a bundle cannot be made under this absolute path without touching what is there. */
export const requireFree = (out: string): void => {
  const parent = path.dirname(out);
  if (!existsSync(parent)) {
    throw new ExportRefused({
      what: 'there is no such folder to put the bundle in',
      where: parent,
      remedy: 'Make it first, or mount the disk it is on.',
    });
  }
  const found = statSync(out, { throwIfNoEntry: false });
  if (found !== undefined && (!found.isDirectory() || readdirSync(out).length > 0)) {
    throw new ExportRefused({
      what: 'there is something here already',
      where: out,
      remedy: 'Name a folder that does not exist yet, or an empty one.',
    });
  }
  if (existsSync(unfinishedName(out))) {
    throw new ExportRefused({
      what: 'another export is writing here, or one was cut off',
      where: unfinishedName(out),
      remedy: 'If no export is running, remove this folder; it is of no use.',
    });
  }
};

/** Gives a finished bundle its name, durable when it returns. */
export const giveName = (out: string): void => {
  renameSync(unfinishedName(out), out);
  syncDirectory(path.dirname(out));
};

export const dropUnfinished = (out: string): void =>
  rmSync(unfinishedName(out), { recursive: true, force: true });
