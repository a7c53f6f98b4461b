import type { ReaderFact } from '../../src/core/facts-readers.ts';
import type { WordsOf } from './scenario-words.ts';

/** How scenarios say facts about the line to a reader. */
export const READER_WORDS: WordsOf<ReaderFact['type']> = {
  reader_refused: {
    head: 'reader not believed',
    rest: ({ reader, refusal }) => `: ${reader}, ${refusal.replaceAll('_', ' ')}`,
  },
};
