import { z } from 'zod';
import {
  CONTAINER_KINDS,
  CONTENTS_CLASSES,
  LABEL,
  MOVE_REASONS,
  PLAIN_WORDS,
  SEAL_CONDITIONS,
  TAKEN_BY,
} from '../core/custody-terms.ts';
import type { ContainerId, SealNumber } from '../core/terms.ts';
import { authority, wholeNumber, words } from './wire-values.ts';

const BALLOTS_MAX = 1_000_000;
/** An instant of this century, in ms since 1970. */
const INSTANT_MAX = 4_102_444_800_000;

const container = z
  .string()
  .regex(LABEL)
  .transform((value) => value as ContainerId);
const seal = z
  .string()
  .regex(LABEL)
  .transform((value) => value as SealNumber);
const plain = z.string().regex(PLAIN_WORDS);
const shelf = plain.or(z.literal(''));
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const instant = wholeNumber(1, INSTANT_MAX);
const of = { container, taken_by: z.enum(TAKEN_BY) };
const seen = { ...of, seal: seal.or(z.literal('')), condition: z.enum(SEAL_CONDITIONS), words };
const ordered = { ...of, words: authority };

/** Only a seal that is missing has no number. */
const hasNumber = (look: { readonly seal: string; readonly condition: string }): boolean =>
  look.seal !== '' || look.condition === 'missing';
const NO_NUMBER = { path: ['seal'], error: 'is empty' };

/** What a screen may state of containers and seals. */
export const CUSTODY_STATEMENTS = [
  z.strictObject({
    statement: z.literal('register_container'),
    ...of,
    kind: z.enum(CONTAINER_KINDS),
    contents: z.enum(CONTENTS_CLASSES),
    election: plain,
    election_day: day,
    federal: z.enum(['yes', 'no']),
    range: shelf,
    count: wholeNumber(0, BALLOTS_MAX),
    shelf,
    approved_until: day.or(z.literal('')),
  }),
  z.strictObject({
    statement: z.literal('move_container'),
    ...of,
    way: z.enum(['in', 'out', 'within']),
    reason: z.enum(MOVE_REASONS),
    shelf,
    words,
  }),
  z.strictObject({ statement: z.literal('add_seals'), first: seal, last: seal }),
  z.strictObject({ statement: z.literal('apply_seal'), ...of, seal }),
  z.strictObject({ statement: z.literal('check_seal'), ...seen }).refine(hasNumber, NO_NUMBER),
  z.strictObject({ statement: z.literal('remove_seal'), ...seen }).refine(hasNumber, NO_NUMBER),
  z
    .strictObject({ statement: z.literal('replace_seal'), ...seen, new_seal: seal })
    .refine(hasNumber, NO_NUMBER),
  z.strictObject({ statement: z.literal('report_break'), ...of, since: instant, until: instant, words }),
  z.strictObject({ statement: z.literal('hold_container'), ...ordered }),
  z.strictObject({ statement: z.literal('lift_hold'), ...ordered }),
  z.strictObject({ statement: z.literal('destroy_container'), ...ordered }),
  z.strictObject({ statement: z.literal('begin_inventory') }),
  z.strictObject({ statement: z.literal('sign_inventory'), words }),
] as const;

/** What a screen may send while the containers of its room are counted. */
export const INVENTORY_TOUCHES = [
  z.strictObject({ touch: z.literal('count_container'), ...of }),
  z.strictObject({ touch: z.literal('compare_inventory') }),
  z.strictObject({ touch: z.literal('give_up_inventory') }),
] as const;
