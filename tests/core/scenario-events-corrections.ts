import type { CorrectionCause } from '../../src/core/facts-corrections.ts';
import type { PersonId } from '../../src/core/terms.ts';
import type { Read } from './scenario-touches-of.ts';

/** How scenarios say that two people correct an entry. */
export const CORRECTIONS: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) and (\w+) correct entry (\d+), ([a-z ]+)(?:: (.+))?$/,
    (_, one = '', other = '', entry = '', cause = '', words = '') => ({
      type: 'correction_signed',
      correction: { entry: Number(entry), cause: cause.replaceAll(' ', '_') as CorrectionCause, words },
      signed_by: [one, other] as PersonId[],
    }),
  ],
];
