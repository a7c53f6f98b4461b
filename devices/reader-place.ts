import type { Effect } from '../src/core/effects.ts';
import type { DeviceId, ReaderId, RoomId } from '../src/core/terms.ts';

/** Which reader it is and, where a room of the configuration has it, in which room. */
export interface ReaderPlace {
  readonly reader: ReaderId;
  readonly room: RoomId | undefined;
}

/** A reader is known by one name, as a reader and as a device. */
export const deviceOfReader = (reader: ReaderId): DeviceId => reader as string as DeviceId;

/** A signal is for one reader, or for all of a room's where it names none. */
export const isFor = (effect: Extract<Effect, { type: 'signal' }>, place: ReaderPlace): boolean =>
  effect.reader === '' ? effect.room === place.room : effect.reader === place.reader;
