import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV_OPENING, csvRow } from '../../../src/log/records-text/csv.ts';
import { csvCell } from '../../../src/log/records-text/csv-cell.ts';
import { denied, heartbeat } from '../facts.ts';
import { describedOf, type openedOf, type Shown } from './aid.ts';

/** The rows of a table as a program reads it that knows nothing of us. */
const rowsOf = (text: string): readonly Record<string, string>[] => parse(text, { bom: true, columns: true });

const rowOf = (...[fact, shown]: Parameters<typeof openedOf>): Record<string, string> =>
  rowsOf(CSV_OPENING + csvRow(describedOf(fact, shown), []))[0] ?? {};

describe('the row of an entry', () => {
  test('has the time as UTC and as the clock of the room showed it, and the zone', () => {
    const row = rowOf(denied());
    expect(row).toMatchObject({
      seq: '5',
      time_utc: '2026-11-03T11:30:00.000Z',
      time_local: '2026-11-03 06:30:00.000',
      zone: 'UTC-05:00',
      clock: 'synchronised',
      kiosk: 'k1',
    });
    const east: Shown = { offset_min: 345 };
    expect(rowOf(denied(), east)).toMatchObject({ time_local: '2026-11-03 17:15:00.000', zone: 'UTC+05:45' });
  });

  test('says what happened in words, and the rest as details', () => {
    expect(rowOf(denied())).toMatchObject({
      room: 'ballots',
      level: 'notice',
      type: 'access_denied',
      title: 'Access denied',
      details: 'reader=outside; reason=room_busy; until=1793705404000',
      person: 'ana',
      credential: 'c0ffee',
      holders: '',
    });
    expect(rowOf(heartbeat())).toMatchObject({
      room: '',
      details: 'inputs={"door-contact":"closed"}; rooms={"ballots":{"inside":0,"presence":"certain"}}',
    });
  });

  test('has no hash of a PIN', () => {
    expect(CSV_OPENING).not.toMatch(/pin|duress/);
  });

  test('says why a field is not there', () => {
    const shown = { grounds: { credential: 'Security of the room' }, erased: { person: 812 } };
    expect(rowOf(denied(), shown)).toMatchObject({
      credential: '[withheld: Security of the room]',
      person: '[erased, see entry 812]',
    });
  });
});

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "  '=1"],
    ['＝1', "'＝1"],
    ['a;=1', "a;'=1"],
    ['a\t@x', "a\t'@x"],
    ['a\r\n-x', "a\r\n'-x"],
    ['\t=1', "'\t'=1"],
    ['a=b', 'a=b'],
    ['2026-11-03', '2026-11-03'],
  ])('%j is not run by a spreadsheet', (text, shown) => {
    const [[cell]] = parse(csvCell(text)) as [[string]];
    expect(cell).toBe(shown);
  });

  test('of any text comes back as it is, but for the apostrophes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
        fc.pre(texts.join('') !== '' && !texts.join('').includes("'"));
        const line = `${texts.map(csvCell).join(',')}\r\n`;
        const [cells] = parse(line, { record_delimiter: '\r\n' }) as [string[]];
        expect(cells.map((cell) => cell.replaceAll("'", ''))).toEqual(texts);
      }),
    );
  });

  test('never begins as a formula, wherever cells are split', () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@;,\t\r\n "ab＝') });
    fc.assert(
      fc.property(text, (any) => {
        const [[cell]] = parse(csvCell(`${any}.`)) as [[string]];
        for (const part of cell.split(/[;\t\r\n]/)) expect(part.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
    );
  });
});
