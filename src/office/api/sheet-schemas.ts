import { z } from 'zod';
import { sheetAct, statedSheet } from '../../control/sheet-messages.ts';
import {
  DIFFERENCES,
  type DifferenceName,
  type Differences,
  SHEET_FIELDS,
  SHEET_FORMS,
  type SheetField,
  type SheetValues,
} from '../../core/sheet-forms.ts';
import type { SheetVersion } from '../../reports/sheets.ts';
import { digits } from '../asks.ts';
import { count, index, instant } from './fields.ts';

/** Most sheets that are told at once. */
export const SHEETS_AT_ONCE = 200;

const optional = <Name extends string, Schema extends z.ZodType>(names: readonly Name[], schema: Schema) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, schema.exactOptional()])) as unknown as {
      [N in Name]: z.ZodExactOptional<Schema>;
    },
  );

const differences = optional<DifferenceName, z.ZodInt>(DIFFERENCES, z.int()).describe(
  'By name, of those that can be computed; 0 where the figures agree.',
) as unknown as z.ZodType<Differences>;

const fields: readonly SheetField[] = SHEET_FORMS.flatMap((form) => SHEET_FIELDS[form]);
const values = optional<SheetField, z.ZodInt>(fields, count) as unknown as z.ZodType<SheetValues>;

const form = z.enum(SHEET_FORMS);
const people = z.array(z.string().max(40)).readonly();
const verified = z
  .strictObject({ entry: count, at: instant, by: people })
  .nullable()
  .describe('The second person; null while nobody has verified it.');
const names = z
  .record(z.string(), z.string())
  .describe('Of whoever signed, by identifier, as far as the kiosk knows them.');

const version = {
  sheet: count,
  version: count,
  form,
  election: z.string(),
  place: z.string().describe('Empty for the whole county.'),
  differences,
  entry: count,
  at: instant,
  prepared_by: people,
  verified,
};

/** A sheet in its newest version, without its figures. */
const HEAD = z.strictObject({
  ...version,
  stands: count.describe('The newest version that is verified, which is what is published; 0 for none.'),
});
export type SheetHead = z.infer<typeof HEAD>;

export const SHEETS = z.strictObject({
  asked: z
    .strictObject({
      polling_place: z.array(z.enum(SHEET_FIELDS.polling_place)).readonly(),
      county: z.array(z.enum(SHEET_FIELDS.county)).readonly(),
    })
    .describe('Figures that the office asks for, in their order.'),
  total: count.describe('Sheets on record.'),
  names,
  sheets: z.array(HEAD).max(SHEETS_AT_ONCE).readonly(),
  next: count.nullable().describe('Goes into `after` for the next page; null on the last one.'),
});
export type SheetsAnswer = z.infer<typeof SHEETS>;

const VERSION: z.ZodType<SheetVersion> = z.strictObject({
  ...version,
  values,
  source: z.string(),
  containers: z
    .array(z.string().max(40) as unknown as z.ZodType<SheetVersion['containers'][number]>)
    .readonly(),
  in_containers: count.describe('Ballots stated for those containers when it was prepared.'),
  words: z
    .string()
    .describe('How each difference is explained; empty where nothing is, or where it is erased.'),
});

export const SHEET = z.strictObject({
  names,
  versions: z.array(VERSION).min(1).readonly().describe('All of them, the first one first.'),
});
export type SheetAnswer = z.infer<typeof SHEET>;

export const SHEET_PREVIEW_ASKED = z.strictObject({
  sheet: count.describe('0 for a new one.'),
  stated: statedSheet,
});
export type SheetPreviewAsked = z.input<typeof SHEET_PREVIEW_ASKED>;

export const SHEET_PREVIEW = z.strictObject({
  index,
  differences,
  in_containers: count.nullable().describe('Stated for the containers; null where none is named.'),
  refusal: z
    .strictObject({ what: z.string(), remedy: z.string() })
    .nullable()
    .describe('Why it could not be prepared; null where it can.'),
});
export type SheetPreview = z.infer<typeof SHEET_PREVIEW>;

export const SHEET_ACT_ASKED = z.strictObject({ act: sheetAct, digits });
export const SHEET_ACTED = z.strictObject({ became: z.enum(['prepared', 'verified']), sheet: count });
export type SheetActed = z.infer<typeof SHEET_ACTED>;
