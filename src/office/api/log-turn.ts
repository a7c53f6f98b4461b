import { ApiRefused } from './route.ts';

/** Whoever waits longer than for these has closed the page. */
const READERS_MAX = 8;

/** Reads once others have read. Throws `ApiRefused` where too many wait. */
export type InTurn = <Done>(read: () => Promise<Done>) => Promise<Done>;

/** One after the other: each reading goes through all of the log, a stretch at a time. */
export const oneByOne = (): InTurn => {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async <Done>(read: () => Promise<Done>): Promise<Done> => {
    if (waiting >= READERS_MAX) {
      throw new ApiRefused(503, 'busy', ['too many read the log just now', 'log', 'try again in a moment']);
    }
    waiting += 1;
    const reading = last.then(read);
    last = reading.catch(() => undefined);
    try {
      return await reading;
    } finally {
      waiting -= 1;
    }
  };
};
