import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { SITE_KEY_BYTES, type SiteKey, siteKeyOf } from './credential.ts';

const OTHERS = 0o077;

/**
 * Makes a site key file: 64 hex digits and a newline, mode 0600. Refuses to replace one: without the old key every
 * enrolled badge would be unknown.
 */
export const createSiteKey = (path: string): SiteKey => {
  const bytes = randomBytes(SITE_KEY_BYTES);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${bytes.toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return siteKeyOf(bytes);
};

/** Reads a site key file. Throws with the path and the remedy when others may read it or it is damaged. */
export const readSiteKey = (path: string): SiteKey => {
  if ((statSync(path).mode & OTHERS) !== 0) {
    throw new Error(`${path}: the site key can be read by others; run: chmod 600 ${path}`);
  }
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new Error(`${path}: this is not a site key (64 hex digits); bring the file back from the backup`);
  }
  return siteKeyOf(Buffer.from(text, 'hex'));
};
