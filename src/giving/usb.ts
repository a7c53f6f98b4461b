import { type FileHandle, open, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, GiveFailed } from './give-failed.ts';

const MEGABYTE = 1_000_000;

const failed = (folder: string, error: unknown): GiveFailed => {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new GiveFailed('no_room', `${folder} is full`, 'Make room on the stick, or take another.', error);
  }
  if (code === 'ENOENT' || code === 'EIO' || code === 'ENXIO' || code === 'ENODEV') {
    return new GiveFailed('not_there', `${folder} is not there`, 'Plug in the stick and mount it.', error);
  }
  const what = `${folder} cannot be written to (${code || String(error)})`;
  return new GiveFailed('refused', what, 'Let this program write there.', error);
};

const requireFolder = async (folder: string): Promise<void> => {
  const found = await stat(folder);
  if (found.isDirectory()) return;
  throw new GiveFailed('not_there', `${folder} is no folder`, 'Name the folder of the mounted stick.');
};

const closed = async <T>(file: FileHandle, work: (file: FileHandle) => Promise<T>): Promise<T> => {
  try {
    return await work(file);
  } finally {
    await file.close();
  }
};

/** All or nothing: a stick pulled out too early holds the whole file or none of that name. */
const writeWhole = async (folder: string, name: string, content: string): Promise<void> => {
  const temporary = path.join(folder, `.${name}.${process.pid}`);
  try {
    await closed(await open(temporary, 'w', 0o644), async (file) => {
      await file.writeFile(content);
      await file.sync();
    });
    await rename(temporary, path.join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await closed(await open(folder, 'r'), (file) => file.sync());
};

/**
 * Writes a file into a folder that must be there, durably and under its name only when it is whole.
 * Resolves with where it is and how much room is left; rejects with `GiveFailed`.
 */
export const writeToFolder = async (folder: string, name: string, content: string): Promise<string> => {
  try {
    await requireFolder(folder);
    await writeWhole(folder, name, content);
    const { bavail, bsize } = await statfs(folder);
    return `written to ${path.join(folder, name)}, ${Math.floor((bavail * bsize) / MEGABYTE)} MB free`;
  } catch (error) {
    throw error instanceof GiveFailed ? error : failed(folder, error);
  }
};
