import type { AlarmId, Ms, YesNo } from './terms.ts';

/**
 * Why somebody could not be told. `busy`: the receiver asked to be tried later. `refused`: it takes nothing from this
 * kiosk. `not_accepted`: it does not take this very message. `too_old`: the time for it ran out. `misconfigured`: it
 * could not even be tried.
 */
export const DELIVERY_CAUSES = [
  'no_answer',
  'busy',
  'refused',
  'not_accepted',
  'too_old',
  'misconfigured',
] as const;
export type DeliveryCause = (typeof DELIVERY_CAUSES)[number];

/** Facts about the ways by which people are told of alarms. */
export type ChannelFact =
  | {
      readonly type: 'notice_delivered';
      readonly channel: string;
      /** The entry that people were told of, and the alarm that it is about. */
      readonly entry: number;
      readonly alarm: AlarmId;
      /** Attempts, this one included. */
      readonly tries: number;
      /** Whether it came more than five minutes after the entry, and said so. */
      readonly late: YesNo;
      /** Who was told: mail addresses, telephone numbers, or the server that took it. */
      readonly recipients: readonly string[];
      /** Addresses that the server did not take. */
      readonly refused: number;
    }
  | {
      readonly type: 'notice_failed';
      readonly channel: string;
      readonly entry: number;
      readonly alarm: AlarmId;
      readonly tries: number;
      readonly cause: DeliveryCause;
      /** Whether it is not tried any more. */
      readonly given_up: YesNo;
    }
  /** It failed several times in a row: it is tried less often, and people have to be told by other ways. */
  | { readonly type: 'channel_failed'; readonly channel: string; readonly cause: DeliveryCause }
  | { readonly type: 'channel_recovered'; readonly channel: string };

/** How far a channel has come. */
export interface ChannelState {
  /** The newest entry that it has told of, or given up; -1 before the first. */
  readonly settled: number;
  /** The newest entry of which it is on record that telling failed; -1 before the first. */
  readonly failing: number;
  /** Since when it works no more; 0 while it does. */
  readonly failed_since: Ms;
}
