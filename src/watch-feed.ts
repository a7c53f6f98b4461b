import { messageWithoutNames } from './core/supervisor-counts.ts';
import { FEED_MAX, type FeedLine } from './core/supervisor-feed.ts';
import type { WatchMessage } from './core/supervisor-view.ts';

/** Who looks: those who may know names, and those who are only told how many. */
export const AUDIENCES = ['names', 'counts'] as const;
export type Audience = (typeof AUDIENCES)[number];

type Made = { [A in Audience]?: WatchMessage };

const forAudience = (message: WatchMessage, audience: Audience): WatchMessage =>
  audience === 'names' ? message : messageWithoutNames(message);

/**
 * The newest view with the last lines of the feed. Each message is made once for all who look: whoever heard the one
 * before needs only the lines behind it, whoever comes new gets all of them.
 */
export class WatchFeed {
  #message: WatchMessage | null = null;
  #lines: readonly FeedLine[] = [];
  #whole: Made = {};
  #latest: Made = {};

  /** Number of the newest line; -1 where there is none. */
  get last(): number {
    return this.#lines.at(-1)?.seq ?? -1;
  }

  /** Takes a message whose lines are all there are (`after` -1), or those behind the ones it has. */
  take(message: WatchMessage): void {
    const { after, lines } = message.feed;
    const before = after === -1 ? [] : this.#lines;
    this.#lines = [...before, ...lines].slice(-FEED_MAX);
    this.#message = message;
    this.#whole = {};
    this.#latest = {};
  }

  /** All of it, as the first message to somebody; null before there is any. */
  whole(audience: Audience): WatchMessage | null {
    if (this.#message === null) return null;
    this.#whole[audience] ??= forAudience(
      { ...this.#message, feed: { after: -1, lines: this.#lines } },
      audience,
    );
    return this.#whole[audience];
  }

  /** What is new since the message before it; null before there is any. */
  latest(audience: Audience): WatchMessage | null {
    if (this.#message === null) return null;
    this.#latest[audience] ??= forAudience(this.#message, audience);
    return this.#latest[audience];
  }
}
