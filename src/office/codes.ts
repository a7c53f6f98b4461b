import { randomBytes } from 'node:crypto';
import { generateSync, generateURI, ScureBase32Plugin, verifySync } from 'otplib';
import type { Ms } from '../core/terms.ts';

/** RFC 4226 4 R6: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20;
/** RFC 6238 5.2: one step of delay is allowed for, and so is one step of a clock that is ahead. */
const TOLERANCE_S = 30;
const ISSUER = 'Ballot Vault';

const CODE = /^\d{6}$/;
const base32 = new ScureBase32Plugin();

/** Some authenticators show a code as 123 456. */
export const plainCode = (typed: string): string => typed.replaceAll(/\s/g, '');

export const newCodeSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** The secret as people type it: base32 without padding. */
export const secretText = (secret: Uint8Array): string => base32.encode(secret, { padding: false });

/** What an authenticator app scans. */
export const secretAddress = (secret: Uint8Array, account: string, kiosk: string): string =>
  generateURI({ issuer: `${ISSUER}, ${kiosk}`, label: account, secret: secretText(secret) });

export type CheckedCode =
  | { readonly outcome: 'right' /** Its step of 30 s since 1970. */; readonly step: number }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'used' };

/**
 * Checks the six digits that an authenticator app shows (RFC 6238, SHA-1, 30 s). A code of `last_step`, the newest that
 * was used, or of an earlier one is not taken again. Compares in constant time.
 */
export const checkCode = (secret: Uint8Array, typed: string, now: Ms, last_step: number): CheckedCode => {
  const token = plainCode(typed);
  if (!CODE.test(token)) return { outcome: 'wrong' };
  const result = verifySync({ secret, token, epoch: Math.floor(now / 1_000), epochTolerance: TOLERANCE_S });
  if (!result.valid || !('timeStep' in result)) return { outcome: 'wrong' };
  return result.timeStep > last_step ? { outcome: 'right', step: result.timeStep } : { outcome: 'used' };
};

/** The six digits that an authenticator app with this secret shows now, and for how many more seconds they are taken. */
export const codeNow = (secret: Uint8Array, now: Ms): { readonly code: string; readonly seconds: number } => {
  const epoch = Math.floor(now / 1_000);
  return { code: generateSync({ secret, epoch }), seconds: 2 * TOLERANCE_S - (epoch % TOLERANCE_S) };
};
