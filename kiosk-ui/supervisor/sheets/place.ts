import { SHEET_FORMS, type SheetForm } from '../../../src/core/sheet-forms.ts';

/** The pages of sheets: all of them, one, a new one of a form, and a later version of one. */
export type SheetsPlace =
  | { readonly page: 'all' }
  | { readonly page: 'one' | 'later'; readonly sheet: number }
  | { readonly page: 'new'; readonly form: SheetForm };

/** Whether an address names one of them: `#sheets`, `#sheets/3`, `#sheets/3/later`, `#sheets/new/county`. */
export const isOfSheets = (hash: string): boolean => hash === '#sheets' || hash.startsWith('#sheets/');

export const sheetsPlaceOf = (hash: string): SheetsPlace => {
  const [, name = '', more = ''] = hash.split('/');
  const form = SHEET_FORMS.find((known) => known === more);
  if (name === 'new' && form !== undefined) return { page: 'new', form };
  if (!/^[1-9]\d{0,5}$/.test(name)) return { page: 'all' };
  return { page: more === 'later' ? 'later' : 'one', sheet: Number(name) };
};

export const addressOfSheet = (sheet: number, more: '' | 'later' = ''): string =>
  more === '' ? `#sheets/${sheet}` : `#sheets/${sheet}/${more}`;
