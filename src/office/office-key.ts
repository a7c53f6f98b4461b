import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { LogRefused } from '../log/errors.ts';
import { createSecret, readSecret } from '../log/secret-file.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** What the one key is used for; each use has a key of its own. */
const USES = ['codes', 'passwords', 'tickets', 'handles', 'counts'] as const;
type Use = (typeof USES)[number];

/** The keys of one office, derived from its file with HKDF-SHA-256. */
export class OfficeKey {
  readonly #keys: { readonly [U in Use]: Buffer };

  /** @param key 32 bytes */
  constructor(key: Uint8Array) {
    const derived = (use: Use): Buffer =>
      Buffer.from(hkdfSync('sha256', key, '', `ballot-vault office ${use}`, KEY_BYTES));
    this.#keys = {
      codes: derived('codes'),
      passwords: derived('passwords'),
      tickets: derived('tickets'),
      handles: derived('handles'),
      counts: derived('counts'),
    };
  }

  /** Mixed into each password's hash: whoever has the database alone cannot try passwords. */
  get pepper(): Buffer {
    return this.#keys.passwords;
  }

  /** Under which tickets for later attempts are signed. */
  get tickets(): Buffer {
    return this.#keys.tickets;
  }

  /** Under which accounts are named to authenticators. */
  get handles(): Buffer {
    return this.#keys.handles;
  }

  /** By what mistakes of somebody, or with something typed, are counted: HMAC-SHA-256, base64url. */
  countedAs(text: string): string {
    return createHmac('sha256', this.#keys.counts).update(text).digest('base64url');
  }

  /** AES-256-GCM: nonce, tag, ciphertext. `owner` is bound to it: what is sealed for one account opens for no other. */
  seal(secret: Uint8Array, owner: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#keys.codes, nonce);
    cipher.setAAD(Buffer.from(owner, 'utf8'));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws when it was sealed under another key or for another owner, or was changed. */
  open(sealed: Uint8Array, owner: string): Buffer {
    const bytes = Buffer.from(sealed);
    const decipher = createDecipheriv(CIPHER, this.#keys.codes, bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(owner, 'utf8'));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }
}

/**
 * The key of the office: 64 hexadecimal digits in a file that only its owner may read. `mayCreate` holds only where
 * there is no account yet: under a new key none would open any more.
 *
 * Throws `LogRefused` when the file is missing and may not be made, open to others, or not such a key.
 */
export const loadOfficeKey = (file: string, mayCreate: boolean): OfficeKey => {
  const stored = readSecret(file);
  if (stored !== undefined) {
    if (/^[0-9a-f]{64}\n?$/.test(stored)) return new OfficeKey(Buffer.from(stored.trim(), 'hex'));
    throw new LogRefused({
      what: 'this is not a key of the office: 64 hexadecimal digits',
      where: file,
      remedy: 'Restore it from its backup.',
    });
  }
  if (!mayCreate) {
    throw new LogRefused({
      what: 'the key of the office is missing, and there are accounts under it',
      where: file,
      remedy: 'Restore it from its backup; without it every account has to be reset.',
    });
  }
  const key = randomBytes(KEY_BYTES);
  createSecret(file, `${key.toString('hex')}\n`);
  return new OfficeKey(key);
};
