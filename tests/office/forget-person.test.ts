/** Kept reports once somebody in them is to be forgotten: what goes, what loses its name, and what stays. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { officeFile, openOfficeDatabase } from '../../src/office/office-database.ts';
import { forgetInKept } from '../../src/office/saved/forget-person.ts';
import { ReportMails } from '../../src/office/saved/report-mails.ts';
import { SavedReports } from '../../src/office/saved/saved-reports.ts';
import { ScheduledRuns } from '../../src/office/saved/scheduled-runs.ts';
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
  expect(forgetInKept(data, JOSE, 1)).toEqual({ removed: 1, renamed: 3, unmailed: 0 });
  const after = openOfficeDatabase(data);
  const left = new SavedReports(after).all().map(({ name }) => name);
  after.close();
  const stayed = ['Josephine’s list', 'de la north room', 'Weekly outages', 'y'];
  expect(left.toSorted()).toEqual([...stayed, 'Report 1', 'Report 2', 'Report 2.', 'Report 3'].toSorted());
  expect(forgetInKept(data, JOSE, 1)).toEqual({ removed: 0, renamed: 0, unmailed: 0 });
});

test('a folder in which nobody signs in has nothing to forget, and gets no file of accounts', () => {
  const data = temporaryDirectory();
  expect(forgetInKept(data, JOSE, 1)).toEqual({ removed: 0, renamed: 0, unmailed: 0 });
  expect(forgetInKept(data, JOSE, 1)).toEqual({ removed: 0, renamed: 0, unmailed: 0 });
});

test('nothing is mailed to an address that is theirs, and none is kept', () => {
  const data = temporaryDirectory();
  const database = openOfficeDatabase(data);
  const [saved, runs, mails] = [
    new SavedReports(database),
    new ScheduledRuns(database),
    new ReportMails(database),
  ];
  const keep = (name: string, ...addresses: readonly string[]): number => {
    const kept = saved.add({ ...made, name, report: 'lone', asked: '{}' });
    runs.owe(kept, 1, 0, 1);
    mails.set({ saved: kept, addresses, attach: 'no', set_by: 'aud' }, 1);
    mails.owe({ saved: kept, run: kept, report: 'lone', due: 1 }, 1, () => undefined);
    return kept;
  };
  const [both, theirs, others] = [
    keep('a', 'J.Pena@county.example', 'clerk@county.example'),
    keep('b', 'jose-4@county.example'),
    keep('c', 'josephine@county.example', 'joan-41@county.example'),
  ];
  mails.sent(1, 'notice', 2);
  database.close();
  expect(forgetInKept(data, JOSE, 3)).toEqual({ removed: 0, renamed: 0, unmailed: 2 });
  expect(readFileSync(officeFile(data), 'latin1')).not.toMatch(/j\.pena|jose-4@/i);
  const after = openOfficeDatabase(data);
  const left = new ReportMails(after);
  expect([both, theirs, others].map((kept) => left.mailingOf(kept)?.addresses)).toEqual([
    ['clerk@county.example'],
    undefined,
    ['josephine@county.example', 'joan-41@county.example'],
  ]);
  expect(left.ofRun(both)).toMatchObject([
    { address: '[erased]', state: 'sent' },
    { address: 'clerk@county.example', state: 'owed' },
  ]);
  expect(left.ofRun(theirs)).toMatchObject([{ address: '[erased]', state: 'given_up', why: 'taken_back' }]);
  after.close();
});
