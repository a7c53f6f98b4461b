import type Database from 'better-sqlite3';
import type { Ms } from '../core/terms.ts';

/** Over what mistakes are counted: whoever tries, the place they come from, and the account. */
export const COUNTED = ['tries', 'place', 'account'] as const;
export type Counted = (typeof COUNTED)[number];

export interface Count {
  readonly mistakes: number;
  readonly last: Ms;
}

export interface NamedCount extends Count {
  readonly counted: Counted;
  readonly name: string;
}

/** Where counts outlive the process. */
export interface CountStore {
  /** Whoever was quiet longest comes first. */
  all(): readonly NamedCount[];
  /** All of them or none; a count of no mistakes is taken away. */
  keep(counts: readonly NamedCount[]): void;
}

export const NOT_KEPT: CountStore = { all: () => [], keep: () => undefined };

/** Counts in the file of accounts. */
export const keptCounts = (database: Database.Database): CountStore => {
  const all = database.prepare<[], NamedCount>(
    'SELECT counted, name, mistakes, last FROM mistake_count ORDER BY last',
  );
  const put = database.prepare<[string, string, number, number]>(
    `INSERT INTO mistake_count (counted, name, mistakes, last) VALUES (?, ?, ?, ?)
     ON CONFLICT (counted, name) DO UPDATE SET mistakes = excluded.mistakes, last = excluded.last`,
  );
  const remove = database.prepare<[string, string]>(
    'DELETE FROM mistake_count WHERE counted = ? AND name = ?',
  );
  return {
    all: () => all.all(),
    keep: database.transaction((counts: readonly NamedCount[]) => {
      for (const { counted, name, mistakes, last } of counts) {
        if (mistakes === 0) remove.run(counted, name);
        else put.run(counted, name, mistakes, last);
      }
    }),
  };
};
