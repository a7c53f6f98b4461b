import { expect, test } from 'vitest';
import { badgesOf, everybodyIn, fieldsNaming, type OpenedFields } from '../src/named-fields.ts';

const NO_BADGES: ReadonlySet<string> = new Set();

const enrolled: OpenedFields = {
  record: { person: 'cy', name: 'Cy Young', credentials: ['badge-of-cy'], rooms: ['vault'] },
};
const granted: OpenedFields = {
  holders: ['ana', 'cy'],
  visitors: [{ visitor: 'visitor-1', name: 'Vi', organization: 'Press', escort: 'ben' }],
  approved_by: ['ben'],
  substitutes: [],
  credential: 'badge-of-ana',
};

test.each([
  ['cy', enrolled, ['record']],
  ['cy', granted, ['holders']],
  ['visitor-1', granted, ['visitors']],
  ['ben', granted, ['visitors', 'approved_by']],
  ['dee', granted, []],
  ['cy', { person: 'cy', credential: 'badge-of-cy' }, ['person', 'credential']],
  ['cy', { person: 'ana', signed_by: ['cy', 'ben'], words: 'Cy was late' }, ['signed_by', 'words']],
  ['cy', { person: 'cy', pin: 'hash', duress: 'hash' }, ['person', 'pin', 'duress']],
])('what names %s in %j is %j', (id, fields, named) => {
  expect(fieldsNaming(fields, id, NO_BADGES)).toEqual(named);
});

test('a badge names whoever held it, also after it was taken off the list', () => {
  expect(badgesOf(enrolled, 'cy')).toEqual(['badge-of-cy']);
  expect(badgesOf(enrolled, 'ana')).toEqual([]);
  const badges = new Set(['badge-of-cy']);
  expect(fieldsNaming({ credential: 'badge-of-cy' }, 'cy', badges)).toEqual(['credential']);
  expect(fieldsNaming({ person: 'ana', credential: 'badge-of-cy' }, 'cy', badges)).toEqual([]);
});

test('everybody in an entry is found, with the visitors and who escorts them', () => {
  expect([...everybodyIn(granted)].sort()).toEqual(['ana', 'ben', 'cy', 'visitor-1']);
  expect([...everybodyIn(enrolled)]).toEqual(['cy']);
});
