import { PRIORITIES } from '../core/alarm-kinds.ts';
import { NOTICE_EVENTS } from '../core/notices.ts';
import type { YesNo } from '../core/terms.ts';
import { id, list, object, oneOf, text, whole, withDefaults, words } from './fields.ts';

export const WEB_ADDRESS = /^https?:\/\/[^\s/@?#]{1,255}(\/[^\s]{0,500})?$/;

export const channelId = () => id('Name of the channel, in the log and in the commands.');

/** When a channel is tested from end to end, each week. */
export const TEST = object({
  at: text(
    /^(mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):[0-5]\d$/,
    'Local day and time of the week at which a test goes out, such as mon 09:00. Left out with the whole key: only when somebody asks.',
  ),
  ...withDefaults(
    {
      answer_minutes: whole(
        'minutes',
        5,
        7 * 24 * 60,
        'How long people may take to say that it arrived before that is an alarm.',
      ),
    },
    { answer_minutes: 240 },
  ),
}).optional();

/** The list of who is on call, instead of addresses. */
export const onCallList = () =>
  id('Whom it tells instead of fixed addresses: a list under on_call.').optional();

/** What every kind of channel has: of what it tells, whether of duress too unless written, and for how long it tries. */
export const what = (duress: YesNo) => ({
  test: TEST,
  ...withDefaults(
    {
      least: oneOf(PRIORITIES, 'The lowest priority of which this channel tells.'),
      events: list(
        oneOf(NOTICE_EVENTS, 'What became of an alarm.'),
        1,
        NOTICE_EVENTS.length,
        'Of what it tells.',
      ),
      from_step: whole(
        'times',
        0,
        20,
        'How often nobody must have answered before this channel is told of an alarm, too; 0 for from the beginning.',
      ),
      duress: oneOf(
        ['yes', 'no'],
        'Whether it tells of duress. No where people in the room could see or hear what it does.',
      ),
      keep_days: whole('days', 1, 90, 'How long a message that cannot be delivered is tried again.'),
    },
    { least: 'high', events: [...NOTICE_EVENTS], from_step: 0, duress, keep_days: 14 },
  ),
});

/** A file of the channel. Relative paths start at the data folder, like those of the keys. */
export const channelFile = (about: string) =>
  words(255, `${about} A relative path starts at the data folder.`).optional();

export const host = (about: string) => text(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,253}[A-Za-z0-9])?$/, about);
