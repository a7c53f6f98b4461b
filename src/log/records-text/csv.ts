import { CATALOGUE } from '../../core/catalogue.ts';
import { csvCell } from './csv-cell.ts';
import { type DescribedEntry, TOLD_FIELDS } from './described.ts';

/*
 * CSV as RFC 4180 has it. It begins with a byte order mark: without one, the spreadsheet that most offices have takes
 * UTF-8 for its own code page and garbles names.
 */

const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const COLUMNS = [
  'seq',
  'time_utc',
  'time_local',
  'zone',
  'clock',
  'kiosk',
  'room',
  'level',
  'type',
  'title',
  'details',
] as const;

/** The byte order mark and the names of the columns. */
export const CSV_OPENING = `\ufeff${line([...COLUMNS, ...TOLD_FIELDS, 'corrected_by'])}`;

/** How the file began before it had a column for corrections; bags of that time are read as they are. */
export const CSV_OPENING_BEFORE_CORRECTIONS = `\ufeff${line([...COLUMNS, ...TOLD_FIELDS])}`;

/** The numbers of the entries that correct one, as its cell; undefined where the file has no column for that. */
export type CorrectedBy = readonly number[] | undefined;

const textOf = (value: unknown): string => (value === undefined ? '' : String(value));

/** What differs from each entry to the next, as texts. */
export interface EntryHead {
  readonly seq: string;
  /** UTC, as the entry has it. */
  readonly time: string;
  readonly offset: string;
  /** The clock of the room, as `localTime` gives it. */
  readonly local: string;
}

/** The cells that differ from each entry to the next; `seq` is one already. Time and offset were read strictly. */
export const csvHead = ({ seq, time, offset, local }: EntryHead): string =>
  // A cell that began with the sign of the offset would be a formula.
  `${seq},${time},${local.replace('T', ' ')},UTC${offset}`;

/** All other cells, with the line end: the same for entries that differ in their heads alone. */
export const csvTail = (
  { fields, type, known, details, told }: DescribedEntry,
  corrected: CorrectedBy,
): string => {
  const { clock, kiosk, room } = fields;
  const card = known === undefined ? undefined : CATALOGUE[known];
  const cells = [
    textOf(clock),
    textOf(kiosk),
    textOf(room),
    card?.level ?? '',
    type,
    card?.title ?? '',
    details,
  ];
  return `,${line([...cells, ...told, ...(corrected === undefined ? [] : [corrected.join(' ')])])}`;
};

/** The row of an entry, with its line end. */
export const csvRow = (entry: DescribedEntry, corrected: CorrectedBy): string => {
  const { fields, local } = entry;
  const { seq, time, offset } = fields;
  return (
    csvHead({ seq: csvCell(textOf(seq)), time: textOf(time), offset: textOf(offset), local }) +
    csvTail(entry, corrected)
  );
};
