import { readFileSync, statSync } from 'node:fs';
import { FileRefused, FileUnreadable } from './problems.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown cause';

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'this file may not be read',
  EISDIR: 'this is a folder, not a file',
};

/**
 * The bytes of a file that people write, at most `most`.
 * Throws `FileUnreadable` when it cannot be read, `FileRefused` when it is larger.
 */
export const readBytes = (file: string, most: number): Uint8Array => {
  try {
    const { size } = statSync(file);
    if (size > most) {
      const remedy = 'Check that this is the file you mean.';
      throw new FileRefused([
        { where: file, what: `the file has ${size} bytes; at most ${most} are read`, remedy },
      ]);
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const what = REASONS[codeOf(error)] ?? `the file cannot be read (${codeOf(error)})`;
    const remedy = 'Check the name of the file and who may read it.';
    throw new FileUnreadable({ where: file, what, remedy }, error);
  }
};

const NEWLINE = 0x0a;

/** The first line that is not UTF-8; lines are cut at the newline byte, which is never part of a longer character. */
const badLine = (bytes: Uint8Array): number => {
  let line = 1;
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(NEWLINE, from);
    const part = bytes.subarray(from, end === -1 ? undefined : end);
    if (decode(part) === undefined || end === -1) return line;
    from = end + 1;
    line += 1;
  }
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** UTF-8 text without its byte order mark. Throws `FileRefused` naming the first line that is not UTF-8. */
export const textOf = (bytes: Uint8Array, file: string): string => {
  const text = decode(bytes);
  if (text !== undefined) return text;
  throw new FileRefused([
    {
      where: `${file}:${badLine(bytes)}`,
      what: 'this line is not UTF-8 text',
      remedy: 'Save the file with the encoding UTF-8 (in a spreadsheet: "CSV UTF-8").',
    },
  ]);
};
