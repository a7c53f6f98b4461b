/**
 * The configuration of the last good start, for a start with a file that cannot be used: whoever slips in the file
 * leaves no door without its kiosk. It lies beside the log, where nobody but the kiosk writes, and every start says on
 * record by which digest and which rules it goes.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { FileRefused, FileUnreadable } from '../config/problems.ts';
import { type Config, configFrom, readConfig } from '../config.ts';
import { readSecret, replaceSecret } from '../log/secret-file.ts';

const LAST_GOOD = 'last-good.yaml';

/** The folder of the log as a file names it that may be wrong everywhere else. */
const namedFolder = (file: string): string | undefined => {
  try {
    const written: unknown = parseDocument(readFileSync(file, 'utf8')).toJS();
    const kiosk = (written as { readonly kiosk?: { readonly data?: unknown } } | null)?.kiosk;
    return typeof kiosk?.data === 'string' ? path.resolve(path.dirname(file), kiosk.data) : undefined;
  } catch {
    return undefined;
  }
};

/** Where the log may lie: as asked for, as the file says, as the service manager says. */
const foldersOf = (file: string, data: string | undefined): readonly string[] =>
  data !== undefined
    ? [path.resolve(data)]
    : [namedFolder(file), process.env['STATE_DIRECTORY']].filter((folder) => folder !== undefined);

export interface ReadConfig {
  readonly config: Config;
  /** What is wrong with the file, where another configuration stands in for it. */
  readonly wrong?: FileRefused | FileUnreadable;
}

/**
 * The configuration of a file, or that of the last good start where the file cannot be used.
 * @throws what is wrong with the file, where there was no good start
 */
export const readOrLastGood = (file: string, data?: string): ReadConfig => {
  try {
    return { config: readConfig(file, data) };
  } catch (error) {
    if (!(error instanceof FileRefused || error instanceof FileUnreadable)) throw error;
    const stands_in = error instanceof FileRefused ? 'refused' : 'unreadable';
    const kept = foldersOf(file, data).find((folder) => existsSync(path.join(folder, LAST_GOOD)));
    if (kept === undefined) throw error;
    const text = readSecret(path.join(kept, LAST_GOOD), 'configuration') ?? '';
    return { config: { ...configFrom(Buffer.from(text), file, data), stands_in }, wrong: error };
  }
};

/** Keeps a configuration by which a kiosk has started; one that stands in is kept already. */
export const keepGood = ({ file, paths: { data }, digest, stands_in }: Config, asked?: string): void => {
  if (stands_in !== undefined) return;
  const bytes = readFileSync(file);
  const place = path.join(data, LAST_GOOD);
  // The file may have changed since it was read: then it was never tried.
  if (configFrom(bytes, file, asked).digest !== digest) return;
  if (existsSync(place) && readFileSync(place).equals(bytes)) return;
  replaceSecret(place, bytes.toString('utf8'));
};
