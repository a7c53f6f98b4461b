import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** The age format, version 1, with recipients of the kind X25519 (C2SP age.md): `age -d` opens what is made here. */
const VERSION = 'age-encryption.org/v1';
const X25519_LABEL = `${VERSION}/X25519`;
const CIPHER = 'chacha20-poly1305';
const TAG_BYTES = 16;
const FILE_KEY_BYTES = 16;
const NONCE_BYTES = 16;
const CHUNK_BYTES = 65_536;
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;
/** A header names a few recipients; whatever has no end by then is no header. */
const HEADER_BYTES_MAX = 65_536;
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** This is no backup, or not for this key, or not as it was made. */
export class NotOpened extends Error {}

const plain64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

const hkdf = (key: Uint8Array, salt: Uint8Array, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));

const seal = (key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): Buffer => {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
};

const unseal = (key: Uint8Array, nonce: Uint8Array, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
};

const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(bytes).toString('base64url') },
    format: 'jwk',
  });

const privateKeyOf = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_X25519, bytes]), format: 'der', type: 'pkcs8' });

const bytesOf = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');

/** A pair of X25519, as bytes. */
export const makeKeys = (): { readonly recipient: Uint8Array; readonly identity: Uint8Array } => {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  return { recipient: bytesOf(publicKey), identity: der.subarray(PKCS8_X25519.length) };
};

/** The public key that belongs to a secret one. */
export const recipientOf = (identity: Uint8Array): Uint8Array =>
  bytesOf(createPublicKey(privateKeyOf(identity)));

const ZERO_NONCE = Buffer.alloc(12);

const stanzaFor = (recipient: Uint8Array, fileKey: Uint8Array): string => {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const share = bytesOf(publicKey);
  const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(recipient) });
  const wrap = hkdf(shared, Buffer.concat([share, recipient]), X25519_LABEL);
  return `-> X25519 ${plain64(share)}\n${plain64(seal(wrap, ZERO_NONCE, fileKey))}\n`;
};

const macOf = (fileKey: Uint8Array, header: string): Buffer =>
  createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header'))
    .update(header)
    .digest();

/** The header that lets each of the recipients, and nobody else, have the key of the file. */
const headerFor = (recipients: readonly Uint8Array[], fileKey: Uint8Array): string => {
  const stanzas = recipients.map((recipient) => stanzaFor(recipient, fileKey)).join('');
  const header = `${VERSION}\n${stanzas}---`;
  return `${header} ${plain64(macOf(fileKey, header))}\n`;
};

/** The nonce of a chunk: eleven bytes that count, and one that marks the last. */
const nonceOf = (chunk: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

/** Seals what is written to it, for these public keys. */
export const sealing = (recipients: readonly Uint8Array[]): Transform => {
  const fileKey = randomBytes(FILE_KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const key = hkdf(fileKey, nonce, 'payload');
  let held = Buffer.alloc(0);
  let chunk = 0;
  const stream = new Transform({
    transform(bytes: Buffer, _encoding, done: TransformCallback): void {
      held = Buffer.concat([held, bytes]);
      // The last chunk is sealed at the end, and only an empty file has an empty one: one byte more is waited for.
      while (held.length > CHUNK_BYTES) {
        this.push(seal(key, nonceOf(chunk, false), held.subarray(0, CHUNK_BYTES)));
        chunk += 1;
        held = held.subarray(CHUNK_BYTES);
      }
      done();
    },
    flush(done: TransformCallback): void {
      this.push(seal(key, nonceOf(chunk, true), held));
      done();
    },
  });
  stream.push(headerFor(recipients, fileKey));
  stream.push(nonce);
  return stream;
};

const fileKeyIn = (header: string, identity: Uint8Array): Buffer => {
  const own = recipientOf(identity);
  const privateKey = privateKeyOf(identity);
  for (const [, share64 = '', body = ''] of header.matchAll(
    /^-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n/gm,
  )) {
    const share = Buffer.from(share64, 'base64');
    try {
      const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(share) });
      const wrap = hkdf(shared, Buffer.concat([share, own]), X25519_LABEL);
      return unseal(wrap, ZERO_NONCE, Buffer.from(body, 'base64'));
    } catch {
      // This one is for another recipient.
    }
  }
  throw new NotOpened('it was not sealed for this key');
};

/** The key of the payload, once header and nonce are whole in `bytes`; undefined while they are not. */
const begun = (
  bytes: Buffer,
  identity: Uint8Array,
): { readonly key: Buffer; readonly rest: Buffer } | undefined => {
  const mark = bytes.indexOf('\n--- ');
  const end = mark < 0 ? -1 : bytes.indexOf('\n', mark + 1);
  if (end < 0 || bytes.length < end + 1 + NONCE_BYTES) {
    const isHeader = bytes
      .subarray(0, VERSION.length + 1)
      .equals(Buffer.from(`${VERSION}\n`).subarray(0, Math.min(bytes.length, VERSION.length + 1)));
    if (!isHeader || bytes.length > HEADER_BYTES_MAX) throw new NotOpened('it is no file of the age format');
    return undefined;
  }
  const header = bytes.toString('latin1', 0, mark + 4);
  const fileKey = fileKeyIn(header, identity);
  const mac = Buffer.from(bytes.toString('latin1', mark + 5, end), 'base64');
  const expected = macOf(fileKey, header);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected))
    throw new NotOpened('its header was changed');
  const nonce = bytes.subarray(end + 1, end + 1 + NONCE_BYTES);
  return { key: hkdf(fileKey, nonce, 'payload'), rest: bytes.subarray(end + 1 + NONCE_BYTES) };
};

const openChunk = (key: Buffer, chunk: number, sealed: Buffer, last: boolean): Buffer => {
  try {
    if (sealed.length < TAG_BYTES) throw new Error('too short');
    return unseal(key, nonceOf(chunk, last), sealed);
  } catch {
    throw new NotOpened(`it was changed or cut at byte ${chunk * CHUNK_BYTES} of what it holds`);
  }
};

const failureOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Opens what `sealing` made, for a secret key. Fails with `NotOpened`; nothing that follows a fault comes out. */
export const opening = (identity: Uint8Array): Transform => {
  let key: Buffer | undefined;
  let held = Buffer.alloc(0);
  let chunk = 0;
  return new Transform({
    transform(bytes: Buffer, _encoding, done: TransformCallback): void {
      held = Buffer.concat([held, bytes]);
      try {
        if (key === undefined) {
          const start = begun(held, identity);
          if (start === undefined) return done();
          key = start.key;
          held = Buffer.from(start.rest);
        }
        while (held.length > SEALED_BYTES) {
          this.push(openChunk(key, chunk, held.subarray(0, SEALED_BYTES), false));
          chunk += 1;
          held = held.subarray(SEALED_BYTES);
        }
        done();
      } catch (error) {
        done(failureOf(error));
      }
    },
    flush(done: TransformCallback): void {
      try {
        if (key === undefined) throw new NotOpened('it ends within its header');
        const last = openChunk(key, chunk, held, true);
        if (last.length === 0 && chunk > 0) throw new NotOpened('its last part is empty');
        this.push(last);
        done();
      } catch (error) {
        done(failureOf(error));
      }
    },
  });
};
