import type { Database } from 'better-sqlite3';

/** The writes of one append, in their order; `committed` is after the commit and before memory follows. */
export type WriteStep =
  | 'begin'
  | 'entry'
  | 'disclosure'
  | 'tile_hash'
  | 'head'
  | 'kept_checkpoint'
  | 'cosigned'
  | 'snapshot'
  | 'commit'
  | 'committed';

/** Where tests let the disk fail. The product passes none. */
export interface WriteFaults {
  readonly opened?: (database: Database) => void;
  readonly before?: (step: WriteStep) => void;
}
