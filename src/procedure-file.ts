import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ID_FORM, ID_REMEDY } from './config/fields.ts';
import { FileRefused, inOrderOfFile } from './config/problems.ts';
import { readBytes, textOf } from './config/text-file.ts';
import { type Procedure, WORDS_BYTES_MAX } from './core/facts-procedures.ts';
import { PHASES, PURPOSES, type RoomId } from './core/terms.ts';
import {
  checkSections,
  Findings,
  frontOf,
  type Key,
  PROCEDURE_LANGUAGES,
  sectionsOf,
  told,
  type Written,
} from './procedure-file/text.ts';

const FILE_BYTES_MAX = 65_536;
const VERSION_FORM = /^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$/;
const LIST_MAX = 12;

/** `[one, two]`, or the word that stands for all of them, which is an empty list. */
const listOf = (
  written: Written | undefined,
  key: Key,
  isKnown: (item: string) => boolean,
  remedy: string,
  found: Findings,
): readonly string[] => {
  if (written === undefined || written.text === 'all') return [];
  const [, inner] = /^\[(.*)\]$/.exec(written.text) ?? [];
  const items = (inner ?? '').split(',').map((item) => item.trim());
  if (inner === undefined || items.length > LIST_MAX || items.includes('')) {
    found.add(written.line, `${key} is no list`, remedy);
    return [];
  }
  const wrong = items.find((item, at) => !isKnown(item) || items.indexOf(item) !== at);
  if (wrong !== undefined) found.add(written.line, `${key} cannot have "${wrong.slice(0, 40)}" here`, remedy);
  return items;
};

const oneIn = (words: readonly string[]) => (item: string) => words.includes(item);

const checkForm = (
  written: Written | undefined,
  form: RegExp,
  key: Key,
  remedy: string,
  found: Findings,
): void => {
  if (written !== undefined && !form.test(written.text))
    found.add(written.line, `${key} is not written so`, remedy);
};

/**
 * A procedure as an office writes it: particulars between two lines of three hyphens, then for each language a
 * heading and numbered steps. Throws `FileRefused` with every problem found, each with its line, reason and remedy.
 */
export const parseProcedure = (bytes: Uint8Array, file: string): Procedure => {
  const lines = textOf(bytes, file).split(/\r?\n/);
  const found = new Findings(file);
  const { front, after } = frontOf(lines, found);
  if (after === 0) throw new FileRefused(found.problems);
  checkForm(front.id, ID_FORM, 'id', ID_REMEDY, found);
  checkForm(
    front.version,
    VERSION_FORM,
    'version',
    'Write up to 20 letters, digits, dots and hyphens, for example 2026-1.',
    found,
  );
  const list = (key: Key, isKnown: (item: string) => boolean, examples: string) =>
    listOf(
      front[key],
      key,
      isKnown,
      `Write all, or a list such as [${examples}]; at most ${LIST_MAX}, each once.`,
      found,
    );
  const rooms = list('rooms', (room) => ID_FORM.test(room), 'ballot-room') as readonly RoomId[];
  const phases = list('phases', oneIn(PHASES), PHASES.join(', ')) as Procedure['phases'];
  const purposes = list('purposes', oneIn(PURPOSES), PURPOSES.join(', ')) as Procedure['purposes'];
  const languages = list('languages', oneIn(PROCEDURE_LANGUAGES), PROCEDURE_LANGUAGES.join(', '));
  const sections = sectionsOf(lines, after, found);
  const spoken = languages.length === 0 ? PROCEDURE_LANGUAGES : languages;
  checkSections(sections, spoken, found);
  if (!spoken.includes('en') && front.languages !== undefined)
    found.add(front.languages.line, 'English is missing', 'Write it too: the screen falls back to it.');
  const title = told(sections, (section) => section.title);
  const steps = (sections[0]?.steps ?? []).map((_, at) =>
    told(sections, (section) => section.steps[at]?.text ?? ''),
  );
  const size = Buffer.byteLength(JSON.stringify({ title, steps }));
  if (size > WORDS_BYTES_MAX)
    found.add(
      after + 1,
      `the words take ${size} bytes in the log`,
      `At most ${WORDS_BYTES_MAX} are taken: shorten steps, or make two procedures of it.`,
    );
  if (found.problems.length > 0) throw new FileRefused(inOrderOfFile(found.problems));
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { id, version } = front;
  return {
    procedure: id?.text ?? '',
    version: version?.text ?? '',
    digest,
    rooms,
    phases,
    purposes,
    title,
    steps,
  };
};

/** `parseProcedure` of a file. Throws `FileUnreadable` as well, when it cannot be read at all. */
export const readProcedure = (file: string): Procedure =>
  parseProcedure(readBytes(file, FILE_BYTES_MAX), file);

/** Every Markdown file of a folder, in the order of their names; none where there is no such folder. */
export const procedureFiles = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => path.join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
