import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Credential } from '../src/core/terms.ts';
import type { Badge } from './badge.ts';

/** The site's secret. A key object, so that printing it by accident shows nothing. */
export type SiteKey = KeyObject;

/** Bytes of a site key: the block of entropy that HMAC-SHA-256 can use whole. */
export const SITE_KEY_BYTES = 32;

/** Wraps 32 secret bytes. Throws on any other length. */
export const siteKeyOf = (bytes: Uint8Array): SiteKey => {
  if (bytes.length !== SITE_KEY_BYTES) throw new Error(`a site key has ${SITE_KEY_BYTES} bytes`);
  return createSecretKey(bytes);
};

/**
 * What the rest of the product knows of a badge: HMAC-SHA-256 (site key, canonical text), base64url, 43
 * characters. Keyed, because the numbers of a facility can be tried out one by one against a plain hash.
 */
export const credentialOf = (key: SiteKey, badge: Badge): Credential =>
  createHmac('sha256', key).update(badge, 'utf8').digest('base64url') as Credential;

/** `credentialOf` with the key bound: all that a driver is given. */
export type CredentialOf = (badge: Badge) => Credential;
