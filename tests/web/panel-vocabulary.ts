import type { SimulatedRoom } from '../../devices/simulator/world.ts';
import type { Signal } from '../../src/core/effects.ts';
import {
  type DoorId,
  type LineId,
  type PersonClass,
  type ReaderId,
  type RoomId,
  STAFF_CLASSES,
  VISITOR_CLASSES,
} from '../../src/core/terms.ts';

/** Every signal; the record does not compile where one is missing. */
const EVERY_SIGNAL: Readonly<Record<Signal, true>> = {
  accepted_in: true,
  accepted_out: true,
  waiting: true,
  denied: true,
  alarm: true,
  silence: true,
};
export const SIGNALS = Object.keys(EVERY_SIGNAL);
export const PERSON_CLASSES: readonly PersonClass[] = [...STAFF_CLASSES, ...VISITOR_CLASSES];

const roomOf = (id: string, insideReader: string): SimulatedRoom => ({
  room: id as RoomId,
  name: `Room ${id}`,
  door: `${id}-door` as DoorId,
  outside_reader: `${id}-outside` as ReaderId,
  inside_reader: insideReader as ReaderId | '',
  contact_line: `${id}-contact` as LineId,
  fire_line: 'fire' as LineId,
  tamper_line: `${id}-tamper` as LineId,
});

/** A room with a reader on both sides and one with an outside reader alone; one fire alarm serves both. */
export const ROOMS: readonly SimulatedRoom[] = [roomOf('north', 'north-inside'), roomOf('south', '')];
