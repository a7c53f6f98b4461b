import type { State } from './core/state.ts';
import type { Ms } from './core/terms.ts';
import { snapshotOf } from './restore.ts';

const DAY_MS: Ms = 86_400_000;
/** Entries after which a start would replay too long, whatever the hour: a start is to take less than a second. */
export const SNAPSHOT_ENTRIES_MAX = 5_000;

export interface Snapshotted {
  readonly index: number;
  readonly at: Ms;
}

/** Whether the state is to be written down again: once a day, or after very many entries. */
export const snapshotDue = (last: Snapshotted, index: number, at: Ms): boolean =>
  index > last.index && (at - last.at >= DAY_MS || index - last.index >= SNAPSHOT_ENTRIES_MAX);

/** Writes the state as of entry `index` and gives the observation that makes its digest a fact. */
export const takeSnapshot = (
  log: { writeSnapshot(upto: number, state: string): string },
  index: number,
  state: State,
): { readonly type: 'snapshot_written'; readonly upto: number; readonly digest: string } => ({
  type: 'snapshot_written',
  upto: index,
  digest: log.writeSnapshot(index, snapshotOf(state)),
});
