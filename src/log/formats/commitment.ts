import { base64url, sha256OfText } from './crypto.ts';

/**
 * Salted commitments to personal fields in the manner of RFC 9901 (SD-JWT): the entry holds a digest, the
 * disclosure beside it holds salt, name and value. Without the salt, even a value from a short list cannot be
 * found by trying; with salt and value deleted, the digest says nothing and the tree still verifies.
 */

/** RFC 9901 section 9.3 asks for at least 128 bits, fresh for each disclosure. */
export const SALT_BYTES = 16;

/** What opens one commitment. `content` is the exact JSON text `[salt, name, value]` that was committed to. */
export interface Disclosure {
  readonly name: string;
  readonly content: string;
}

export const makeDisclosure = (name: string, value: unknown, salt: Buffer): Disclosure => {
  if (salt.length < SALT_BYTES)
    throw new Error(`a salt has at least ${SALT_BYTES} bytes, not ${salt.length}`);
  return { name, content: JSON.stringify([salt.toString('base64url'), name, value]) };
};

/** base64url(SHA-256(ASCII(base64url(content)))), without padding, as RFC 9901 section 4.2.3 has it. */
export const commitmentTo = (content: string): string => sha256OfText(base64url(content));

/** The value inside a disclosure's content; throws when it is not `[salt, name, value]` for this name. */
export const disclosedValue = (disclosure: Disclosure): unknown => {
  const parts: unknown = JSON.parse(disclosure.content);
  if (!Array.isArray(parts) || parts.length !== 3 || parts[1] !== disclosure.name) {
    throw new Error(`the disclosure of "${disclosure.name}" is malformed`);
  }
  return parts[2];
};
