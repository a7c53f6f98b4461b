import { offsetMinutes } from '../config/local-time.ts';
import { type OnCallSchedule, whoIsOnCall } from '../core/on-call.ts';
import type { Channel, Sender } from './channel.ts';

/** Who is on call, and where their days and hours are. */
export interface OnCallLists {
  readonly lists: readonly OnCallSchedule[];
  /** IANA name. */
  readonly time_zone: string;
}

/**
 * Sends each message to whoever is on call when it is sent, however late that is: whoever was on call when it happened
 * may be asleep by then. A channel with addresses of its own tells those.
 */
export const toWhoIsOnCall = (
  channel: Channel,
  { lists, time_zone }: OnCallLists,
  sender: Sender,
  now: () => number,
): Sender => {
  if (channel.kind !== 'smtp' && channel.kind !== 'sms') return sender;
  const list = lists.find(({ id }) => id === channel.on_call);
  if (list === undefined) return sender;
  const address = channel.kind === 'smtp' ? 'mail' : 'phone';
  return {
    send: (message) => {
      const at = now();
      const people = whoIsOnCall(list, at, offsetMinutes(time_zone, at), message.notice.step);
      return sender.send({ ...message, to: people.map((person) => person[address]) });
    },
    close: () => sender.close(),
  };
};
