import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { LogRefused } from '../log/errors.ts';
import { readSecret } from '../log/secret-file.ts';

/** What a kiosk says of itself to show that its loop is alive, and not only a process beside it. */
export interface Proof {
  /** Name of its log. */
  readonly log: string;
  /** Number of the newest heartbeat in its log. */
  readonly heartbeat: number;
  /** Size and root, in base64, of the newest checkpoint that it signed. */
  readonly size: number;
  readonly root: string;
}

/** A beat from one kiosk to another. `nonce` is what the receiver gave with its last answer: a beat holds once. */
export const BEAT = z.strictObject({
  log: z.string().min(1).max(400),
  heartbeat: z.int().min(-1),
  size: z.int().min(-1),
  root: z.string().max(64),
  nonce: z.string().max(64),
});
export type Beat = z.infer<typeof BEAT>;

/** What the receiver answers: the nonce of the next beat, also where this one had another. */
export const BEAT_ANSWER = z.object({ next: z.string().max(64) });

export const SIGNATURE_HEADER = 'beat-signature';

/** HMAC-SHA256 over the bytes of the body, in base64. */
export const beatSignature = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body).digest('base64');

export const isSignedWith = (secret: string, body: string, signature: string): boolean => {
  const right = Buffer.from(beatSignature(secret, body));
  const given = Buffer.from(signature);
  return right.length === given.length && timingSafeEqual(right, given);
};

/** Read at each beat: one that was put right, or changed, holds at once. Undefined where there is none that may be used. */
export const sharedSecret = (file: string): string | undefined => {
  try {
    const secret = readSecret(file, 'secret')?.trim() ?? '';
    return secret === '' ? undefined : secret;
  } catch (error) {
    if (error instanceof LogRefused) return undefined;
    throw error;
  }
};
