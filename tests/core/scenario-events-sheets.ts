import type { PersonId } from '../../src/core/terms.ts';
import type { Read } from './scenario-touches-of.ts';

/** How scenarios say that people prepare and verify sheets of reconciliation. */
export const SHEETS: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) prepares (?:a sheet|sheet (\d+) anew) of (\w+ \d+): (\d+) received, (\d+) cast, (\d+) signed in(?:, because (.+))?$/,
    (_, person = '', sheet = '0', place = '', received = '', cast = '', voters = '', words = '') => ({
      type: 'sheet_acted',
      person: person as PersonId,
      act: {
        act: 'prepare',
        sheet: Number(sheet),
        stated: {
          form: 'polling_place',
          election: 'General 2026',
          place,
          values: {
            received_regular: Number(received),
            counter_closing: Number(cast),
            voters_signed_in: Number(voters),
          },
          source: '',
          containers: [],
          words,
        },
      },
    }),
  ],
  [
    /^(\w+) verifies sheet (\d+) version (\d+)$/,
    (_, person = '', sheet = '', version = '') => ({
      type: 'sheet_acted',
      person: person as PersonId,
      act: { act: 'verify', sheet: Number(sheet), version: Number(version), words: '' },
    }),
  ],
];
