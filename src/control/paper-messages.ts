import { z } from 'zod';
import { PURPOSES, type RoomId } from '../core/terms.ts';
import type { AskedOfPaper } from '../paper-acts.ts';
import { count, LIST_WORDS_MAX, personId, typedPin } from './list-messages.ts';

/** What is printed or written on a sheet of the paper log. */
export const SHEET_FORM = /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/;
export const LINES_OF_SHEET_MAX = 99;
export const PEOPLE_OF_LINE_MAX = 8;
/** Overlaps that one line names; a line with more is a mistake. */
export const OVERLAPS_MAX = 40;

/** A line of the paper log, as the command sends it. */
export const askedOfPaper: z.ZodType<AskedOfPaper> = z.strictObject({
  visit: z.strictObject({
    sheet: z.string().regex(SHEET_FORM),
    line: z.int().min(1).max(LINES_OF_SHEET_MAX),
    room: z
      .string()
      .max(40)
      .transform((text) => text as RoomId),
    people: z.array(personId).min(1).max(PEOPLE_OF_LINE_MAX),
    from: count,
    until: count,
    purpose: z.enum(PURPOSES),
    visitors_on_paper: count.max(99),
    words: z.string().trim().max(LIST_WORDS_MAX),
  }),
  overlaps: z.array(count).max(OVERLAPS_MAX),
  typed: z.array(typedPin).max(2),
});
