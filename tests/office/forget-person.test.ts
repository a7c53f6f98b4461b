/** Kept reports once somebody in them is to be forgotten: what goes, what loses its name, and what stays. */
import { expect, test } from 'vitest';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { forgetInKept } from '../../src/office/saved/forget-person.ts';
import { SavedReports } from '../../src/office/saved/saved-reports.ts';
import { temporaryDirectory } from '../log/aid.ts';

const made = { format: 'csv', language: 'en', made_by: 'aud', made_at: 1 } as const;
const JOSE = { ids: new Set(['jose-4', 'hash-of-a-badge']), names: new Set(['José de la Peña']) };

test('a name is found as people type it, and only as a word', () => {
  const data = temporaryDirectory();
  const database = openOfficeDatabase(data);
  const saved = new SavedReports(database);
  const names = [
    'JOSE each week',
    'what pen\u0303a did',
    'of jose-4: lone',
    'Josephine’s list',
    'de la north room',
    'Weekly outages',
  ];
  for (const name of names) saved.add({ ...made, name, report: 'lone', asked: '{}' });
  saved.add({ ...made, name: 'x', report: 'about', asked: '{"badge":"hash-of-a-badge"}' });
  saved.add({ ...made, name: 'Report 2', report: 'lone', asked: '{}' });
  saved.add({ ...made, name: 'y', report: 'about', asked: '{"container":"jose"}' });
  database.close();
  expect(forgetInKept(data, JOSE, 1)).toEqual({ removed: 1, renamed: 3 });
  const after = openOfficeDatabase(data);
  const left = new SavedReports(after).all().map(({ name }) => name);
  after.close();
  const stayed = ['Josephine’s list', 'de la north room', 'Weekly outages', 'y'];
  expect(left.toSorted()).toEqual([...stayed, 'Report 1', 'Report 2', 'Report 2.', 'Report 3'].toSorted());
  expect(forgetInKept(data, JOSE, 1)).toEqual({ removed: 0, renamed: 0 });
});

test('a folder in which nobody signs in has nothing to forget, and gets no file of accounts', () => {
  const data = temporaryDirectory();
  expect(forgetInKept(data, JOSE, 1)).toEqual({ removed: 0, renamed: 0 });
  expect(forgetInKept(data, JOSE, 1)).toEqual({ removed: 0, renamed: 0 });
});
