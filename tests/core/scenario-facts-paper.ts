import type { PaperFact } from '../../src/core/facts-paper.ts';
import { sayInstant } from './scenario-time.ts';
import { names, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about the paper log. */
export const PAPER_WORDS: WordsOf<PaperFact['type']> = {
  paper_visit_transcribed: {
    head: 'transcribed from paper',
    rest: (fact) =>
      `: sheet ${fact.sheet} line ${fact.line}, ${names(fact.people)} from ${sayInstant(fact.from, fact.at)} to ${sayInstant(fact.until, fact.at)}, by ${names(fact.signed_by)}`,
  },
};
