import { isPracticeLog } from '../../core/practice.ts';
import type { PdfLanguage } from '../pdf-languages.ts';
import type { Come, Conclusion, Row } from '../report.ts';
import type { ReportHead } from '../written.ts';
import { printable } from './lines.ts';
import { type RoomNames, type Said, saidOf } from './said.ts';
import { type Paper, Sheet } from './sheet.ts';
import { type TableText, tableWidths, writePairs, writeTable } from './table.ts';
import { LOCALES, type PdfWords, pdfWords } from './words.ts';

/**
 * Rows that one document has at most, as many as a page shows. All of it is in memory until it is written, and nobody
 * reads more on paper: CSV and JSON have no such bound.
 */
export const PDF_ROWS_MAX = 1_000;

/** A report has more rows than a document takes. */
export class TooManyRows extends Error {
  constructor() {
    super(`the report has more than ${PDF_ROWS_MAX} rows`);
    this.name = 'TooManyRows';
  }
}

/** All of an answer. Throws `TooManyRows` where it is longer than a document. */
export const rowsOf = (
  answer: () => Generator<Come, Conclusion>,
  onProgress: (done: number, of: number) => void = () => undefined,
): { readonly rows: readonly Row[]; readonly conclusion: Conclusion } => {
  const rows: Row[] = [];
  const coming = answer();
  for (;;) {
    const { done, value } = coming.next();
    if (done === true) return { rows, conclusion: value };
    if (!('row' in value)) onProgress(value.done, value.of);
    else if (rows.push(value.row) > PDF_ROWS_MAX) throw new TooManyRows();
  }
};

const SIZE = { title: 17, heading: 11, text: 9, table: 7.5 } as const;

export interface PdfAsked {
  readonly language: PdfLanguage;
  readonly rooms: RoomNames;
}

/** The title of a kind of entry is said by the kind itself, in the language of the report. */
const shownColumns = ({ columns, report }: ReportHead): readonly number[] =>
  columns.flatMap(({ name }, at) => (report === 'about' && name === 'title' ? [] : [at]));

const tableOf = (head: ReportHead, rows: readonly Row[], said: Said): TableText => {
  const shown = shownColumns(head);
  const { columns } = head;
  const cells = (row: Row): readonly string[] =>
    shown.map((at) => {
      const column = columns[at];
      return column === undefined ? '' : said.cell(column, row[at]);
    });
  const titles = shown.flatMap((at) => columns[at] ?? []).map(said.columnTitle);
  return { titles, rows: rows.map(cells), size: SIZE.table };
};

/** The smaller paper on which the columns have a place, and how wide they are there. */
const laidOut = (
  text: TableText,
  opened: (paper: Paper) => Sheet,
): { sheet: Sheet; widths: readonly number[] } => {
  const letter = opened('letter');
  const onLetter = tableWidths(letter, text);
  if (onLetter !== undefined) return { sheet: letter, widths: onLetter };
  const ledger = opened('ledger');
  const even = text.titles.map(() => ledger.width / text.titles.length - text.size);
  return { sheet: ledger, widths: tableWidths(ledger, text) ?? even };
};

const footLeft = ({ text }: PdfWords, { basis }: ReportHead, said: Said): string => {
  const { first, last, checkpoint, origin } = basis;
  const range =
    first === null || last === null
      ? '–'
      : text('pdf-range', { first: `#${first.entry}`, last: `#${last.entry}` });
  const signed =
    checkpoint === null
      ? text('nothing-signed')
      : text('pdf-checkpoint', { size: said.figures.count(checkpoint.size), root: checkpoint.root });
  return [said.title, origin, range, signed].join(' · ');
};

const lacks = ({ titles, rows }: TableText, { faces }: Sheet): boolean => {
  const whole = (text: string): boolean => printable(faces.regular, text) === text;
  return ![titles, ...rows].every((row) => row.every((cell) => cell.split('\n').every(whole)));
};

/** A report as a tagged PDF (PDF/UA-1), piece by piece. */
export const pdfReport = (
  head: ReportHead,
  rows: readonly Row[],
  conclusion: Conclusion,
  { language, rooms }: PdfAsked,
): AsyncGenerator<Uint8Array> => {
  const words = pdfWords(language);
  const { text } = words;
  const said = saidOf(words, head, rooms);
  const table = tableOf(head, rows, said);
  const { sheet, widths } = laidOut(
    table,
    (paper) => new Sheet({ title: said.title, language: LOCALES[language], paper }),
  );
  const space = (): void => sheet.down(SIZE.text);
  const heading = (key: string): void => {
    space();
    sheet.paragraph('H2', text(key), { face: 'bold', size: SIZE.heading });
  };
  if (isPracticeLog(head.basis.origin))
    sheet.paragraph('P', text('pdf-practice'), { face: 'bold', size: SIZE.heading });
  sheet.paragraph('H1', said.title, { face: 'bold', size: SIZE.title });
  sheet.paragraph('P', said.about, { size: SIZE.text });
  heading('pdf-answer');
  sheet.paragraph('P', said.outcome(conclusion), { face: 'bold', size: SIZE.text });
  heading('pdf-basis');
  writePairs(sheet, said.basis, SIZE.text);
  sheet.paragraph('P', text('pdf-takes-its-word'), { size: SIZE.text });
  heading('pdf-rows');
  sheet.paragraph('P', text('pdf-row-count', { rows: rows.length }), { size: SIZE.text });
  if (lacks(table, sheet)) sheet.paragraph('P', text('pdf-lacks'), { size: SIZE.text });
  space();
  if (rows.length > 0) writeTable(sheet, table, widths);
  const left = footLeft(words, head, said);
  return sheet.bytes((page, of) => [left, text('pdf-page', { page, of })]);
};
