import { CsvError, parse } from 'csv-parse/sync';
import { FileRefused, type Problem } from '../config/problems.ts';
import { COLUMNS, type Column, type Fields, MAY_BE_LEFT_OUT } from './columns.ts';

/** One person's line: where it begins in the file, and its fields without blanks around them. */
export interface Row {
  readonly line: number;
  readonly fields: Fields;
}

interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record longer than this is a quote that was never closed. */
const RECORD_BYTES_MAX = 8_192;

const breaksIn = (cells: readonly string[]): number => cells.join('').split('\n').length - 1;

const remedyFor = (code: string): string =>
  code === 'CSV_MAX_RECORD_SIZE'
    ? 'Look for a quotation mark that is never closed.'
    : 'Put fields that hold a comma or a quotation mark in quotation marks, and double such marks inside.';

const recordsOf = (text: string, file: string): readonly Record[] => {
  const records: Record[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: RECORD_BYTES_MAX,
      on_record: (cells: string[], { lines }) => {
        records.push({ line: lines - breaksIn(cells), cells });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    const where = typeof line === 'number' ? `${file}:${line}` : file;
    // The parser's own message can repeat a field, and so a badge number.
    const what = error.code === 'CSV_MAX_RECORD_SIZE' ? 'a line is too long' : 'this line is not valid CSV';
    throw new FileRefused([{ where, what, remedy: remedyFor(error.code) }]);
  }
};

const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name);

const headerProblems = (header: readonly string[], where: string): readonly Problem[] => {
  const remedy = `The first line names these columns: ${COLUMNS.join(',')}.`;
  if (header.length === 1 && (header[0] ?? '').includes(';')) {
    const what = 'the columns are separated by semicolons';
    return [{ where, what, remedy: 'Save the file with commas between columns.' }];
  }
  const missing = COLUMNS.filter((column) => !header.includes(column) && !MAY_BE_LEFT_OUT.includes(column));
  const unknown = header.filter((name) => !isColumn(name));
  const twice = header.filter((name, index) => isColumn(name) && header.indexOf(name) !== index);
  return [
    ...missing.map((name) => ({ where, what: `column ${name} is missing`, remedy })),
    ...unknown.map((name) => ({ where, what: `unknown column "${name.slice(0, 40)}"`, remedy })),
    ...twice.map((name) => ({ where, what: `column ${name} stands there twice`, remedy })),
  ];
};

/**
 * The lines of a list of people. Throws `FileRefused` when the file as a whole has not its form, or lists more than
 * `most` people.
 */
export const readRows = (text: string, file: string, most: number): readonly Row[] => {
  const [header, ...records] = recordsOf(text, file);
  const first = records[most];
  if (first !== undefined) {
    const what = `the file lists ${records.length} people, and at most ${most} are taken`;
    const remedy =
      'Check that this is the list of people of this kiosk alone; leave out who enters none of its rooms.';
    throw new FileRefused([{ where: `${file}:${first.line}`, what, remedy }]);
  }
  if (header === undefined || records.length === 0) {
    const remedy = 'Write a line of column names and a line for each person.';
    throw new FileRefused([{ where: file, what: 'nobody is listed', remedy }]);
  }
  const problems = [
    ...headerProblems(header.cells, `${file}:${header.line}`),
    ...records.flatMap((record) => widthProblems(record, header, file)),
  ];
  if (problems.length > 0) throw new FileRefused(problems);
  return records.map(({ line, cells }) => {
    const fields = Object.fromEntries([
      ...MAY_BE_LEFT_OUT.map((column) => [column, '']),
      ...header.cells.map((name, index) => [name, cells[index] ?? '']),
    ]);
    return { line, fields: fields as Fields };
  });
};

const widthProblems = (record: Record, header: Record, file: string): readonly Problem[] => {
  const [has, needs] = [record.cells.length, header.cells.length];
  if (has === needs) return [];
  const what = `this line has ${has} fields, the first line ${needs}`;
  const remedy = 'Give each line every field, and put a field that holds a comma in quotation marks.';
  return [{ where: `${file}:${record.line}`, what, remedy }];
};
