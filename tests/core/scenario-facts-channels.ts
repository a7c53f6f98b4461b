import type { ChannelFact } from '../../src/core/facts-channels.ts';
import { plain, sayAlarm, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about the ways by which people are told. */
export const CHANNEL_WORDS: WordsOf<ChannelFact['type']> = {
  notice_delivered: {
    head: 'told',
    rest: (fact) =>
      ` by ${fact.channel} of entry ${fact.entry}: ${sayAlarm(fact.alarm)}${fact.late === 'yes' ? ', late' : ''}`,
    may: (fact) => [`try ${fact.tries}`, `to ${fact.recipients.join(' and ')}`],
  },
  notice_failed: {
    head: 'not told',
    rest: (fact) =>
      ` by ${fact.channel} of entry ${fact.entry}: ${plain(fact.cause)}${fact.given_up === 'yes' ? ', given up' : ''}`,
    may: (fact) => [`try ${fact.tries}`],
  },
  channel_failed: { head: 'channel failed', rest: (fact) => `: ${fact.channel}, ${plain(fact.cause)}` },
  channel_recovered: { head: 'channel recovered', rest: (fact) => `: ${fact.channel}` },
};
