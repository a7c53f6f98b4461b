import { roomIds, roomOf, type State } from './state.ts';
import type { LineId, ReaderId, RoomId } from './terms.ts';

/** What a reader tells of its own housing and its own power, by the names that these have as inputs. */
export const tamperLineOf = (reader: ReaderId): LineId => `${reader}-tamper` as LineId;
export const powerLineOf = (reader: ReaderId): LineId => `${reader}-power` as LineId;

/** Every reader with its room. */
const readersOf = (state: State): readonly { readonly reader: ReaderId; readonly room: RoomId }[] =>
  roomIds(state).flatMap((room) => {
    const { outside_reader, inside_reader } = roomOf(state, room).policy;
    return [outside_reader, inside_reader].flatMap((reader) => (reader === '' ? [] : [{ reader, room }]));
  });

/** Empty where no room has this reader. */
export const roomOfReader = (state: State, reader: string): RoomId | '' =>
  readersOf(state).find((one) => (one.reader as string) === reader)?.room ?? '';

/** The room that an input watches; empty where none names it, or several share it. */
export const roomOfLine = (state: State, line: string): RoomId | '' => {
  const found = roomIds(state).filter((room) => {
    const { contact_line, fire_line, tamper_line } = roomOf(state, room).policy;
    return [contact_line, fire_line, tamper_line].some((named) => (named as string) === line);
  });
  return found.length === 1 ? (found[0] ?? '') : '';
};

/** Readers that say that their power fails. */
export const powerlessReaders = (state: State) =>
  readersOf(state).filter(({ reader }) => state.lines[powerLineOf(reader)] === 'active');
