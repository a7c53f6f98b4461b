import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  DECLARATION,
  DECLARATION_FILE,
  INFO_FILE,
  MANIFEST_FILE,
  PAYLOAD,
  parseManifest,
  payloadOxum,
  TAG_MANIFEST_FILE,
} from '../formats/bag.ts';

const CHUNK_BYTES = 1_024 * 1_024;
/** Files hashed between two turns of the event loop, so that progress can be told. */
const FILES_IN_A_TURN = 64;

/** The first thing about a bag that is not as its manifests say. */
export interface BagFault {
  /** Path in the bag, with slashes. */
  readonly file: string;
  readonly what: 'differs' | 'missing' | 'extra' | 'malformed';
  /** The same as a clause for people. */
  readonly words: string;
}

export interface BagProgress {
  readonly files: number;
  readonly of: number;
}

const fault = (file: string, what: BagFault['what'], words: string): BagFault => ({ file, what, words });

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Digest and length of a file, read in pieces into one buffer. */
const digestOf = (file: string, chunk: Buffer): { readonly digest: string; readonly bytes: number } => {
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

type Manifest = ReadonlyMap<string, string>;

/** A manifest of the bag, or what is wrong with it. */
const readManifest = (folder: string, file: string): Manifest | BagFault => {
  let text: string;
  try {
    text = readFileSync(path.join(folder, file), 'utf8');
  } catch (error) {
    return fault(file, 'missing', `it cannot be read (${reasonOf(error)})`);
  }
  try {
    return parseManifest(text);
  } catch (error) {
    return fault(file, 'malformed', reasonOf(error));
  }
};

const isFault = (found: Manifest | BagFault): found is BagFault => 'what' in found;

/** First name that stands in one of two sorted lists only. */
const firstDifference = (there: readonly string[], listed: readonly string[]): BagFault | undefined => {
  const known = new Set(listed);
  const found = new Set(there);
  const missing = listed.find((file) => !found.has(file));
  const extra = there.find((file) => !known.has(file));
  if (missing !== undefined && (extra === undefined || missing < extra))
    return fault(missing, 'missing', 'a manifest lists it and it is not there');
  return extra === undefined ? undefined : fault(extra, 'extra', 'no manifest lists it');
};

/** The tag files: small, so whole. */
const checkTags = (folder: string, tags: Manifest, chunk: Buffer): BagFault | undefined => {
  for (const file of [DECLARATION_FILE, INFO_FILE, MANIFEST_FILE]) {
    if (!tags.has(file)) return fault(TAG_MANIFEST_FILE, 'malformed', `it does not list ${file}`);
  }
  for (const [file, expected] of tags) {
    if (digestOf(path.join(folder, file), chunk).digest !== expected)
      return fault(file, 'differs', `it does not have the digest that ${TAG_MANIFEST_FILE} lists`);
  }
  if (readFileSync(path.join(folder, DECLARATION_FILE), 'utf8') !== DECLARATION)
    return fault(DECLARATION_FILE, 'malformed', 'it does not declare a bag of version 1.0');
  return undefined;
};

/** What the bag says of its own sizes, if anything. */
const oxumIn = (folder: string): string | undefined =>
  /^Payload-Oxum: *(\d+\.\d+)$/m.exec(readFileSync(path.join(folder, INFO_FILE), 'utf8'))?.[1];

/**
 * Checks a bag against its own manifests: every file is listed, there, and has its digest. Reads in pieces. Resolves
 * with the first fault, in the order: manifests, names, tag files, then the payload by path; with undefined for
 * a bag that is as it was made. It finds harm, not malice: whoever can write the bag can write manifests too.
 */
export const checkBag = async (
  folder: string,
  onProgress: (progress: BagProgress) => void = () => {},
): Promise<BagFault | undefined> => {
  const tags = readManifest(folder, TAG_MANIFEST_FILE);
  if (isFault(tags)) return tags;
  const payload = readManifest(folder, MANIFEST_FILE);
  if (isFault(payload)) return payload;
  const { files, odd } = await filesBelow(folder);
  if (odd !== undefined) return fault(odd, 'extra', 'it is neither a file nor a folder');
  const listed = [...tags.keys(), ...payload.keys(), TAG_MANIFEST_FILE].sort();
  const named = firstDifference(files, listed);
  if (named !== undefined) return named;
  const stray = [...payload.keys()].find((file) => !file.startsWith(`${PAYLOAD}/`));
  if (stray !== undefined) return fault(MANIFEST_FILE, 'malformed', `it lists ${stray}, which is no payload`);
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  return checkTags(folder, tags, chunk) ?? (await checkPayload(folder, payload, chunk, onProgress));
};

const checkPayload = async (
  folder: string,
  payload: Manifest,
  chunk: Buffer,
  onProgress: (progress: BagProgress) => void,
): Promise<BagFault | undefined> => {
  let total = 0;
  let checked = 0;
  for (const [file, expected] of payload) {
    const { digest, bytes } = digestOf(path.join(folder, file), chunk);
    if (digest !== expected)
      return fault(file, 'differs', `it does not have the digest that ${MANIFEST_FILE} lists`);
    total += bytes;
    checked += 1;
    if (checked % FILES_IN_A_TURN !== 0) continue;
    onProgress({ files: checked, of: payload.size });
    await new Promise(setImmediate);
  }
  const oxum = oxumIn(folder);
  if (oxum !== undefined && oxum !== payloadOxum(total, payload.size))
    return fault(INFO_FILE, 'differs', `it tells of a payload of ${oxum} bytes and files`);
  return undefined;
};
