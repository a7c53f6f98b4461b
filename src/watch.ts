import type { Fact } from './core/facts.ts';
import type { Moment } from './core/moment.ts';
import type { State } from './core/state.ts';
import { FEED_MAX, type FeedLine, feedLineOf } from './core/supervisor-feed.ts';
import type { WatchMessage } from './core/supervisor-view.ts';
import { supervisorViewOf } from './core/supervisor-view-of.ts';

export { AUDIENCES, type Audience, WatchFeed } from './watch-feed.ts';

/** Entries looked at for the lines of a feed that begins: not each of them makes a line. */
const LOOKED_AT_MAX = 4 * FEED_MAX;

/** The log as the feed needs it. */
export interface WatchedLog {
  /** The tree that was signed last. */
  readonly signer: { readonly last: { readonly size: number; readonly root: Buffer } };
  /** Entries from one to the end, with their numbers; what is erased is left out. */
  facts(from: number): Iterable<{ readonly header: { readonly seq: number }; readonly fact: Fact }>;
}

export interface WatchOptions {
  readonly kiosk: { readonly state: State; readonly index: number; readonly moment: Moment };
  readonly log: WatchedLog;
  /** How many witnesses are asked to cosign, and how many have to. */
  readonly witnesses: number;
  readonly quorum: number;
}

/** All rooms as those see them who look from afar. */
export interface Watch {
  /** The first message to somebody, with the whole feed. */
  begin(): WatchMessage;
  /** The view now, with what is new in the feed since the last message. */
  next(): WatchMessage;
}

/**
 * Nothing is kept of what nobody looks at: the lines of a feed are read from the log when somebody asks. Names in
 * them are those of the list as it is now.
 */
export const watchRooms = ({ kiosk, log, witnesses, quorum }: WatchOptions): Watch => {
  let read = -1;
  let last = -1;
  const linesFrom = (from: number): readonly FeedLine[] => {
    const lines: FeedLine[] = [];
    for (const { header, fact } of log.facts(from)) {
      const line = feedLineOf(kiosk.state, header.seq, fact);
      if (line !== null) lines.push(line);
    }
    return lines.slice(-FEED_MAX);
  };
  const message = (after: number, lines: readonly FeedLine[]): WatchMessage => {
    const { state, index, moment } = kiosk;
    const { size, root } = log.signer.last;
    read = index;
    last = lines.at(-1)?.seq ?? last;
    return {
      index,
      now: moment.at,
      view: supervisorViewOf(state, moment.at, {
        index,
        signed: size,
        root: root.toString('base64'),
        witnesses,
        quorum,
      }),
      feed: { after, lines },
    };
  };
  return {
    begin: () => message(-1, linesFrom(Math.max(0, kiosk.index + 1 - LOOKED_AT_MAX))),
    next: () => message(last, kiosk.index > read ? linesFrom(read + 1) : []),
  };
};
