import { createHash } from 'node:crypto';
import path from 'node:path';
import { LogRefused } from './errors.ts';
import { readSecret, replaceSecret } from './secret-file.ts';

/** Lies in the data folder: the digests of keys that readers had, or were offered, one a line. */
export const USED_KEYS_FILE = 'reader-keys.used';

const FORM = /^(?:[0-9a-f]{64}\n)*$/;

/** Keys that readers had, or were offered. */
export interface UsedKeys {
  isUsed(key: Uint8Array): boolean;
  /** Durable when it returns; throws where it cannot be. */
  use(key: Uint8Array): void;
}

/** Keys are 16 random bytes, so nobody finds one by its digest. */
const digestOf = (key: Uint8Array): string =>
  createHash('sha256').update('ballot-vault-kiosk reader key v1\n', 'utf8').update(key).digest('hex');

/**
 * The used keys of the log in a data folder; the file is asked each time. Both throw `LogRefused` for a file that
 * others may read or change, or that is none of ours: which keys were used is not known then.
 */
export const usedKeysIn = (data: string): UsedKeys => {
  const file = path.join(data, USED_KEYS_FILE);
  const read = (): string => {
    const text = readSecret(file, 'record of used keys') ?? '';
    if (FORM.test(text)) return text;
    throw new LogRefused({
      what: 'this is no record of used keys',
      where: file,
      remedy: 'Give each reader a new key, and then remove this file.',
    });
  };
  const isIn = (text: string, key: Uint8Array): boolean => text.includes(digestOf(key));
  return {
    isUsed: (key) => isIn(read(), key),
    use: (key) => {
      const text = read();
      if (!isIn(text, key)) replaceSecret(file, `${text}${digestOf(key)}\n`);
    },
  };
};
