import { z } from 'zod';
import {
  BADGE_BACK,
  ID_KINDS,
  ITEMS_MAX,
  ITEMS_OUT,
  VISITED_MAX,
  VISITOR_BADGE_MAX,
} from '../core/facts-visitors.ts';
import { INK_MAX, readInk } from '../core/ink.ts';
import { isReadable } from '../core/printable.ts';
import { PURPOSES, VISITOR_CLASSES } from '../core/terms.ts';
import { NAME_MAX, name, person, text, visitor, wholeNumber } from './wire-values.ts';

const badge = wholeNumber(1, VISITOR_BADGE_MAX);

const ANSWER = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('purpose'), value: z.enum(PURPOSES) }),
  z.strictObject({ field: z.literal('visited'), words: text(VISITED_MAX).refine(isReadable, 'is empty') }),
  z.strictObject({ field: z.literal('id_seen'), value: z.enum(ID_KINDS), seen_by: person }),
  z.strictObject({ field: z.literal('items'), value: z.enum(['nothing', 'listed']), words: text(ITEMS_MAX) }),
  z.strictObject({ field: z.literal('rules'), value: z.literal('acknowledged') }),
  z
    .strictObject({
      field: z.literal('signature'),
      how: z.enum(['drawn', 'typed']),
      signature: text(INK_MAX),
    })
    .refine(
      ({ how, signature }) =>
        how === 'drawn'
          ? readInk(signature) !== undefined
          : isReadable(signature) && signature.length <= VISITED_MAX,
      { error: 'is no signature', path: ['signature'] },
    ),
  z.strictObject({ field: z.literal('badge'), badge }),
]);

/** What can be touched about visitors. */
export const VISITOR_TOUCHES = [
  z.strictObject({ touch: z.literal('announce_visitors') }),
  z.strictObject({ touch: z.literal('complete_visitors') }),
  z.strictObject({
    touch: z.literal('add_visitor'),
    name,
    organization: text(NAME_MAX),
    visitor_class: z.enum(VISITOR_CLASSES),
  }),
  z.strictObject({ touch: z.literal('record_visitor'), visitor, answer: ANSWER }),
  z.strictObject({
    touch: z.literal('sign_out_visitor'),
    visitor,
    badge: z.enum(BADGE_BACK),
    items: z.enum(ITEMS_OUT),
    words: text(ITEMS_MAX),
  }),
  z.strictObject({
    touch: z.literal('account_for_badge'),
    badge,
    answer: z.enum(['returned', 'lost']),
  }),
] as const;
