import type { Database } from 'better-sqlite3';

/**
 * The writes of one append, in their order; `committed` is after the commit and before memory follows. Behind it the
 * signer's own: its state, the signature, and the signed note in the log.
 */
export type WriteStep =
  | 'begin'
  | 'entry'
  | 'disclosure'
  | 'tile_hash'
  | 'head'
  | 'kept_checkpoint'
  | 'cosigned'
  | 'snapshot'
  | 'erasure'
  | 'outbox'
  | 'erase'
  | 'commit'
  | 'committed'
  | 'state_write'
  | 'state_flush'
  | 'sign'
  | 'signed'
  | 'checkpoint';

/** Where tests let the disk fail. The product passes none. */
export interface WriteFaults {
  readonly opened?: (database: Database) => void;
  readonly before?: (step: WriteStep) => void;
  /** Every signed checkpoint, whether or not anybody gets it. */
  readonly signed?: (checkpoint: string) => void;
}
