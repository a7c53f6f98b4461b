import { canonicalBadge } from '../../../devices/badge.ts';
import type { Credential, RoomId } from '../../core/terms.ts';
import type { WishedList } from '../../list-wishes.ts';
import { parsePeople } from '../../people-file.ts';

/** What a file of people refers to. */
export interface PeoplePlace {
  readonly rooms: readonly string[];
  readonly time_zone: string;
}

/**
 * Reads files of people as the command does. Here a badge stays what is written: its hash takes the key of the site,
 * which this process does not have.
 */
export const peopleReader =
  ({ rooms, time_zone }: PeoplePlace) =>
  (text: string, name: string): Pick<WishedList, 'people' | 'source'> => {
    const { people, source } = parsePeople(new TextEncoder().encode(text), name, {
      rooms: rooms as readonly RoomId[],
      time_zone,
      credential: (badge) => canonicalBadge(badge) as string as Credential,
    });
    return { people: people.map(({ credentials: badges, ...fields }) => ({ ...fields, badges })), source };
  };
