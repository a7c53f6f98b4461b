import { oneByOne } from '../../one-by-one.ts';
import { ApiRefused } from './route.ts';

/** Whoever waits longer than for these has closed the page. */
const READERS_MAX = 8;

/** Reads once others have read. Throws `ApiRefused` where too many wait. */
export type InTurn = <Done>(read: () => Promise<Done>) => Promise<Done>;

/** One after the other: each reading goes through all of the log, a stretch at a time. */
export const readersInTurn = (): InTurn => {
  let waiting = 0;
  const inTurn = oneByOne();
  return async <Done>(read: () => Promise<Done>): Promise<Done> => {
    if (waiting >= READERS_MAX) {
      throw new ApiRefused(503, 'busy', ['too many read the log just now', 'log', 'try again in a moment']);
    }
    waiting += 1;
    try {
      return await inTurn(read);
    } finally {
      waiting -= 1;
    }
  };
};
