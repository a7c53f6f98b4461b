import { hash } from 'node:crypto';
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact } from '../core/facts.ts';
import { assert } from '../core/terms.ts';
import { LogFull } from './errors.ts';
import type { ErasedField, LogRows } from './log-rows.ts';
import type { LogWrites } from './log-writes.ts';
import { dropRecords, dropReports } from './records-file.ts';
import { syncDirectory } from './secret-file.ts';
import type { WriteGuard } from './write-guard.ts';

/** A personal field of an entry. */
export interface FieldOfEntry {
  readonly seq: number;
  readonly name: string;
}

/** Whether what is noted as erased is gone from the files; `waiting` says what has to end first. */
export type Erased = { readonly outcome: 'gone' } | { readonly outcome: 'waiting'; readonly what: string };

/** The field that names whom an erasing is about; it is on its own list. */
const OWN_FIELD = 'person';

const NO_STATE = '{}';

/** SHA-256, hex, of a list of fields in the order of entries and names: a line `entry name` for each. */
export const digestOfFields = (fields: readonly FieldOfEntry[]): string =>
  hash('sha256', fields.map(({ seq, name }) => `${seq} ${name}\n`).join(''), 'hex');

const byPlace = (one: FieldOfEntry, other: FieldOfEntry): number =>
  one.seq - other.seq || (one.name < other.name ? -1 : 1);

/** What the erased fields of one entry's act are known by. */
const knownBy = (list: readonly FieldOfEntry[]) => ({ erased: list.length, digest: digestOfFields(list) });

/** What an entry `by` erases that is about to be recorded: those fields, and whom it names itself. */
export const erasureBy = (by: number, fields: readonly FieldOfEntry[]) => {
  const list = [...fields].sort(byPlace).concat({ seq: by, name: OWN_FIELD });
  return { list, ...knownBy(list) };
};

export interface ErasingParts {
  readonly directory: string;
  readonly database: Database.Database;
  readonly rows: LogRows;
  readonly writes: LogWrites;
  readonly guard: WriteGuard;
}

/**
 * How what opens personal fields leaves the files. The entry that allows it and the list of fields are one
 * transaction; then the rows go, and the file is written anew without them. A mark in the data directory says from
 * before the entry until after the last of this that there is something to finish.
 */
export class Erasing {
  readonly #parts: ErasingParts;
  readonly #mark: string;
  #fields: readonly FieldOfEntry[] | undefined;

  constructor(parts: ErasingParts) {
    this.#parts = parts;
    this.#mark = join(parts.directory, 'erasing.unfinished');
  }

  /** What entry `by` says that erases these fields and its own. */
  actOf(by: number, fields: readonly FieldOfEntry[]): { readonly erased: number; readonly digest: string } {
    const { erased, digest } = erasureBy(by, fields);
    return { erased, digest };
  }

  /** Does `work`, in which an entry is recorded that erases these fields. */
  during(fields: readonly FieldOfEntry[], work: () => void): void {
    this.#begin();
    this.#fields = fields;
    try {
      work();
    } finally {
      this.#fields = undefined;
    }
  }

  /** All that will be erased of a log that entry `by` closed once these fields are too, for the log that goes on. */
  afterEnd(
    by: number,
    fields: readonly FieldOfEntry[],
  ): { readonly erased: number; readonly digest: string } {
    const before = [...this.#parts.rows.erasures()].filter((field) => field.by === by);
    return knownBy([...before, ...fields].sort(byPlace));
  }

  /**
   * Erases these fields of a log that entry `by` closed; the log that goes on has it on record by now. Throws
   * `LogFailed` and `LogFull` as an append does.
   */
  eraseAfterEnd(by: number, fields: readonly FieldOfEntry[]): Erased {
    const { writes, guard, rows } = this.#parts;
    this.#begin();
    guard.write(() =>
      writes.transaction(() => {
        for (const field of fields) writes.erasure({ ...field, by });
        // No start asks for the state of this log any more, and every snapshot of it names people.
        if ([...rows.snapshots()].every(({ upto }) => upto < by))
          writes.snapshot(by, hash('sha256', NO_STATE, 'hex'), NO_STATE);
      }),
    );
    return this.finish(by);
  }

  /** What these facts erase, when the first of them becomes entry `first`. Throws where that is not on its list. */
  listOf(facts: readonly Fact[], first: number): readonly ErasedField[] {
    return facts.flatMap((fact, index) => {
      if (fact.type !== 'disclosures_erased') return [];
      const by = first + index;
      const { list, erased, digest } = erasureBy(by, this.#fields ?? []);
      assert(fact.erased === erased && fact.digest === digest, 'an entry erases what is on its list');
      return list.map((field) => ({ ...field, by }));
    });
  }

  /** Whether something that is noted as erased may still be in the files. */
  get isUnfinished(): boolean {
    return existsSync(this.#mark) || this.#parts.rows.unfinishedErasure() !== undefined;
  }

  /**
   * Deletes what is noted as erased and makes the files anew without it. A start must not need it any more: throws
   * where the newest snapshot is older than the erasing. Throws `LogFailed` as an append does.
   */
  finish(snapshotUpto: number): Erased {
    const { rows, writes, guard, directory } = this.#parts;
    const last = rows.lastErasure();
    assert(last === undefined || snapshotUpto >= last, 'a snapshot is newer than what was erased');
    dropRecords(directory);
    dropReports(directory);
    try {
      guard.write(() => writes.transaction(() => writes.erase()));
    } catch (error) {
      if (error instanceof LogFull) return { outcome: 'waiting', what: error.what };
      throw error;
    }
    const what = this.#scrub();
    if (what !== undefined) return { outcome: 'waiting', what };
    rmSync(this.#mark, { force: true });
    syncDirectory(directory);
    return { outcome: 'gone' };
  }

  /** From here on there may be something to finish. */
  #begin(): void {
    closeSync(openSync(this.#mark, 'w', 0o600));
    syncDirectory(this.#parts.directory);
  }

  /** Writes the database anew, since what was deleted can be left in unused parts of it; gives what hindered it. */
  #scrub(): string | undefined {
    const { database } = this.#parts;
    try {
      database.exec('VACUUM');
      const [folded] = database.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      return folded?.busy === 0 ? undefined : 'another program is reading the log';
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      if (error.code.startsWith('SQLITE_BUSY')) return 'another program is reading the log';
      if (error.code === 'SQLITE_FULL' || error.code.startsWith('SQLITE_IOERR')) {
        return `there is no room to write the log anew (${error.message})`;
      }
      throw error;
    }
  }
}
