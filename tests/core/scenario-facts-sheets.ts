import type { SheetFact } from '../../src/core/facts-sheets.ts';
import { names, plain, type WordsOf } from './scenario-words.ts';

const sums = (differences: object): string =>
  Object.entries(differences)
    .map(([name, difference]) => `${name} ${difference}`)
    .join(' and ');

/** How scenarios say facts about sheets of reconciliation. */
export const SHEET_WORDS: WordsOf<SheetFact['type']> = {
  sheet_prepared: {
    head: 'sheet prepared',
    rest: (fact) =>
      `: sheet ${fact.sheet} version ${fact.version}, ${plain(fact.form)}, differences ${sums(fact.differences)}, by ${names(fact.signed_by)}`,
    may: (fact) => (fact.words === '' ? [] : [fact.words]),
  },
  sheet_verified: {
    head: 'sheet verified',
    rest: (fact) => `: sheet ${fact.sheet} version ${fact.version}, by ${names(fact.signed_by)}`,
  },
};
