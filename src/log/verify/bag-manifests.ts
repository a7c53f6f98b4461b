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
import { type EvidenceFiles, textIn } from './files.ts';
import { reasonOf } from './findings.ts';
import { Malformed, type Problem } from './source.ts';

/** A line of 200 bytes for each of some million files. */
const MANIFEST_BYTES_MAX = 400_000_000;
const TEXT_BYTES_MAX = 1_000_000;

type Manifest = ReadonlyMap<string, string>;

const problem = (what: string): Problem => ({ kind: 'bag_false', what });

const readManifest = async (files: EvidenceFiles, path: string): Promise<Manifest> => {
  const bytes = await files.read(path, MANIFEST_BYTES_MAX);
  if (bytes === undefined) throw new Malformed(`${path} is missing, so this is no whole bag`);
  try {
    return parseManifest(textIn(path, bytes));
  } catch (error) {
    throw new Malformed(`${path}: ${reasonOf(error)}`);
  }
};

const textOf = async (files: EvidenceFiles, path: string): Promise<string> => {
  const bytes = await files.read(path, TEXT_BYTES_MAX);
  return bytes === undefined ? '' : textIn(path, bytes);
};

/** Names that stand in one of two lists only. */
function* nameProblems(there: readonly string[], tags: Manifest, payload: Manifest): Generator<Problem> {
  const found = new Set(there);
  for (const path of [DECLARATION_FILE, INFO_FILE, MANIFEST_FILE])
    if (!tags.has(path)) yield problem(`${TAG_MANIFEST_FILE} does not list ${path}`);
  for (const path of [...tags.keys(), ...payload.keys()])
    if (!found.has(path)) yield problem(`${path} is listed in a manifest, and it is not there`);
  for (const path of payload.keys())
    if (!path.startsWith(`${PAYLOAD}/`)) yield problem(`${MANIFEST_FILE} lists ${path}, which is no payload`);
  for (const path of there) {
    if (path !== TAG_MANIFEST_FILE && !tags.has(path) && !payload.has(path))
      yield problem(`${path} is listed in no manifest`);
  }
}

/**
 * A bag against its own manifests (RFC 8493): every file is listed, there, and has its digest. This finds harm, not
 * malice: whoever can write a bag can write its manifests too.
 */
export async function* checkManifests(files: EvidenceFiles): AsyncGenerator<Problem> {
  const tags = await readManifest(files, TAG_MANIFEST_FILE);
  const payload = await readManifest(files, MANIFEST_FILE);
  const there = await files.paths();
  yield* nameProblems(there, tags, payload);
  if ((await textOf(files, DECLARATION_FILE)) !== DECLARATION)
    yield problem(`${DECLARATION_FILE} does not declare a bag of version 1.0`);
  let total = 0;
  for (const path of there) {
    const expected = tags.get(path) ?? payload.get(path);
    if (expected === undefined) continue;
    const { digest, bytes } = await files.digest(path);
    if (digest !== expected) yield problem(`${path} does not have the digest that the manifest lists`);
    if (payload.has(path)) total += bytes;
  }
  const [, oxum] = /^Payload-Oxum: *(\d+\.\d+)$/m.exec(await textOf(files, INFO_FILE)) ?? [];
  if (oxum !== undefined && oxum !== payloadOxum(total, payload.size))
    yield problem(`${INFO_FILE} tells of a payload of ${oxum} bytes and files, and it is another`);
}
