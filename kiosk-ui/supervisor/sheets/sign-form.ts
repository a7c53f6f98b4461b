import type { SheetAct } from '../../../src/core/sheets.ts';
import type { SheetActed } from '../../../src/office/api/sheet-schemas.ts';
import { actFormOf } from '../list/act-form.tsx';

/** Preparing a sheet, or verifying one, with the PIN of whoever does it. */
export const SignForm = actFormOf<SheetAct, SheetActed>();
