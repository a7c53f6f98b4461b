import { createHmac, createPublicKey, createSecretKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { ED25519_NOTE, isKeyName, keyId, type NoteSigner } from './formats/note.ts';

/** Where the 32 key bytes begin in the DER of an Ed25519 public key (RFC 8410). */
const SPKI_PREFIX_BYTES = 12;

/** The 32 bytes of the public half of an Ed25519 key. */
export const rawPublicKey = (key: KeyObject): Buffer => {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX_BYTES);
};

/** A signer for notes under a private Ed25519 key. Throws for a name that cannot name a key. */
export const noteSigner = (name: string, privateKey: KeyObject): NoteSigner => {
  if (!isKeyName(name)) throw new Error(`"${name}" cannot name a key: no spaces and no plus sign`);
  return {
    name,
    key_id: keyId(name, ED25519_NOTE, rawPublicKey(privateKey)),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  };
};

const MAC_KEY_BYTES = 32;

/** HMAC-SHA-256 under a key derived from a private key (HKDF, RFC 5869), for what only its holder is to recognise. */
export const macUnder = (privateKey: KeyObject): ((text: string) => Buffer) => {
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' });
  const derived = hkdfSync('sha256', seed, '', 'ballot-vault voucher', MAC_KEY_BYTES);
  const key = createSecretKey(Buffer.from(derived));
  return (text) => createHmac('sha256', key).update(text).digest();
};
