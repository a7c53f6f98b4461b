import { z } from 'zod';
import { KEY_KINDS } from '../core/facts-keys.ts';
import type { RoomId } from '../core/terms.ts';
import type { AskedOfKey } from '../key-acts.ts';
import { count, LIST_WORDS_MAX, personId, typedPin } from './list-messages.ts';

/** What a key's tag says: capitals, so that each name is one. */
export const KEY_FORM = /^[A-Z0-9][A-Z0-9-]{0,19}$/;
export const REKEY_DAYS_MAX = 3_660;

const key = z.string().regex(KEY_FORM);
const words = z.string().trim().max(LIST_WORDS_MAX);
const rekey_days = count.max(REKEY_DAYS_MAX);

/** What is done about a key, as the command sends it. */
export const askedOfKey: z.ZodType<AskedOfKey> = z.strictObject({
  typed: z.array(typedPin).max(2),
  act: z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('register'),
      key,
      kind: z.enum(KEY_KINDS),
      room: z
        .string()
        .max(40)
        .transform((text) => text as RoomId),
      rekey_days,
      words,
    }),
    z.strictObject({ act: z.literal('sign_out'), key, person: personId, words }),
    z.strictObject({ act: z.literal('take_back'), key, words }),
    z.strictObject({ act: z.literal('report_lost'), key, since: count, words: words.min(1) }),
    z.strictObject({ act: z.literal('change'), key, rekey_days, words }),
  ]),
});
