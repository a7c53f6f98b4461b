import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { localDayIn } from '../../config/local-time.ts';
import type { Ms } from '../../core/terms.ts';
import { reportFolder } from '../../log/records-file.ts';

const OWNER_ONLY = 0o600;
const FOLDER_MODE = 0o700;
const UNFINISHED = '.part';
/** The oldest goes for a newer one, so that reports never take the room of the log. */
export const FILES_MAX = 200;
const FOLDER_BYTES_MAX = 500_000_000;
/** A file beyond this is a question for another time, or for the command. */
export const FILE_BYTES_MAX = 50_000_000;

/** There is more of an answer than a file may have. */
export class FileTooLarge extends Error {}

/** What went wrong, for the journal: a path has the name that people gave the report, and nothing is erased from there. */
export const toldOf = (error: unknown): string => {
  const { code = '', syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  return syscall === undefined ? String(error) : `${code} ${syscall}`;
};

export interface NamedFile {
  readonly name: string;
  readonly run: number;
  readonly due: Ms;
  readonly zone: string;
  readonly format: string;
}

const timeIn = (at: Ms, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(at)
    .replace(':', '');

/** `2026-11-09-0600-weekly-look-12.pdf`: what it is called by people, in signs that every file system takes. */
export const fileNameOf = ({ name, run, due, zone, format }: NamedFile): string => {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 40);
  return `${localDayIn(due, zone)}-${timeIn(due, zone)}-${slug === '' ? 'report' : slug}-${run}.${format}`;
};

/** A file on its way: it has its name once all of it is on the disk. */
export class ReportFile {
  readonly #handle: FileHandle;
  readonly #path: string;
  #bytes = 0;

  constructor(handle: FileHandle, to: string) {
    this.#handle = handle;
    this.#path = to;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Throws `FileTooLarge`. */
  async write(piece: string | Uint8Array): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.#bytes += bytes.length;
    if (this.#bytes > FILE_BYTES_MAX) throw new FileTooLarge();
    await this.#handle.writeFile(bytes);
  }

  async finish(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
    await rename(`${this.#path}${UNFINISHED}`, this.#path);
  }

  async drop(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    rmSync(`${this.#path}${UNFINISHED}`, { force: true });
  }
}

/** Files of reports that were made by themselves: `reports/` in the data folder, for its owner alone. */
export class ReportFolder {
  readonly #folder: string;

  constructor(data: string) {
    this.#folder = reportFolder(data);
  }

  /** Removes what was never finished. */
  tidy(): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) {
      if (name.endsWith(UNFINISHED)) this.remove(name);
    }
  }

  async begin(name: string): Promise<ReportFile> {
    mkdirSync(this.#folder, { recursive: true, mode: FOLDER_MODE });
    const to = path.join(this.#folder, name);
    rmSync(`${to}${UNFINISHED}`, { force: true });
    return new ReportFile(await open(`${to}${UNFINISHED}`, 'wx', OWNER_ONLY), to);
  }

  /** Where a file lies; undefined where it is gone. */
  find(name: string): string | undefined {
    const at = path.join(this.#folder, name);
    return name !== '' && path.basename(name) === name && existsSync(at) ? at : undefined;
  }

  remove(name: string): void {
    if (name !== '' && path.basename(name) === name) rmSync(path.join(this.#folder, name), { force: true });
  }

  /** Removes the oldest until what is left keeps to the bounds. */
  bound(): void {
    const files = readdirSync(this.#folder)
      .map((name) => ({ name, ...statSync(path.join(this.#folder, name)) }))
      .toSorted((one, other) => other.mtimeMs - one.mtimeMs);
    let bytes = 0;
    for (const [index, { name, size }] of files.entries()) {
      bytes += size;
      if (index >= FILES_MAX || bytes > FOLDER_BYTES_MAX) this.remove(name);
    }
  }
}
