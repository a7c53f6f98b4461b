import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { WrittenBackup } from '../config/backup-schema.ts';
import { freeBytes } from '../log/reserve.ts';
import { syncDirectory } from '../log/secret-file.ts';
import { BackupFailed, requireRoom } from './backup-failed.ts';

/** Where copies lie under their names. Whatever fails here throws `BackupFailed`. */
export interface Place {
  /** What a copy there is called by, before a slash and its name. */
  readonly address: string;
  /** Sees that so many bytes can be written there, and gives the names of all files. */
  open(bytes: number): Promise<readonly string[]>;
  /** Has a file made, and puts it there; it is on the disk there when this resolves. Gives what the making gave. */
  write<Made>(name: string, make: (file: string) => Promise<Made>): Promise<Made>;
  /** Has a file looked at that lies there, as it comes back. */
  read<Seen>(name: string, look: (file: string) => Promise<Seen>): Promise<Seen>;
  rename(from: string, to: string): Promise<void>;
  /** Gives those that are gone then. */
  remove(names: readonly string[]): Promise<readonly string[]>;
}

const OTHER_DISK =
  'Mount the disk or the stick for the copies there; or write other_disk: not_required, and copy them away by other means.';

/** A folder of this machine, on a disk of its own. */
export class FolderPlace implements Place {
  readonly address: string;
  readonly #data: string;
  readonly #other_disk: WrittenBackup['other_disk'];

  constructor(data: string, { to, other_disk }: WrittenBackup) {
    this.address = to;
    this.#data = data;
    this.#other_disk = other_disk;
  }

  open(bytes: number): Promise<readonly string[]> {
    const folder = statSync(this.address, { throwIfNoEntry: false });
    if (folder?.isDirectory() !== true)
      throw new BackupFailed(
        'no_place',
        `${this.address}: there is no such folder`,
        'Mount the disk or the stick for the copies.',
      );
    if (this.#other_disk === 'required' && folder.dev === statSync(this.#data).dev)
      throw new BackupFailed(
        'no_place',
        `${this.address}: it lies on the disk of the data folder`,
        OTHER_DISK,
      );
    requireRoom(this.#data, bytes, freeBytes(this.#data));
    requireRoom(this.address, bytes, freeBytes(this.address));
    return Promise.resolve(readdirSync(this.address));
  }

  write<Made>(name: string, make: (file: string) => Promise<Made>): Promise<Made> {
    return make(this.#file(name));
  }

  read<Seen>(name: string, look: (file: string) => Promise<Seen>): Promise<Seen> {
    return look(this.#file(name));
  }

  rename(from: string, to: string): Promise<void> {
    renameSync(this.#file(from), this.#file(to));
    syncDirectory(this.address);
    return Promise.resolve();
  }

  remove(names: readonly string[]): Promise<readonly string[]> {
    for (const name of names) rmSync(this.#file(name), { force: true });
    return Promise.resolve(names);
  }

  #file(name: string): string {
    return path.join(this.address, name);
  }
}
