/** Sheets of reconciliation as an office states them that asks for every figure. */
import type { StatedSheet } from '../../src/core/facts-sheets.ts';
import { SHEET_FIELDS, type SheetValues } from '../../src/core/sheet-forms.ts';
import type { SheetAct } from '../../src/core/sheets.ts';

const NOUGHTS = Object.fromEntries(SHEET_FIELDS.polling_place.map((field) => [field, 0]));

/** Figures of a polling place that agree, and the same with one ballot too few in the counter. */
export const GOOD: SheetValues = {
  ...NOUGHTS,
  received_regular: 100,
  left_opened: 40,
  spoiled: 2,
  counter_closing: 58,
  voters_signed_in: 58,
};
export const SHORT: SheetValues = { ...GOOD, counter_closing: 57 };

export const statedSheet = (values: SheetValues, words = ''): StatedSheet => ({
  form: 'polling_place',
  election: 'General 2026',
  place: 'Precinct 4',
  values,
  source: '',
  containers: [],
  words,
});

export const preparing = (values: SheetValues, words = '', sheet = 0): SheetAct => ({
  act: 'prepare',
  sheet,
  stated: statedSheet(values, words),
});
