import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';

/*
 * All that the formats need of the platform. The page that verifies in a browser puts another file in this one's
 * place; nothing else in this folder knows where it runs.
 */

/** DER of a SubjectPublicKeyInfo for Ed25519 up to the 32 key bytes (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const HASH_BYTES = 32;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/**
 * Writes the SHA-256 of some bytes into a buffer. By way of a text with one character for each byte, since a Buffer
 * that native code makes costs more than the hash itself.
 */
export const sha256Into = (target: Buffer, offset: number, bytes: Buffer): void => {
  target.write(hash('sha256', bytes, 'binary'), offset, HASH_BYTES, 'latin1');
};

export const sha256 = (bytes: Buffer): Buffer => {
  const digest = Buffer.allocUnsafe(HASH_BYTES);
  sha256Into(digest, 0, bytes);
  return digest;
};

/** SHA-256 of a text of ASCII characters, as base64url without padding. */
export const sha256OfText = (text: string): string => hash('sha256', text, 'base64url');

/** UTF-8 of a text as base64url without padding (RFC 4648 section 5). */
export const base64url = (text: string): string => Buffer.from(text).toString('base64url');

const publicKeyFromRaw = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });

/** The check of Ed25519 signatures (RFC 8032) under one public key of 32 bytes. Throws where it is not one. */
export const ed25519Verifier = (raw: Buffer): ((message: Buffer, signature: Buffer) => boolean) => {
  if (raw.length !== KEY_BYTES)
    throw new Error(`an Ed25519 public key has ${KEY_BYTES} bytes, not ${raw.length}`);
  const key = publicKeyFromRaw(raw);
  return (message, signature) =>
    signature.length === SIGNATURE_BYTES && verify(null, message, key, signature);
};
