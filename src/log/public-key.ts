import { parseSigningKey, readSigningKey } from './signing-key.ts';

/*
 * For those who have to know which key lies somewhere, and are not to sign with it.
 */

/** Verifier key of the signing key in a file; undefined when the file is not there. Throws `LogRefused`. */
export const verifierKeyIn = (file: string, origin: string): string | undefined =>
  readSigningKey(file, origin)?.verifier_key;

/** Verifier key of the signing key in a text that was read from `file`. Throws `LogRefused` when it is none. */
export const verifierKeyOf = (pem: string, file: string, origin: string): string =>
  parseSigningKey(pem, file, origin).verifier_key;
