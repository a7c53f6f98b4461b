import type { TestFact } from '../../src/core/facts-tests.ts';
import { sayInstant, sayLength } from './scenario-time.ts';
import { names, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about tests of the ways by which people are told. */
export const TEST_WORDS: WordsOf<TestFact['type']> = {
  channel_test_sent: {
    head: 'test sent',
    rest: (fact) => `: ${fact.channel}${fact.signed_by.length === 0 ? '' : `, by ${names(fact.signed_by)}`}`,
    may: (fact) => [`to be received until ${sayInstant(fact.answer_until, fact.at)}`],
  },
  channel_tested: {
    head: 'test received',
    rest: (fact) => `: ${fact.channel}, by ${fact.person} after ${sayLength(fact.after_ms)}`,
  },
  test_missed: {
    head: 'test missed',
    rest: (fact) =>
      `: ${fact.channel}${fact.since === fact.at ? '' : `, as of ${sayInstant(fact.since, fact.at)}`}`,
  },
};
