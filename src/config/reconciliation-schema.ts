import { SHEET_FIELDS } from '../core/sheet-forms.ts';
import { list, object, oneOf, withDefaults } from './fields.ts';

const { polling_place, county } = SHEET_FIELDS;

/** Which figures stand on the sheets of reconciliation: what the state asks for. */
export const RECONCILIATION = object(
  withDefaults(
    {
      polling_place: list(
        oneOf(polling_place, 'A figure.'),
        1,
        polling_place.length,
        'Figures of the sheet of a polling place, in the order in which they stand on it.',
      ),
      county: list(
        oneOf(county, 'A figure.'),
        1,
        county.length,
        'Figures of the sheet of the whole county, in the order in which they stand on it.',
      ),
    },
    { polling_place: [...polling_place], county: [...county] },
  ),
);
