import { z } from 'zod';
import {
  type ApprovedProcedure,
  type Procedure,
  STEP_LENGTH_MAX,
  STEPS_MAX,
  TITLE_LENGTH_MAX,
  WORDS_BYTES_MAX,
} from '../core/facts-procedures.ts';
import { PHASES, PURPOSES, type RoomId } from '../core/terms.ts';
import type { AskedOfProcedure } from '../procedure-acts.ts';
import { count, LIST_WORDS_MAX, personId, typedPin } from './list-messages.ts';

const procedureId = z.string().regex(/^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/);
const told = (most: number) => z.strictObject({ en: z.string().min(1).max(most), es: z.string().max(most) });

const procedure = {
  procedure: procedureId,
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$/),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  rooms: z
    .array(
      z
        .string()
        .max(40)
        .transform((text) => text as RoomId),
    )
    .max(12),
  phases: z.array(z.enum(PHASES)).max(12),
  purposes: z.array(z.enum(PURPOSES)).max(12),
  title: told(TITLE_LENGTH_MAX),
  steps: z.array(told(STEP_LENGTH_MAX)).min(1).max(STEPS_MAX),
};

/** One entry of the log has room for so much. */
const fits = ({ title, steps }: Procedure): boolean =>
  Buffer.byteLength(JSON.stringify({ title, steps })) <= WORDS_BYTES_MAX;

const written: z.ZodType<Procedure> = z.strictObject(procedure).refine(fits);

/** What two officials do about a procedure, as the command sends it. */
export const askedOfProcedure: z.ZodType<AskedOfProcedure> = z.strictObject({
  act: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('approve'), procedure: written }),
    z.strictObject({
      act: z.literal('withdraw'),
      procedure: procedureId,
      words: z.string().trim().min(1).max(LIST_WORDS_MAX),
    }),
  ]),
  typed: z.array(typedPin).max(2),
});

export const procedureInUse: z.ZodType<ApprovedProcedure> = z.object({
  ...procedure,
  since: count,
  signed_by: z.array(personId),
});
