import type { Card } from './catalogue.ts';
import type { ChannelFact } from './facts-channels.ts';

/** Cards of the facts about the ways by which people are told. */
export const CHANNEL_CARDS: { readonly [T in ChannelFact['type']]: Card } = {
  notice_delivered: {
    title: 'People told of an alarm',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'The next server has taken the message about the named entry. It does not say that a person has read it.',
  },
  notice_failed: {
    title: 'People could not be told of an alarm',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'The message about the named entry was not taken at the first attempt, or was given up. Attempts between are not recorded.',
  },
  channel_failed: {
    title: 'A way to tell people failed',
    level: 'notice',
    signed: 'within_a_minute',
    meaning: 'Several attempts in a row failed. What waits is kept, and tried again less often.',
  },
  channel_recovered: {
    title: 'A way to tell people works again',
    level: 'notice',
    signed: 'within_a_minute',
    meaning: 'A message was taken again. What waited follows, oldest first.',
  },
};
