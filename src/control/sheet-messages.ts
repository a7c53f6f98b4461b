import { z } from 'zod';
import { LABEL, PLAIN_WORDS } from '../core/custody-terms.ts';
import { SHEET_FORMS, type SheetValues } from '../core/sheet-forms.ts';
import type { SheetAct } from '../core/sheets.ts';
import { FIGURE_MAX, SHEET_CONTAINERS_MAX } from '../core/sheets.ts';
import type { ContainerId } from '../core/terms.ts';
import type { AskedOfSheet } from '../sheet-acts.ts';
import { count, LIST_WORDS_MAX, personId } from './list-messages.ts';

const words = z.string().trim().max(LIST_WORDS_MAX);
const plain = z.string().regex(PLAIN_WORDS);
const label = z
  .string()
  .regex(LABEL)
  .transform((text) => text as ContainerId);

/** A sheet as its preparer states it. */
export const statedSheet = z.strictObject({
  form: z.enum(SHEET_FORMS),
  election: plain,
  place: plain.or(z.literal('')),
  values: z
    .record(z.string().max(40), z.int().min(0).max(FIGURE_MAX))
    .transform((values) => values as SheetValues),
  source: plain.or(z.literal('')),
  containers: z.array(label).max(SHEET_CONTAINERS_MAX),
  words,
});

/** What somebody does about a sheet. */
export const sheetAct: z.ZodType<SheetAct> = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('prepare'), sheet: count, stated: statedSheet }),
  z.strictObject({ act: z.literal('verify'), sheet: count, version: count, words }),
]);

/** The same with who does it, as the command sends it. */
export const askedOfSheet: z.ZodType<AskedOfSheet> = z.strictObject({
  person: personId,
  digits: z.string().max(1_024),
  act: sheetAct,
});
