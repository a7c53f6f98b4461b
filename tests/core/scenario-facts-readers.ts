import type { ReaderFact } from '../../src/core/facts-readers.ts';
import type { WordsOf } from './scenario-words.ts';

/** How scenarios say facts about the line to a reader. */
export const READER_WORDS: WordsOf<ReaderFact['type']> = {
  reader_refused: {
    head: 'reader not believed',
    rest: ({ reader, refusal }) => `: ${reader}, ${refusal.replaceAll('_', ' ')}`,
  },
  reader_keys_exposed: { head: 'badges typed into the screen', rest: ({ reader }) => `: ${reader}` },
  reader_installation_started: {
    head: 'reader installed by',
    rest: ({ reader, signed_by, for_ms }) =>
      ` ${signed_by.join(' and ')}: ${reader}, for ${for_ms / 60_000} min`,
  },
  reader_installation_ended: {
    head: 'reader installation ended',
    rest: ({ reader, outcome }) => `: ${reader}, ${outcome.replaceAll('_', ' ')}`,
  },
};
