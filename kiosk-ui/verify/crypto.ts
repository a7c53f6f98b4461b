import { etc, Point } from '@noble/ed25519';
import { sha256 as sha256Of, sha512 } from '@noble/hashes/sha2.js';

/*
 * What the formats need of the platform, in a browser. It stands in the place of the formats' own file of this name
 * and has the same exports; everything is synchronous, as there.
 */

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Writes the SHA-256 of some bytes into a buffer. */
export const sha256Into = (target: Buffer, offset: number, bytes: Buffer): void => {
  target.set(sha256Of(bytes), offset);
};

export const sha256 = (bytes: Buffer): Buffer => Buffer.from(sha256Of(bytes).buffer);

const withoutPadding = (base64: string): string =>
  base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** SHA-256 of a text of ASCII characters, as base64url without padding. */
export const sha256OfText = (text: string): string =>
  withoutPadding(sha256(Buffer.from(text)).toString('base64'));

/** UTF-8 of a text as base64url without padding (RFC 4648 section 5). */
export const base64url = (text: string): string => withoutPadding(Buffer.from(text).toString('base64'));

const littleEndian = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`);

/** A key that can be one: a point of small order signs everything. */
const pointOf = (raw: Buffer): Point | undefined => {
  try {
    const point = Point.fromBytes(raw, true);
    return point.isSmallOrder() ? undefined : point;
  } catch {
    return undefined;
  }
};

/**
 * The check of Ed25519 signatures (RFC 8032) under one public key of 32 bytes. Throws where it is not one. Decides as
 * OpenSSL does, which is behind the other file of this name: R is computed anew and compared as bytes, and neither key
 * nor R may be of small order. The package's own check also takes signatures that OpenSSL refuses, and the two would
 * then give one log two verdicts.
 */
export const ed25519Verifier = (raw: Buffer): ((message: Buffer, signature: Buffer) => boolean) => {
  if (raw.length !== KEY_BYTES)
    throw new Error(`an Ed25519 public key has ${KEY_BYTES} bytes, not ${raw.length}`);
  const key = Buffer.from(raw);
  const point = pointOf(key)?.negate();
  const order = Point.CURVE().n;
  return (message, signature) => {
    if (point === undefined || signature.length !== SIGNATURE_BYTES) return false;
    const r = signature.subarray(0, KEY_BYTES);
    const s = littleEndian(signature.subarray(KEY_BYTES));
    if (s >= order) return false;
    const k = littleEndian(sha512(etc.concatBytes(r, key, message))) % order;
    const computed = Point.BASE.multiply(s, false).add(point.multiply(k, false));
    return !computed.isSmallOrder() && Buffer.from(computed.toBytes()).equals(r);
  };
};
