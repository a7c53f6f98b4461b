import { instantOf, wallTime } from '../../src/config/local-time.ts';
import { zoneOf } from '../supervisor/live/times.tsx';

/** The instant that a day and time mean by the rooms' clock; null where they mean none. */
export const instantIn = (typed: string): number | null => {
  const wall = wallTime(typed.replace('T', ' '));
  return wall === undefined ? null : instantOf(zoneOf(), wall);
};
