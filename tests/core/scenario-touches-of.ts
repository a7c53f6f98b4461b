import type { Observation, Statement, Touch } from '../../src/core/inputs.ts';
import type { RoomPolicy } from '../../src/core/policy.ts';
import type { Setting } from './scenario-setting.ts';

/** Where an event happens: the room that it names with `at ...`, else the first. */
export interface Place {
  readonly room: RoomPolicy;
  readonly setting: Setting;
}

/** What a form of words means, given what its gaps were filled with. */
export type Read = (place: Place, ...found: readonly string[]) => Observation;

/** @throws when the words are none of these. */
export const oneOf = <T extends string>(all: readonly T[], words: string): T => {
  const match = all.find((one) => one === words.replaceAll(' ', '_'));
  if (match === undefined) throw new Error(`"${words}" is none of ${all.join(', ')}`);
  return match;
};

/** A finger on the screen of the room. */
export const touched = ({ room }: Place, touch: Touch): Observation => ({
  type: 'touched',
  room: room.room,
  touch,
});
/** Something stated there, to be signed. */
export const proposed = (place: Place, statement: Statement): Observation =>
  touched(place, { touch: 'propose', statement });
