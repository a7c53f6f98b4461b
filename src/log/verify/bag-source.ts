import { PAYLOAD } from '../formats/bag.ts';
import { entriesPath, tilePath } from '../formats/tiles.ts';
import { disclosuresLine, erasedLine, rangeIn, withheldIn } from './bag-lines.ts';
import { type EvidenceFiles, textIn } from './files.ts';
import { linesIn } from './lines.ts';
import { type EvidenceSource, type FurtherCheck, Malformed, type NamedCheckpoint } from './source.ts';

const TEXT_BYTES_MAX = 1_000_000;
const HASH_BYTES = 32;
/** An entry of a bundle with its length. */
const ENTRY_BYTES_MAX = 2 + 65_535;

export const OLD_FOLDER = `${PAYLOAD}/log/old/`;
export const DISCLOSURES_FILE = `${PAYLOAD}/disclosures.jsonl`;
const ERASED_FILE = `${PAYLOAD}/erased.jsonl`;
const WITHHELD_FILE = `${PAYLOAD}/withheld.json`;
const RANGE_FILE = `${PAYLOAD}/range.json`;

const smallText = async (files: EvidenceFiles, path: string): Promise<string | undefined> => {
  const bytes = await files.read(path, TEXT_BYTES_MAX);
  return bytes === undefined ? undefined : textIn(path, bytes);
};

const neededText = async (files: EvidenceFiles, path: string): Promise<string> => {
  const text = await smallText(files, path);
  if (text === undefined) throw new Malformed(`${path} is missing`);
  return text;
};

/** What each line of a file says, in batches. */
async function* parsed<Item>(
  files: EvidenceFiles,
  path: string,
  parse: (path: string, line: string) => Item,
): AsyncGenerator<readonly Item[]> {
  const pieces = files.pieces(path);
  if (pieces === undefined) throw new Malformed(`${path} is missing`);
  for await (const lines of linesIn(path, pieces)) yield lines.map((line) => parse(path, line));
}

async function* oldCheckpoints(files: EvidenceFiles): AsyncGenerator<NamedCheckpoint> {
  for (const path of await files.paths()) {
    if (!path.startsWith(OLD_FOLDER)) continue;
    const note = await smallText(files, path);
    if (note !== undefined) yield { name: path, note };
  }
}

/** The evidence in a bag. What only a bag can be checked for comes as further checks, from whoever reads its files. */
export const bagSource = (files: EvidenceFiles, furtherChecks: readonly FurtherCheck[]): EvidenceSource => ({
  where: files.where,
  kind: 'bag',
  checkpoint: () => smallText(files, `${PAYLOAD}/log/checkpoint`),
  verifierKey: () => smallText(files, `${PAYLOAD}/log.vkey`),
  policy: () => smallText(files, `${PAYLOAD}/witness/policy`),
  oldCheckpoints: () => oldCheckpoints(files),
  range: async (size) => rangeIn(RANGE_FILE, await neededText(files, RANGE_FILE), size),
  hashTile: (level, position, width) =>
    files.read(`${PAYLOAD}/log/${tilePath(level, position, width)}`, width * HASH_BYTES),
  entryBundle: (position, width) =>
    files.read(`${PAYLOAD}/log/${entriesPath(position, width)}`, width * ENTRY_BYTES_MAX),
  disclosures: () => parsed(files, DISCLOSURES_FILE, disclosuresLine),
  erased: () => parsed(files, ERASED_FILE, erasedLine),
  withheld: async () => withheldIn(WITHHELD_FILE, await neededText(files, WITHHELD_FILE)),
  furtherChecks,
  notChecked: () => [],
});
