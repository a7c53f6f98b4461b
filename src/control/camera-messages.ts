import { z } from 'zod';
import type { AskedOfCamera } from '../camera-acts.ts';
import { LIST_WORDS_MAX, personId, typedPin } from './list-messages.ts';

/** A clock that is further off than a year is not compared, it is set. */
export const AHEAD_MS_MAX = 366 * 86_400_000;

/** How somebody found a camera, as the command sends it. */
export const askedOfCamera: z.ZodType<AskedOfCamera> = z.strictObject({
  camera: personId,
  works: z.enum(['yes', 'no']),
  ahead_ms: z.int().min(-AHEAD_MS_MAX).max(AHEAD_MS_MAX),
  words: z.string().trim().max(LIST_WORDS_MAX),
  typed: typedPin,
});
