import { z } from 'zod';
import { CORRECTION_CAUSES } from '../core/facts-corrections.ts';
import type { AskedOfCorrection } from '../correction-acts.ts';
import { count, LIST_WORDS_MAX, typedPin } from './list-messages.ts';

/** A correction of an entry, as the command sends it. */
export const askedOfCorrection: z.ZodType<AskedOfCorrection> = z.strictObject({
  correction: z.strictObject({
    entry: count,
    cause: z.enum(CORRECTION_CAUSES),
    words: z.string().trim().max(LIST_WORDS_MAX),
  }),
  typed: z.array(typedPin).max(2),
});
