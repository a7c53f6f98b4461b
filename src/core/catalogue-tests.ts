import type { Card } from './catalogue.ts';
import type { TestFact } from './facts-tests.ts';

/** Cards of the facts about tests of the ways by which people are told. */
export const TEST_CARDS: { readonly [T in TestFact['type']]: Card } = {
  channel_test_sent: {
    title: 'Test message sent',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'A message with a code went out by one channel, or a siren sounded shortly, to see whether it arrives.',
  },
  channel_tested: {
    title: 'Test message received',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The named person has said the code of the test message: this way to tell people worked from end to end.',
  },
  test_missed: {
    title: 'Test message missed',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Nobody has said in time that the test message arrived. Whether it did is not known.',
  },
};
