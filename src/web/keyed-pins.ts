import { randomUUID } from 'node:crypto';
import type { RoomPolicy } from '../core/policy.ts';
import type { ReaderId, VisitorId } from '../core/terms.ts';
import type { WebOptions } from './ports.ts';
import { touchesOf } from './touches.ts';

/**
 * Takes digits that somebody entered at the key pad of a reader as if they had been entered on the room's screen: they
 * count where the screen asks for a PIN, and are nothing where it does not.
 */
export const keyedPins = (
  rooms: readonly RoomPolicy[],
  parts: Pick<WebOptions, 'kiosk' | 'pinHash' | 'diagnostics'>,
): ((reader: ReaderId, digits: string) => void) => {
  const takeIn = touchesOf({ ...parts, makeVisitorId: () => randomUUID() as string as VisitorId });
  return (reader, digits) => {
    const at = rooms.find((room) => room.outside_reader === reader || room.inside_reader === reader);
    if (at !== undefined) void takeIn(at.room)({ touch: 'enter_pin', digits });
  };
};
