import {
  DECLARATION,
  DECLARATION_FILE,
  INFO_FILE,
  MANIFEST_FILE,
  PAYLOAD,
  parseManifest,
  payloadOxum,
  TAG_MANIFEST_FILE,
} from './bag-format.ts';

/** Files hashed between two turns of the event loop, so that progress can be told. */
const FILES_IN_A_TURN = 64;

type MaybeLater<Value> = Value | Promise<Value>;

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

export interface FileDigest {
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
  readonly bytes: number;
}

/** The files of a bag, wherever they lie; all paths are in the bag, with slashes. */
export interface BagFiles {
  /** Paths of all files in order, and the first thing that is neither file nor folder. */
  readonly list: () => MaybeLater<{ readonly files: readonly string[]; readonly odd: string | undefined }>;
  /** Throws with a reason where it cannot be read. */
  readonly text: (file: string) => MaybeLater<string>;
  readonly digest: (file: string) => MaybeLater<FileDigest>;
  /** Lets others have a turn. */
  readonly turn: () => Promise<void>;
}

const fault = (file: string, what: BagFault['what'], words: string): BagFault => ({ file, what, words });

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Manifest = ReadonlyMap<string, string>;

/** A manifest of the bag, or what is wrong with it. */
const readManifest = async (bag: BagFiles, file: string): Promise<Manifest | BagFault> => {
  let text: string;
  try {
    text = await bag.text(file);
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
const checkTags = async (bag: BagFiles, tags: Manifest): Promise<BagFault | undefined> => {
  for (const file of [DECLARATION_FILE, INFO_FILE, MANIFEST_FILE]) {
    if (!tags.has(file)) return fault(TAG_MANIFEST_FILE, 'malformed', `it does not list ${file}`);
  }
  for (const [file, expected] of tags) {
    if ((await bag.digest(file)).digest !== expected)
      return fault(file, 'differs', `it does not have the digest that ${TAG_MANIFEST_FILE} lists`);
  }
  if ((await bag.text(DECLARATION_FILE)) !== DECLARATION)
    return fault(DECLARATION_FILE, 'malformed', 'it does not declare a bag of version 1.0');
  return undefined;
};

/** What the bag says of its own sizes, if anything. */
const oxumIn = async (bag: BagFiles): Promise<string | undefined> =>
  /^Payload-Oxum: *(\d+\.\d+)$/m.exec(await bag.text(INFO_FILE))?.[1];

const checkPayload = async (
  bag: BagFiles,
  payload: Manifest,
  onProgress: (progress: BagProgress) => void,
): Promise<BagFault | undefined> => {
  let total = 0;
  let checked = 0;
  for (const [file, expected] of payload) {
    const { digest, bytes } = await bag.digest(file);
    if (digest !== expected)
      return fault(file, 'differs', `it does not have the digest that ${MANIFEST_FILE} lists`);
    total += bytes;
    checked += 1;
    if (checked % FILES_IN_A_TURN !== 0) continue;
    onProgress({ files: checked, of: payload.size });
    await bag.turn();
  }
  const oxum = await oxumIn(bag);
  if (oxum !== undefined && oxum !== payloadOxum(total, payload.size))
    return fault(INFO_FILE, 'differs', `it tells of a payload of ${oxum} bytes and files`);
  return undefined;
};

/**
 * Checks a bag against its own manifests: every file is listed, there, and has its digest. Resolves with the first
 * fault, in the order: manifests, names, tag files, then the payload by path; with undefined for a bag that is as it
 * was made. It finds harm, not malice: whoever can write the bag can write manifests too.
 */
export const checkBagFiles = async (
  bag: BagFiles,
  onProgress: (progress: BagProgress) => void = () => {},
): Promise<BagFault | undefined> => {
  const tags = await readManifest(bag, TAG_MANIFEST_FILE);
  if (isFault(tags)) return tags;
  const payload = await readManifest(bag, MANIFEST_FILE);
  if (isFault(payload)) return payload;
  const { files, odd } = await bag.list();
  if (odd !== undefined) return fault(odd, 'extra', 'it is neither a file nor a folder');
  const listed = [...tags.keys(), ...payload.keys(), TAG_MANIFEST_FILE].sort();
  const named = firstDifference(files, listed);
  if (named !== undefined) return named;
  const stray = [...payload.keys()].find((file) => !file.startsWith(`${PAYLOAD}/`));
  if (stray !== undefined) return fault(MANIFEST_FILE, 'malformed', `it lists ${stray}, which is no payload`);
  return (await checkTags(bag, tags)) ?? (await checkPayload(bag, payload, onProgress));
};
