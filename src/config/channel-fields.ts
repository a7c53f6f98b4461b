import { PRIORITIES } from '../core/alarm-kinds.ts';
import { NOTICE_EVENTS } from '../core/notices.ts';
import { id, list, oneOf, text, whole, withDefaults, words } from './fields.ts';

export const channelId = () => id('Name of the channel, in the log and in the commands.');

/** What every kind of channel has: of what it tells, and for how long it tries. */
export const WHAT = withDefaults(
  {
    least: oneOf(PRIORITIES, 'The lowest priority of which this channel tells.'),
    events: list(
      oneOf(NOTICE_EVENTS, 'What became of an alarm.'),
      1,
      NOTICE_EVENTS.length,
      'Of what it tells.',
    ),
    keep_days: whole('days', 1, 90, 'How long a message that cannot be delivered is tried again.'),
  },
  { least: 'high', events: [...NOTICE_EVENTS], keep_days: 14 },
);

/** A file of the channel. Relative paths start at the data folder, like those of the keys. */
export const channelFile = (about: string) =>
  words(255, `${about} A relative path starts at the data folder.`).optional();

export const host = (about: string) => text(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,253}[A-Za-z0-9])?$/, about);
