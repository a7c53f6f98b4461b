import { Malformed, type MaybeLater } from './source.ts';

/** Size and digest of a file. */
export interface FileDigest {
  /** SHA-256, hex. */
  readonly digest: string;
  readonly bytes: number;
}

/**
 * The files of a bag, wherever they lie: a folder, or what somebody dropped on a page. Paths have slashes and begin
 * at the bag's own folder. All throw `Malformed` for what is no plain file in there.
 */
export interface EvidenceFiles {
  readonly where: string;
  /** All files. */
  readonly paths: () => Promise<readonly string[]>;
  /** The whole file; undefined where there is none. Throws `Malformed` where it is longer than `most` bytes. */
  readonly read: (path: string, most: number) => MaybeLater<Buffer | undefined>;
  /** The file in pieces, each good until the next is asked for; undefined where there is none. */
  readonly pieces: (path: string) => AsyncIterable<Buffer> | undefined;
  readonly digest: (path: string) => MaybeLater<FileDigest>;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of UTF-8 bytes; throws `Malformed`, naming the file, for anything else. */
export const textIn = (path: string, bytes: Buffer): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Malformed(`${path} is not UTF-8`);
  }
};

/** What a file of JSON holds; throws `Malformed`, naming the file, where it is not JSON. */
export const jsonIn = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed(`${path} is not JSON`);
  }
};
