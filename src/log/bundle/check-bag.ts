import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  type BagFault,
  type BagFiles,
  type BagProgress,
  checkBagFiles,
  type FileDigest,
} from './bag-check.ts';

const CHUNK_BYTES = 1_024 * 1_024;

/** Digest and length of a file, read in pieces into one buffer. */
const digestOf = (file: string, chunk: Buffer): FileDigest => {
  const descriptor = openSync(file, 'r');
  try {
    const digest = createHash('sha256');
    let bytes = 0;
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      digest.update(chunk.subarray(0, read));
      bytes += read;
    }
    return { digest: digest.digest('hex'), bytes };
  } finally {
    closeSync(descriptor);
  }
};

/** Paths of all files below a folder, in order, and the first thing that is neither file nor folder. */
const filesBelow = async (
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly odd: string | undefined }> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const nameOf = (entry: (typeof found)[number]): string =>
    path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
  const files = found.filter((entry) => entry.isFile()).map(nameOf);
  const odd = found.filter((entry) => !entry.isFile() && !entry.isDirectory()).map(nameOf);
  return { files: files.sort(), odd: odd.sort()[0] };
};

const filesOf = (folder: string): BagFiles => {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  return {
    list: () => filesBelow(folder),
    text: (file) => readFileSync(path.join(folder, file), 'utf8'),
    digest: (file) => digestOf(path.join(folder, file), chunk),
    turn: () => new Promise(setImmediate),
  };
};

/** `checkBagFiles` for the bag in a folder, read in pieces. */
export const checkBag = (
  folder: string,
  onProgress: (progress: BagProgress) => void = () => {},
): Promise<BagFault | undefined> => checkBagFiles(filesOf(folder), onProgress);
