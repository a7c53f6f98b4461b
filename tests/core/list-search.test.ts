/** What a search of the list finds: whoever answers everything that it asks. */
import { expect, test } from 'vitest';
import { isSought, type ListSearch } from '../../src/core/list-search.ts';
import type { RoomId } from '../../src/core/terms.ts';
import { listed } from './world.ts';

const annex = 'annex' as RoomId;
const vault = 'vault' as RoomId;
const LIST = [
  { ...listed('p-1', { name: 'Ana Ruiz', title: 'Clerk', group: 'red', rooms: [annex] }), status: 'listed' },
  {
    ...listed('p-2', { name: 'Bob Kerr', title: 'Chief Clerk', role: 'supervisor', rooms: [annex, vault] }),
    status: 'listed',
  },
  { ...listed('p-3', { name: 'Cal Anaya', class: 'observer', title: 'League' }), status: 'removed' },
];
const found = (search: ListSearch) => LIST.filter((line) => isSought(line, search)).map(({ name }) => name);
const [ANA, BOB, CAL] = ['Ana Ruiz', 'Bob Kerr', 'Cal Anaya'];

test.each<[string, ListSearch, readonly string[]]>([
  ['nothing asked', {}, [ANA, BOB, CAL]],
  ['a part of a name, whatever the case', { text: 'ANA' }, [ANA, CAL]],
  ['a part of a title', { text: 'clerk' }, [ANA, BOB]],
  ['an identifier', { text: 'P-2' }, [BOB]],
  ['a class', { class: 'staff' }, [ANA, BOB]],
  ['a role', { role: 'supervisor' }, [BOB]],
  ['a group', { group: 'red' }, [ANA]],
  ['a status', { status: 'removed' }, [CAL]],
  ['a room', { room: 'vault' }, [BOB]],
  ['a room of several people', { room: 'annex' }, [ANA, BOB]],
  [
    'empty fields, which ask nothing',
    { text: '', class: '', role: '', group: '', room: '', status: '' },
    [ANA, BOB, CAL],
  ],
  ['a text and a role of somebody else', { text: 'ana', role: 'supervisor' }, []],
  ['a text and a class', { text: 'ana', class: 'observer' }, [CAL]],
  ['a class and a status', { class: 'staff', status: 'removed' }, []],
  ['a status and a group', { status: 'listed', group: 'red' }, [ANA]],
  ['a group and a room that do not meet', { group: 'red', room: 'vault' }, []],
  ['a text that nobody has, in a room', { text: 'zoe', room: 'annex' }, []],
])('%s', (_, search, expected) => {
  expect(found(search)).toEqual(expected);
});
