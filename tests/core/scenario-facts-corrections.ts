import type { CorrectionFact } from '../../src/core/facts-corrections.ts';
import { names, plain, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about entries that are not right. */
export const CORRECTION_WORDS: WordsOf<CorrectionFact['type']> = {
  entry_corrected: {
    head: 'corrected',
    rest: (fact) => `: entry ${fact.entry}, ${plain(fact.cause)}, by ${names(fact.signed_by)}`,
    may: (fact) => [fact.words],
  },
};
