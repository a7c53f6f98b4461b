import { canonicalBadge } from '../../../devices/badge.ts';
import type { TrainingTopic } from '../../core/facts-training.ts';
import type { Credential, RoomId } from '../../core/terms.ts';
import type { WishedList } from '../../list-wishes.ts';
import { type PeopleFile, parsePeople } from '../../people-file.ts';

/** What a file of people refers to. */
export interface PeoplePlace {
  readonly rooms: readonly string[];
  readonly time_zone: string;
  /** What people can be trained in. */
  readonly topics: readonly TrainingTopic[];
}

/** What a file of people says. */
export interface PeopleRead extends Pick<WishedList, 'people' | 'source'>, Pick<PeopleFile, 'trainings'> {}

/**
 * Reads files of people as the command does. Here a badge stays what is written: its hash takes the key of the site,
 * which this process does not have.
 */
export const peopleReader =
  ({ rooms, time_zone, topics }: PeoplePlace) =>
  (text: string, name: string): PeopleRead => {
    const { people, trainings, source } = parsePeople(new TextEncoder().encode(text), name, {
      rooms: rooms as readonly RoomId[],
      time_zone,
      topics,
      credential: (badge) => canonicalBadge(badge) as string as Credential,
    });
    return {
      people: people.map(({ credentials: badges, ...fields }) => ({ ...fields, badges })),
      trainings,
      source,
    };
  };
