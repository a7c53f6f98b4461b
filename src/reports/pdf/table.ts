import { columnWidths } from './columns.ts';
import { linesOf } from './lines.ts';
import { type Content, LEADING, type Sheet, type Structure } from './sheet.ts';

/** Room between two columns, and above and below a row, in units of the type size. */
const BETWEEN = 1.2;
const AROUND = 0.35;
/** A row is not parted where at least so many of its lines would stand alone. */
const WHOLE_MAX = 12;

/** A table of texts; every row has as many as there are titles. */
export interface TableText {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly size: number;
}

/** How wide the columns are, in points; undefined where they have no place on the sheet. */
export const tableWidths = (
  { faces, width }: Sheet,
  { titles, rows, size }: TableText,
): readonly number[] | undefined =>
  columnWidths(
    { head: faces.bold, cell: faces.regular },
    [titles, ...rows],
    width / size - BETWEEN * (titles.length - 1),
  )?.map((units) => units * size);

type Lines = readonly (readonly string[])[];

interface Style {
  readonly face: 'regular' | 'bold';
  readonly size: number;
  /** Where each column begins, in points. */
  readonly places: readonly number[];
  readonly widths: readonly number[];
}

const cellsOf = ({ faces }: Sheet, texts: readonly string[], { face, size, widths }: Style): Lines =>
  // What adds up to the width of a column to the last digit has to fit it.
  texts.map((text, at) => linesOf(faces[face], text, (widths[at] ?? 0) / size + 0.01));

const highest = (cells: Lines): number => Math.max(...cells.map(({ length }) => length));

const heightOf = (lines: number, size: number): number => (lines * LEADING + 2 * AROUND) * size;

/** Writes some lines of a row from `from` on, and says what they are the content of, cell by cell. */
const slice = (
  sheet: Sheet,
  cells: Lines,
  { face, size, places }: Style,
  { from, count, tag }: { from: number; count: number; tag: string },
): readonly (Content | undefined)[] => {
  sheet.down(AROUND * size);
  const contents = cells.map((lines, at) => {
    const here = lines.slice(from, from + count);
    if (here.length === 0) return undefined;
    return sheet.marked(tag, () => sheet.draw(here, { face, size, x: places[at] ?? 0 }));
  });
  sheet.down((count * LEADING + AROUND) * size);
  return contents;
};

/** The titles again at the top of a page. */
const titlesAgain = (sheet: Sheet, cells: Lines, { face, size, places }: Style): void => {
  sheet.down(AROUND * size);
  sheet.aside(() => {
    for (const [at, lines] of cells.entries()) sheet.draw(lines, { face, size, x: places[at] ?? 0 });
  });
  sheet.down((highest(cells) * LEADING + AROUND) * size);
  sheet.rule();
};

interface Heads {
  readonly cells: Lines;
  readonly style: Style;
}

/** A row over as many pages as it takes; each begins with the titles. */
const writeRow = (
  sheet: Sheet,
  under: Structure,
  texts: readonly string[],
  style: Style,
  heads: Heads,
): void => {
  const cells = cellsOf(sheet, texts, style);
  const lines = highest(cells);
  const row = sheet.element('TR', under);
  const contents: Content[][] = cells.map(() => []);
  for (let from = 0; from < lines; ) {
    const fitting = Math.floor((sheet.left / style.size - 2 * AROUND) / LEADING);
    const isWhole = lines - from <= fitting;
    if (!isWhole && (fitting < 1 || lines - from <= WHOLE_MAX)) {
      sheet.nextPage();
      titlesAgain(sheet, heads.cells, heads.style);
      continue;
    }
    const count = Math.min(lines - from, fitting);
    for (const [at, content] of slice(sheet, cells, style, { from, count, tag: 'TD' }).entries())
      if (content !== undefined) contents[at]?.push(content);
    from += count;
  }
  for (const content of contents) {
    const cell = sheet.element('TD', row);
    for (const one of content) cell.add(one);
    cell.end();
  }
  row.end();
  sheet.rule();
};

const writeTitles = (sheet: Sheet, table: Structure, { cells, style }: Heads): void => {
  if (sheet.left < heightOf(highest(cells) + 2, style.size)) sheet.nextPage();
  const head = sheet.element('THead', table);
  const row = sheet.element('TR', head);
  const count = highest(cells);
  for (const content of slice(sheet, cells, style, { from: 0, count, tag: 'TH' })) {
    const cell = sheet.element('TH', row, { scope: 'Column' });
    if (content !== undefined) cell.add(content);
    cell.end();
  }
  row.end();
  head.end();
  sheet.rule();
};

/** Writes a table with its titles as header cells of their columns. */
export const writeTable = (
  sheet: Sheet,
  { titles, rows, size }: TableText,
  widths: readonly number[],
): void => {
  let x = 0;
  const places = widths.map((width) => {
    const place = x;
    x += width + BETWEEN * size;
    return place;
  });
  const cell: Style = { face: 'regular', size, places, widths };
  const style: Style = { ...cell, face: 'bold' };
  const heads = { cells: cellsOf(sheet, titles, style), style };
  const table = sheet.element('Table');
  writeTitles(sheet, table, heads);
  const body = sheet.element('TBody', table);
  for (const row of rows) writeRow(sheet, body, row, cell, heads);
  body.end();
  table.end();
};

/** Writes names and their values, each name as the header cell of its row. */
export const writePairs = (
  sheet: Sheet,
  pairs: readonly (readonly [name: string, value: string])[],
  size: number,
): void => {
  const { bold, regular } = sheet.faces;
  const first = Math.max(...pairs.map(([name]) => bold.widthOf(name))) + BETWEEN;
  const table = sheet.element('Table');
  for (const [name, value] of pairs) {
    const lines = linesOf(regular, value, sheet.width / size - first);
    if (sheet.left < heightOf(lines.length, size)) sheet.nextPage();
    const row = sheet.element('TR', table);
    const title = sheet.element('TH', row, { scope: 'Row' });
    title.add(
      sheet.marked('TH', () => sheet.draw(linesOf(bold, name, first + 1), { face: 'bold', size, x: 0 })),
    );
    const cell = sheet.element('TD', row);
    cell.add(sheet.marked('TD', () => sheet.draw(lines, { face: 'regular', size, x: first * size })));
    for (const element of [title, cell, row]) element.end();
    sheet.down(heightOf(lines.length, size));
  }
  table.end();
};
