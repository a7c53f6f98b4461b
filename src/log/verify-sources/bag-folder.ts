import { createHash, hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import type { EvidenceFiles, FileDigest } from '../verify/files.ts';
import { Malformed } from '../verify/source.ts';

const PIECE_BYTES = 1_024 * 1_024;
/** Files of some hundred million entries. */
const FILES_MAX = 2_000_000;
const DEPTH_MAX = 24;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What the system says where a file has become something else since it was listed. */
const ODD = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENXIO']);

/**
 * All plain files below a folder. A link could lead out of the bag, and make a reader tell of any file of its own
 * machine, so none is followed: it is no part of a bag at all.
 */
const listFiles = (root: string): readonly string[] => {
  const files: string[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = `${folder}${entry.name}`;
      if (entry.isDirectory()) waiting.push(`${name}/`);
      else if (entry.isFile()) files.push(name);
      else throw new Malformed(`${name} is neither a file nor a folder`);
      if (files.length + waiting.length > FILES_MAX)
        throw new Malformed(`there are more than ${FILES_MAX} files`);
      if (name.split('/').length > DEPTH_MAX) throw new Malformed(`${name} lies too deep`);
    }
  }
  return files.sort();
};

/** Calls back with an open file, and closes it. */
const withFile = <Result>(
  file: string,
  name: string,
  work: (descriptor: number, bytes: number) => Result,
): Result => {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (ODD.has(codeOf(error))) throw new Malformed(`${name} is no plain file`);
    throw error;
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new Malformed(`${name} is no plain file`);
    return work(descriptor, stat.size);
  } finally {
    closeSync(descriptor);
  }
};

const readWhole = (file: string, name: string, most: number): Buffer =>
  withFile(file, name, (descriptor, bytes) => {
    if (bytes > most) throw new Malformed(`${name} has ${bytes} bytes, and at most ${most} are possible`);
    const whole = Buffer.allocUnsafeSlow(bytes);
    let read = 0;
    while (read < bytes) {
      const more = readSync(descriptor, whole, read, bytes - read, null);
      if (more === 0) break;
      read += more;
    }
    return whole.subarray(0, read);
  });

/** Open only while a piece is read: whoever stops before the end, as at the first thing wrong, leaves nothing open. */
async function* piecesOf(file: string, name: string): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  for (let at = 0; ; ) {
    const read = withFile(file, name, (descriptor) => readSync(descriptor, piece, 0, PIECE_BYTES, at));
    if (read === 0) return;
    at += read;
    yield piece.subarray(0, read);
    // Others get their turn, even while the disk is faster than the reader.
    await Promise.resolve();
  }
}

const digestOf = (file: string, name: string, piece: Buffer): FileDigest =>
  withFile(file, name, (descriptor) => {
    let read = readSync(descriptor, piece);
    // One call for a small file: a bag of a long log has thousands.
    if (read < piece.length) return { digest: hash('sha256', piece.subarray(0, read), 'hex'), bytes: read };
    const digest = createHash('sha256');
    let bytes = 0;
    for (; read > 0; read = readSync(descriptor, piece)) {
      digest.update(piece.subarray(0, read));
      bytes += read;
    }
    return { digest: digest.digest('hex'), bytes };
  });

/** The files of a bag in a folder. Nothing is ever written, and no link is followed. */
export const bagFolder = (root: string): EvidenceFiles => {
  let listed: readonly string[] | undefined;
  let known: ReadonlySet<string> = new Set();
  const list = (): readonly string[] => {
    if (listed === undefined) {
      listed = listFiles(root);
      known = new Set(listed);
    }
    return listed;
  };
  // Only what was listed is opened, so that no path leads through a link.
  const isThere = (name: string): boolean => {
    list();
    return known.has(name);
  };
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  const fileOf = (name: string): string => path.join(root, name);
  return {
    where: root,
    paths: () => Promise.resolve().then(list),
    read: (name, most) => (isThere(name) ? readWhole(fileOf(name), name, most) : undefined),
    pieces: (name) => (isThere(name) ? piecesOf(fileOf(name), name) : undefined),
    digest: (name) => digestOf(fileOf(name), name, piece),
  };
};
