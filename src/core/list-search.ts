import type { PersonRecord } from './people.ts';

/** What is asked of a list of people; what is left out asks nothing. */
export interface ListSearch {
  /** Part of the identifier, the name or the title, whatever the case. */
  readonly text?: string;
  readonly class?: string;
  readonly role?: string;
  readonly group?: string;
  readonly room?: string;
  readonly status?: string;
}

type Searched = Pick<PersonRecord, 'person' | 'name' | 'title' | 'class' | 'role' | 'group' | 'rooms'> & {
  readonly status: string;
};

const holds = (text: string, part: string): boolean =>
  text.toLocaleLowerCase('en').includes(part.toLocaleLowerCase('en'));

/** Whether a line of the list is asked for. */
export const isSought = (line: Searched, search: ListSearch): boolean => {
  const { text = '', room } = search;
  const is = (field: 'class' | 'role' | 'group' | 'status') =>
    search[field] === undefined || search[field] === '' || line[field] === search[field];
  return (
    [line.person, line.name, line.title].some((said) => holds(said, text)) &&
    is('class') &&
    is('role') &&
    is('group') &&
    is('status') &&
    (room === undefined || room === '' || line.rooms.some((listed) => listed === room))
  );
};
