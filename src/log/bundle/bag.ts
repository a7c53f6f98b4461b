import { hash } from 'node:crypto';
import {
  DECLARATION,
  DECLARATION_FILE,
  formatInfo,
  formatManifest,
  INFO_FILE,
  MANIFEST_FILE,
  payloadOxum,
  TAG_MANIFEST_FILE,
} from '../formats/bag.ts';

/** A payload file that grows. */
export interface GrowingFile {
  /** Adds a text; most are a line. */
  write(text: string): void;
  close(): void;
}

/** What `bag-info.txt` says besides the sizes. */
export type BagInfo = readonly (readonly [label: string, value: string])[];

/** Where the parts of a bundle go. */
export interface Bag {
  /** Bytes of payload so far. */
  readonly bytes: number;
  /** Adds a payload file, `name` being its path below the payload. */
  add(name: string, content: Buffer | string): void;
  file(name: string): GrowingFile;
  /** Adds manifests and tag files; with them it is complete. */
  finish(info: BagInfo): Promise<void>;
}

/** Manifests and tag files by their paths. `payload` holds the digests of all files by path, of so many bytes together. */
export const tagFilesOf = (
  payload: ReadonlyMap<string, string>,
  bytes: number,
  info: BagInfo,
): ReadonlyMap<string, string> => {
  const oxum = ['Payload-Oxum', payloadOxum(bytes, payload.size)] as const;
  const tags = new Map([
    [DECLARATION_FILE, DECLARATION],
    [INFO_FILE, formatInfo([...info, oxum])],
    [MANIFEST_FILE, formatManifest(payload)],
  ]);
  const digests = new Map([...tags].map(([file, text]) => [file, hash('sha256', text, 'hex')]));
  return tags.set(TAG_MANIFEST_FILE, formatManifest(digests));
};
