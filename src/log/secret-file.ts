import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { requireClosedFolder } from './data-folder.ts';
import { LogRefused } from './errors.ts';

const OWNER_ONLY = 0o600;
const GROUP_AND_OTHERS = 0o077;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

export const syncDirectory = (directory: string): void => {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Content of a file that only its owner may read; undefined when there is none. `kind` names it in messages.
 * Throws `LogRefused` for one that others may read, write or put another in the place of, and for one that cannot be
 * read.
 */
export const readSecret = (file: string, kind = 'key'): string | undefined => {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new LogRefused(
      {
        what: `this ${kind} cannot be read`,
        where: file,
        remedy: 'Make it readable for the user the kiosk runs as.',
      },
      error,
    );
  }
  try {
    requireClosedFolder(dirname(file));
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) {
      throw new LogRefused({
        what: 'this is not a file',
        where: file,
        remedy: `Name a ${kind} file in the configuration.`,
      });
    }
    if ((stat.mode & GROUP_AND_OTHERS) !== 0) {
      const mode = (stat.mode & 0o777).toString(8).padStart(4, '0');
      throw new LogRefused({
        what: `other users can get at this ${kind} (mode ${mode})`,
        where: file,
        remedy: `If nobody else can have read or changed it, run "chmod 600 ${file}"; else it must be replaced.`,
      });
    }
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
};

/** Writes it whole beside where it will be, and gives that name. */
const writeBeside = (file: string, content: string): string => {
  const directory = dirname(file);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  requireClosedFolder(directory);
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  const descriptor = openSync(unfinished, 'wx', OWNER_ONLY);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return unfinished;
};

/**
 * Writes a new secret, durable when it returns and never half there. Throws when the file exists, and in a folder that
 * others may write in.
 */
export const createSecret = (file: string, content: string): void => {
  const unfinished = writeBeside(file, content);
  // A link, unlike a rename, fails where the file has come into being meanwhile.
  linkSync(unfinished, file);
  rmSync(unfinished);
  syncDirectory(dirname(file));
};

/** The same in the place of what the file says so far. */
export const replaceSecret = (file: string, content: string): void => {
  renameSync(writeBeside(file, content), file);
  syncDirectory(dirname(file));
};
