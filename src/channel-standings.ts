import { z } from 'zod';

/**
 * How a channel's circuit breaker stands: closed while the channel works, open while nothing is tried after failures in a
 * row, half open when the next attempt is due; unknown while the process that tells people says nothing.
 */
export const BREAKERS = ['closed', 'open', 'half_open', 'unknown'] as const;

/** How one channel stands, as the process that tells people says; `next` is the entry sent next, -1 where none are. */
export const CHANNEL_STANDING = z.strictObject({
  channel: z.string().min(1).max(60),
  breaker: z.enum(BREAKERS),
  next: z.int().min(-1),
});
export type ChannelStanding = z.infer<typeof CHANNEL_STANDING>;

/** The newest that is known of how channels stand. Not in the log: it says what is tried, which is no fact. */
export class ChannelStandings {
  #standings: readonly ChannelStanding[] = [];

  /** Takes the place of what was known; nothing when that process is gone. */
  take(standings: readonly ChannelStanding[]): void {
    this.#standings = standings;
  }

  of(channel: string): Pick<ChannelStanding, 'breaker' | 'next'> {
    return this.#standings.find((one) => one.channel === channel) ?? { breaker: 'unknown', next: -1 };
  }
}
