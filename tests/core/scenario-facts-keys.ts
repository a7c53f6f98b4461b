import type { KeyFact } from '../../src/core/facts-keys.ts';
import { sayInstant } from './scenario-time.ts';
import { names, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about keys and combinations. */
export const KEY_WORDS: WordsOf<KeyFact['type']> = {
  key_registered: {
    head: 'key registered',
    rest: ({ key, kind, signed_by }) => `: ${kind} ${key}, by ${names(signed_by)}`,
  },
  key_signed_out: { head: 'key given out', rest: ({ key, signed_by }) => `: ${key}, by ${names(signed_by)}` },
  key_returned: {
    head: 'key returned',
    rest: ({ key, person, signed_by }) => `: ${key} from ${person}, by ${names(signed_by)}`,
  },
  key_lost: {
    head: 'key lost',
    rest: (fact) => `: ${fact.key} since ${sayInstant(fact.since, fact.at)}, by ${names(fact.signed_by)}`,
  },
  key_changed: { head: 'lock changed', rest: ({ key, signed_by }) => `: ${key}, by ${names(signed_by)}` },
};
