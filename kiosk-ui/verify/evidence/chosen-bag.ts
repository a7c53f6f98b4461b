import { sha256 } from '@noble/hashes/sha2.js';
import { DECLARATION_FILE, MANIFEST_FILE } from '../../../src/log/formats/bag.ts';
import type { EvidenceFiles, FileDigest } from '../../../src/log/verify/files.ts';
import { Malformed } from '../../../src/log/verify/source.ts';
import type { ChosenFile } from './chosen-files.ts';

const PIECE_BYTES = 1_024 * 1_024;
/** What names the folder of a bag. */
const MARKS = [DECLARATION_FILE, MANIFEST_FILE, 'data/log/checkpoint'];

/** The person has had enough. */
export class Cancelled extends Error {}

/** A bag among the files that were chosen, and what lay beside it. */
export interface FoundBag {
  readonly name: string;
  /** By path in the bag. */
  readonly files: ReadonlyMap<string, File>;
  /** Files outside the bag: earlier checkpoints, perhaps. */
  readonly others: readonly ChosenFile[];
}

/** The folder that holds the bag, with its slash at the end: the shortest one that looks like it. */
const rootIn = (chosen: readonly ChosenFile[]): string | undefined =>
  MARKS.flatMap((mark) =>
    chosen
      .filter(({ path }) => `/${path}`.endsWith(`/${mark}`))
      .map(({ path }) => path.slice(0, -mark.length)),
  ).sort((one, other) => one.length - other.length)[0];

/** The bag in what was chosen, which may be the folder around it; undefined where there is none. */
export const bagIn = (chosen: readonly ChosenFile[]): FoundBag | undefined => {
  const root = rootIn(chosen);
  if (root === undefined) return undefined;
  const inside = chosen.filter(({ path }) => path.startsWith(root));
  return {
    name: root.replace(/\/$/, '').split('/').at(-1) ?? '',
    files: new Map(inside.map(({ path, file }) => [path.slice(root.length), file])),
    others: chosen.filter(({ path }) => !path.startsWith(root)),
  };
};

const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());

/** The file in pieces, of which only one is in memory; `from` is the first byte. */
export async function* piecesOf(file: File, signal?: AbortSignal, from = 0): AsyncGenerator<Buffer> {
  for (let start = from; start < file.size; start += PIECE_BYTES) {
    if (signal?.aborted === true) throw new Cancelled();
    yield await bytesOf(file.slice(start, start + PIECE_BYTES));
  }
}

/**
 * The files of a bag as the verifier asks for them. Every read gives the page a turn, so that it goes on answering,
 * and rejects with `Cancelled` once the signal is aborted.
 */
export const filesOf = ({ name, files }: FoundBag, signal: AbortSignal): EvidenceFiles => {
  const fileAt = (path: string): File => {
    const file = files.get(path);
    if (file === undefined) throw new Malformed(`${path} is missing`);
    return file;
  };
  return {
    where: name,
    paths: () => Promise.resolve([...files.keys()].sort()),
    read: async (path, most) => {
      if (signal.aborted) throw new Cancelled();
      const file = files.get(path);
      if (file === undefined) return undefined;
      if (file.size > most)
        throw new Malformed(`${path} has ${file.size} bytes, and at most ${most} are read`);
      return await bytesOf(file);
    },
    pieces: (path) => {
      const file = files.get(path);
      return file === undefined ? undefined : piecesOf(file, signal);
    },
    digest: async (path): Promise<FileDigest> => {
      const hash = sha256.create();
      const file = fileAt(path);
      for await (const piece of piecesOf(file, signal)) hash.update(piece);
      return { digest: Buffer.from(hash.digest()).toString('hex'), bytes: file.size };
    },
  };
};
