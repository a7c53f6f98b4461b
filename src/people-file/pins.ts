import { parse } from 'csv-parse/sync';
import { FileRefused } from '../config/problems.ts';
import { readBytes, textOf } from '../config/text-file.ts';
import type { PersonId } from '../core/terms.ts';

const FILE_BYTES_MAX = 65_536;

export interface WrittenPin {
  readonly person: PersonId;
  readonly digits: string;
}

/** PINs of the demo's cast: columns `person,pin`. Lines that begin with `#` are for people. */
export const readPins = (file: string): readonly WrittenPin[] => {
  const [header, ...rows] = parse(textOf(readBytes(file, FILE_BYTES_MAX), file), { comment: '#', bom: true });
  if (header?.join(',') !== 'person,pin') {
    const remedy = 'Write person,pin as the first line.';
    throw new FileRefused([{ where: file, what: 'the columns are not person and pin', remedy }]);
  }
  return rows.map(([person = '', digits = '']) => ({ person: person as PersonId, digits }));
};
