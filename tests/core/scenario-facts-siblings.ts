import type { SiblingFact } from '../../src/core/facts-siblings.ts';
import { sayLength } from './scenario-time.ts';
import type { WordsOf } from './scenario-words.ts';

/** How scenarios say facts about other kiosks. */
export const SIBLING_WORDS: WordsOf<SiblingFact['type']> = {
  sibling_lost: {
    head: 'sibling lost',
    rest: (fact) => `: ${fact.sibling}`,
    may: (fact) => [`silent for ${sayLength(fact.silent_ms)}`, `last heartbeat ${fact.heartbeat}`],
  },
  sibling_heard: {
    head: 'sibling heard',
    rest: (fact) => `: ${fact.sibling}`,
    may: (fact) => [`last heartbeat ${fact.heartbeat}`],
  },
};
