import type { ListAct } from '../../src/core/inputs.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { readPeople } from './scenario-setting.ts';
import type { Read } from './scenario-touches.ts';

const acted = (person: string, act: ListAct): ReturnType<Read> => ({
  type: 'list_acted',
  person: person as PersonId,
  act,
});

/** What two people do about the list. */
export const LIST: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) proposes to remove (.+)$/,
    (_, person = '', names = '') =>
      acted(person, {
        act: 'propose',
        changes: names.split(' and ').map((name) => ({ change: 'remove', person: name as PersonId })),
        source: '',
        words: 'left the office',
      }),
  ],
  [
    /^(\w+) proposes entry (.+)$/,
    ({ setting }, person = '', people = '') =>
      acted(person, {
        act: 'propose',
        changes: readPeople(people, setting.day, setting.rooms).map((record) => ({ change: 'list', record })),
        source: '',
        words: 'as agreed',
      }),
  ],
  [
    /^(\w+) (approves|refuses) proposal (\d+)$/,
    (_, person = '', does, proposal) =>
      acted(person, {
        act: does === 'approves' ? 'approve' : 'refuse',
        proposal: Number(proposal),
        words: 'looked at',
      }),
  ],
];
