import { fromDecimal, hashFromBase64 } from './base64.ts';
import { isKeyName } from './note.ts';

/** The three lines of a C2SP tlog-checkpoint: which log, how many entries, and their root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

const ORIGIN_BYTES_MAX = 255;

/** Whether a text can be a log's origin, and so the name of its key: schema-less URL, at most 255 bytes. */
export const isOrigin = (origin: string): boolean =>
  isKeyName(origin) && Buffer.byteLength(origin) <= ORIGIN_BYTES_MAX;

/** The checkpoint body that is signed. No extension lines: a time in here could not be verified by anybody. */
export const formatCheckpoint = (checkpoint: Checkpoint): string =>
  `${checkpoint.origin}\n${checkpoint.size}\n${checkpoint.root.toString('base64')}\n`;

/** Reads a checkpoint body; extension lines are allowed and ignored. Throws when it is malformed. */
export const parseCheckpoint = (text: string): Checkpoint => {
  const [origin, sizeLine, rootLine, ...more] = text.split('\n');
  if (origin === undefined || sizeLine === undefined || rootLine === undefined || more.at(-1) !== '') {
    throw new Error('a checkpoint has three lines: origin, size and root');
  }
  if (origin === '') throw new Error('the checkpoint names no origin');
  const size = fromDecimal(sizeLine);
  if (size === undefined) throw new Error(`"${sizeLine}" is not the size of a log`);
  const root = hashFromBase64(rootLine);
  if (root === undefined) throw new Error(`"${rootLine}" is not a root hash`);
  if (more.slice(0, -1).includes('')) throw new Error('an extension line of the checkpoint is empty');
  return { origin, size, root };
};
