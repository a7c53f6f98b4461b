import { randomBytes } from 'node:crypto';
import { LogRefused } from './errors.ts';
import { createSecret, readSecret } from './secret-file.ts';

const SITE_KEY_BYTES = 32;

/**
 * The site's HMAC-SHA-256 key, under which badge numbers and PINs are hashed: 64 hexadecimal digits in a
 * file that only its owner may read. `mayCreate` holds only where no badge is on record yet: under a new
 * key nobody's badge would be known any more.
 *
 * Throws `LogRefused` when the file is missing and may not be made, open to others, or not such a key.
 */
export const loadSiteKey = (file: string, mayCreate: boolean): Buffer => {
  const stored = readSecret(file);
  if (stored !== undefined) return parseSiteKey(stored, file);
  if (!mayCreate) {
    throw new LogRefused({
      what: 'the site key is missing, and badges on record were hashed with it',
      where: file,
      remedy: 'Restore the site key from its backup; with another key no badge would be known.',
    });
  }
  const key = randomBytes(SITE_KEY_BYTES);
  createSecret(file, `${key.toString('hex')}\n`);
  return key;
};

const parseSiteKey = (text: string, file: string): Buffer => {
  if (!/^[0-9a-f]{64}\n?$/.test(text)) {
    throw new LogRefused({
      what: 'this is not a site key: 64 hexadecimal digits',
      where: file,
      remedy: 'Restore the site key from its backup.',
    });
  }
  return Buffer.from(text.trim(), 'hex');
};
