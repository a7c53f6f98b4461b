/** Whether a row of a report was reviewed. */
import { expect, test } from 'vitest';
import { columnsOf, type Report, type Row } from '../../src/reports/report.ts';
import { withReviewed } from '../../src/reports/reviewed.ts';
import { answered } from './aid.ts';

const of = (columns: Parameters<typeof columnsOf>[0], rows: readonly Row[]): Report => ({
  columns: columnsOf(columns),
  answer: function* () {
    yield { done: 1, of: 2 };
    for (const row of rows) yield { row };
    return { outcome: 'about', figures: { entries: rows.length } };
  },
});

test('a row is reviewed where the last entry of what it is about is', () => {
  const rows = [
    [1, 4],
    [1, 5],
    [4, ''],
    [5, ''],
    ['', ''],
  ];
  const report = withReviewed(of({ first_entry: 'entry', last_entry: 'entry' }, rows), 4);
  const seen = answered(report);
  expect(seen.rows.map(({ reviewed }) => reviewed)).toEqual(['yes', 'no', 'yes', 'no', null]);
  expect(seen.conclusion).toEqual({ outcome: 'about', figures: { entries: 5 } });
  expect(report.columns.at(-1)).toEqual({ name: 'reviewed', kind: 'word' });
});

test('what somebody read is another matter than the entry that says so, and rows without an entry stay as they are', () => {
  const looked = withReviewed(of({ entry: 'entry', first_read: 'entry' }, [[9, 1]]), 4);
  expect(answered(looked).rows).toMatchObject([{ reviewed: 'no' }]);
  const listed = withReviewed(of({ person: 'text' }, [['Ana']]), 4);
  expect(answered(listed).rows).toEqual([{ person: 'Ana' }]);
});
