import type { Card } from './catalogue.ts';
import type { SheetFact } from './facts-sheets.ts';

/** Cards of the facts about sheets of reconciliation. */
export const SHEET_CARDS: { readonly [T in SheetFact['type']]: Card } = {
  sheet_prepared: {
    title: 'Reconciliation sheet prepared',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'One named person has stated these figures. The differences are computed from them; the kiosk counted no ballot and no voter. A later version of the same sheet leaves this one as it is.',
  },
  sheet_verified: {
    title: 'Reconciliation sheet verified',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Somebody other than its preparer has signed for this version of the sheet.',
  },
};
