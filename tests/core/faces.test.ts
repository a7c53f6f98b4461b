import { expect, test } from 'vitest';
import { facesOf, visitorFaces } from '../../src/core/faces.ts';
import type { VisitorRecord } from '../../src/core/facts-entry.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { listed, world } from './world.ts';

test('one whom the list does not know is left out, never invented', () => {
  const { state } = world({ people: [listed('bob')] });
  const people = ['nobody', 'bob'] as PersonId[];
  expect(facesOf(state, people)).toEqual([
    { person: 'bob', name: 'bob', photo: '', class: 'staff', role: 'member' },
  ]);
  const vic = { visitor: 'v1', name: 'Vic', organization: '', visitor_class: 'maintenance' };
  const visitor = { ...vic, escort: 'nobody' } as VisitorRecord;
  expect(visitorFaces(state, [visitor])).toEqual([{ ...vic, escort: '', badge: 0 }]);
});
