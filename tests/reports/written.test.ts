import { expect, test } from 'vitest';
import { columnsOf } from '../../src/reports/report.ts';
import { NEVER } from '../../src/reports/room-watch.ts';
import { CSV_WRITTEN, JSON_WRITTEN, type ReportHead } from '../../src/reports/written.ts';
import { at } from './aid.ts';

const HEAD: ReportHead = {
  report: 'about',
  asked: { person: '=HYPERLINK("x")' },
  since: 0,
  before: NEVER,
  zone: 'America/New_York',
  basis: { origin: '@log', kiosk: 'k', first: null, last: null, entries: 0, checkpoint: null, unsigned: 0 },
  columns: columnsOf({ time: 'instant', words: 'text', tries: 'count' }),
};

test('no cell of a spreadsheet is run, in the table or above it', () => {
  const row = CSV_WRITTEN.row(HEAD, [at('10:00:00'), '=1+1; -2', ''], 0);
  expect(row).toBe(`2026-11-03T15:00:00.000Z,2026-11-03 10:00:00,"'=1+1; '-2",\r\n`);
  const opening = CSV_WRITTEN.opening(HEAD);
  expect(opening).toContain(`person,"'=HYPERLINK(""x"")"`);
  expect(opening).toContain(`log,'@log,k`);
});

test('what is written row by row is one JSON object, with nothing where there is nothing to say', () => {
  const conclusion = { outcome: 'about', figures: { entries: 2 } };
  const rows = [
    [at('10:00:00'), 'one', 1],
    ['', '', ''],
  ];
  const text =
    JSON_WRITTEN.opening(HEAD) +
    rows.map((row, index) => JSON_WRITTEN.row(HEAD, row, index)).join('') +
    JSON_WRITTEN.closing(HEAD, conclusion);
  expect(JSON.parse(text)).toMatchObject({
    report: 'about',
    from: null,
    until: null,
    rows: [
      { time: '2026-11-03T15:00:00.000Z', words: 'one', tries: 1 },
      { time: null, words: null, tries: null },
    ],
    ...conclusion,
  });
});
