import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { Misuse } from './misuse.ts';
import type { Terminal } from './terminal.ts';

/** A report holds names: whoever wrote it reads it, and nobody else. */
const OWNER_ONLY = 0o600;

/** Where a report goes. */
export interface Out {
  readonly write: (piece: string | Uint8Array) => Promise<void>;
}

const begun = async (file: string): Promise<FileHandle> => {
  try {
    return await open(file, 'wx', OWNER_ONLY);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Misuse(`${file} is there already`, 'Name another file with --out.');
    if (code === 'ENOENT')
      throw new Misuse(`there is no folder ${path.dirname(file)}`, 'Make it, or name another with --out.');
    throw error;
  }
};

/**
 * Lets a report be written to a file that is not there yet, or to the terminal where none is named. A file that did not
 * become whole is taken away again. Throws `Misuse` for one that is there already.
 */
export const writingTo = async <Result>(
  terminal: Terminal,
  file: string | undefined,
  writing: (out: Out) => Promise<Result>,
): Promise<Result> => {
  if (file === undefined) return writing({ write: (piece) => terminal.print(String(piece)) });
  const handle = await begun(file);
  try {
    const result = await writing({ write: (piece) => handle.appendFile(piece) });
    await handle.sync();
    await handle.close();
    await terminal.print(`${file} is written.\n`);
    return result;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(file, { force: true });
    throw error;
  }
};
