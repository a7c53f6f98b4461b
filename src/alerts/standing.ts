import type { ChannelStanding } from '../channel-standings.ts';
import { namesOfChannel } from '../core/channels.ts';
import type { Ms } from '../core/terms.ts';
import type { Attempts } from './attempts.ts';
import type { Channel } from './channel.ts';
import { FAILED_AFTER } from './schedule.ts';

/** How channels stand at an instant. */
export const standingsOf = (
  channels: readonly Channel[],
  attempts: Pick<Attempts, 'of'>,
  now: Ms,
): readonly ChannelStanding[] =>
  channels.flatMap((channel) =>
    namesOfChannel(channel).map((name): ChannelStanding => {
      const { entry, failures, next_try } = attempts.of(name);
      const failed = next_try > now ? 'open' : 'half_open';
      const breaker = failures < FAILED_AFTER ? 'closed' : failed;
      return { channel: name, breaker, next: name === channel.id ? -1 : Math.max(0, entry) };
    }),
  );
