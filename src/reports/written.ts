import type { Ms } from '../core/terms.ts';
import { csvCell } from '../log/records-text/csv-cell.ts';
import type { Basis, EntryAt } from './basis.ts';
import type { Column, Conclusion, Row } from './report.ts';
import type { ReportName } from './report-names.ts';
import { NEVER } from './room-watch.ts';

/** What stands before the rows of every form. */
export interface ReportHead {
  readonly report: ReportName;
  /** What was asked for besides the time, by name. */
  readonly asked: { readonly [field: string]: string };
  readonly since: Ms;
  readonly before: Ms;
  readonly zone: string;
  readonly basis: Basis;
  readonly columns: readonly Column[];
}

/** A form of a report, piece by piece, so that a long one is never in memory. */
export interface Written {
  readonly opening: (head: ReportHead) => string;
  readonly row: (head: ReportHead, row: Row, index: number) => string;
  readonly closing: (head: ReportHead, conclusion: Conclusion) => string;
}

/** An instant in UTC; null before the first and behind the last that there can be. */
const utc = (at: Ms): string | null => (at <= 0 || at >= NEVER ? null : new Date(at).toISOString());

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as the clocks of the rooms showed it. */
export const localIn = (zone: string, at: Ms): string => {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
  if (known === undefined) formats.set(zone, format);
  return format.format(at);
};

const entryJson = (entry: EntryAt | null) => entry && { entry: entry.entry, time: utc(entry.time) };

const basisJson = ({ first, last, checkpoint, ...basis }: Basis) => ({
  ...basis,
  first: entryJson(first),
  last: entryJson(last),
  checkpoint: checkpoint && { ...checkpoint, time: utc(checkpoint.time) },
});

const cellJson = ({ kind }: Column, cell: Row[number] | undefined): unknown => {
  if (cell === undefined || cell === '') return null;
  return kind === 'instant' ? utc(Number(cell)) : cell;
};

/** A row by the names of its columns, instants in UTC; null where there is nothing to say. */
export const rowJson = (columns: readonly Column[], row: Row): { readonly [column: string]: unknown } =>
  Object.fromEntries(columns.map((column, index) => [column.name, cellJson(column, row[index])]));

/** One JSON object whose rows stand one a line. */
export const JSON_WRITTEN: Written = {
  opening: ({ report, asked, since, before, zone, basis }) => {
    const head = { report, asked, from: utc(since), until: utc(before), zone, basis: basisJson(basis) };
    return `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  },
  row: ({ columns }, row, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(rowJson(columns, row))}`,
  closing: (_head, { outcome, figures }) =>
    `\n],"outcome":${JSON.stringify(outcome)},"figures":${JSON.stringify(figures)}}\n`,
};

const line = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;

/** The order mark without which the spreadsheet of most offices garbles names. */
const MARK = '\ufeff';

const entryLine = (name: string, entry: EntryAt | null): string =>
  line([name, entry?.entry ?? null, entry === null ? null : utc(entry.time)]);

/** CSV as RFC 4180 has it: what it rests on, an empty line, the table, an empty line, and what it comes to. */
export const CSV_WRITTEN: Written = {
  opening: ({ report, asked, since, before, zone, basis, columns }) =>
    [
      `${MARK}${line(['report', report])}`,
      ...Object.entries(asked).map((field) => line(field)),
      line(['from', utc(since)]),
      line(['until', utc(before)]),
      line(['log', basis.origin, basis.kiosk]),
      entryLine('first_entry', basis.first),
      entryLine('last_entry', basis.last),
      line(['entries_read', basis.entries]),
      ...(basis.checkpoint === null
        ? [line(['checkpoint', 'none'])]
        : [line(['checkpoint', basis.checkpoint.size, utc(basis.checkpoint.time), basis.checkpoint.root])]),
      line(['entries_not_signed_yet', basis.unsigned]),
      line(['local_times_of', zone]),
      '\r\n',
      line(
        columns.flatMap(({ name, kind }) => (kind === 'instant' ? [`${name}_utc`, `${name}_local`] : [name])),
      ),
    ].join(''),
  row: ({ columns, zone }, row) =>
    line(
      columns.flatMap(({ kind }, index) => {
        const cell = row[index] ?? '';
        if (kind !== 'instant') return [cell];
        return cell === '' ? ['', ''] : [utc(Number(cell)), localIn(zone, Number(cell))];
      }),
    ),
  closing: (_head, { outcome, figures }) =>
    `\r\n${line(['outcome', outcome])}${Object.entries(figures)
      .map((figure) => line(figure))
      .join('')}`,
};
