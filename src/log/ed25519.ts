import { createPublicKey, type KeyObject } from 'node:crypto';

/** DER of a SubjectPublicKeyInfo for Ed25519 up to the 32 key bytes (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

export const publicKeyFromRaw = (raw: Buffer): KeyObject => {
  if (raw.length !== KEY_BYTES)
    throw new Error(`an Ed25519 public key has ${KEY_BYTES} bytes, not ${raw.length}`);
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
};

export const rawPublicKey = (key: KeyObject): Buffer =>
  key.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
