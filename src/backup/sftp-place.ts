import { rmSync } from 'node:fs';
import path from 'node:path';
import { type SftpAddress, sftpAddress } from '../config/sftp-address.ts';
import { freeBytes } from '../log/reserve.ts';
import { BackupFailed, requireRoom } from './backup-failed.ts';
import type { Place } from './place.ts';
import { CommandFailed, Sftp, type SftpKeys } from './sftp.ts';
import { stagingFolder } from './staging.ts';

const KIBIBYTE = 1_024;
/** At once there are here what is sealed and the sealed file, or the file that came back and what it holds. */
const COPIES_HERE = 2;

const linesOf = (answer: string | undefined): readonly string[] =>
  (answer ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Free bytes as `df` of sftp tells them; undefined where the server does not tell. */
const freeIn = (answer: string | undefined): number | undefined => {
  const [, , available] = (linesOf(answer)[1] ?? '').split(/\s+/).map(Number);
  return Number.isSafeInteger(available) ? Number(available) * KIBIBYTE : undefined;
};

/** A folder of another machine, by SFTP. */
export class SftpPlace implements Place {
  readonly address: string;
  readonly #at: SftpAddress;
  readonly #sftp: Sftp;
  readonly #data: string;
  readonly #now: number;

  /** @param data folder beside which copies are made before they go, and looked at when they came back */
  constructor(address: string, keys: SftpKeys, data: string, now: number) {
    const at = sftpAddress(address);
    if (at === undefined) throw new RangeError(`${address} is no address of SFTP`);
    this.address = address;
    this.#at = at;
    this.#sftp = new Sftp(at, keys);
    this.#data = data;
    this.#now = now;
  }

  async open(bytes: number): Promise<readonly string[]> {
    requireRoom(this.#data, bytes * COPIES_HERE, freeBytes(this.#data));
    const { names, free } = await this.#look();
    if (free !== undefined) requireRoom(this.address, bytes, free);
    return names;
  }

  write<Made>(name: string, make: (file: string) => Promise<Made>): Promise<Made> {
    return this.#withFile(name, async (file, folder) => {
      const made = await make(file);
      try {
        // Flushed there, where the server knows how.
        await this.#do([`put -f ${name}`], folder);
      } catch (error) {
        throw error instanceof CommandFailed ? await this.#notTaken(error) : error;
      }
      return made;
    });
  }

  read<Seen>(name: string, look: (file: string) => Promise<Seen>): Promise<Seen> {
    return this.#withFile(name, async (file, folder) => {
      try {
        await this.#do([`get ${name}`], folder);
      } catch (error) {
        if (!(error instanceof CommandFailed)) throw error;
        const what = `${this.address}/${name}: it cannot be fetched (${error.words})`;
        throw new BackupFailed('not_whole', what, 'See whether the disk of that server is well.', error);
      }
      return look(file);
    });
  }

  async rename(from: string, to: string): Promise<void> {
    try {
      await this.#do([`rename ${from} ${to}`]);
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      const what = `${this.address}/${from}: it cannot be given its name (${error.words})`;
      throw new BackupFailed('not_written', what, `See what ${this.#at.user} may do there.`, error);
    }
  }

  async remove(names: readonly string[]): Promise<readonly string[]> {
    if (names.length === 0) return [];
    const answers = await this.#do([...names.map((name) => `-rm ${name}`), 'ls -1']);
    const left = new Set(linesOf(answers.at(-1)));
    return names.filter((name) => !left.has(name));
  }

  /** In the folder there. */
  async #do(commands: readonly string[], here = this.#data): Promise<readonly string[]> {
    try {
      return await this.#sftp.batch([`cd ${this.#at.path}`, ...commands], here);
    } catch (error) {
      if (!(error instanceof CommandFailed && /^(cd|ls)\b/.test(error.command))) throw error;
      const { user, path: folder } = this.#at;
      throw new BackupFailed(
        'no_place',
        `${this.address}: there is no folder ${folder} on the server that ${user} may enter and read (${error.words})`,
        `Make it there, and give it to ${user}.`,
        error,
      );
    }
  }

  async #look(): Promise<{ readonly names: readonly string[]; readonly free: number | undefined }> {
    const [, names, free] = await this.#do(['ls -1', '-df']);
    return { names: linesOf(names), free: freeIn(free) };
  }

  /** The protocol has no word for a full disk. */
  async #notTaken(error: CommandFailed): Promise<BackupFailed> {
    const { user, path: folder } = this.#at;
    if (/Permission denied/.test(error.words))
      return new BackupFailed(
        'no_place',
        `${this.address}: ${user} may not write there (${error.words})`,
        `Give the folder ${folder} to ${user} there.`,
        error,
      );
    const { free } = await this.#look();
    const room = free === undefined ? '' : `; ${Math.floor(free / 1e6)} MB are free there`;
    return new BackupFailed(
      'not_written',
      `${this.address}: the server did not take the copy (${error.words})${room}`,
      `See whether its disk, or the share of ${user} in it, is full.`,
      error,
    );
  }

  async #withFile<Result>(
    name: string,
    work: (file: string, folder: string) => Promise<Result>,
  ): Promise<Result> {
    const folder = stagingFolder(this.#data, this.#now);
    try {
      return await work(path.join(folder, name), folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Fetches a file of an SFTP server into a folder here, and gives its name here. Throws `BackupFailed`. */
export const fetchCopy = async (address: string, keys: SftpKeys, folder: string): Promise<string> => {
  const at = sftpAddress(address);
  if (at === undefined) throw new RangeError(`${address} is no address of SFTP`);
  const { dir, base } = path.posix.parse(at.path);
  try {
    await new Sftp(at, keys).batch([`cd ${dir}`, `get ${base}`], folder);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    const what = `${address}: it cannot be fetched (${error.words})`;
    throw new BackupFailed('no_place', what, `See what lies there, and what ${at.user} may read.`, error);
  }
  return path.join(folder, base);
};
