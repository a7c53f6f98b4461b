import { randomBytes } from 'node:crypto';
import { SALT_BYTES } from './formats/commitment.ts';

/** Gives a fresh salt for one commitment. */
export type SaltSource = () => Buffer;

/** Fetched many at once: a fact has up to six, and the system's source takes longer to ask than to answer. */
const SALTS_FETCHED = 256;
let fetched = Buffer.alloc(0);

export const randomSalt: SaltSource = () => {
  if (fetched.length === 0) fetched = randomBytes(SALTS_FETCHED * SALT_BYTES);
  const salt = fetched.subarray(0, SALT_BYTES);
  fetched = fetched.subarray(SALT_BYTES);
  return salt;
};
