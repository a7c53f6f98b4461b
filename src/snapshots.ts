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

/** What an erasing needs of the log. */
export interface ErasableLog {
  readonly erasing: {
    readonly isUnfinished: boolean;
    finish(snapshotUpto: number): Erasure;
  };
  writeSnapshot(upto: number, state: string): string;
  latestSnapshot(): { readonly upto: number } | undefined;
}

/** Whether what was erased is gone from the files, or what has to end first. */
export type Erasure = { readonly outcome: 'gone' } | { readonly outcome: 'waiting'; readonly what: string };

interface Loop {
  readonly index: number;
  readonly state: State;
  offer(observation: ReturnType<typeof takeSnapshot>): boolean;
}

/**
 * Finishes what an entry allowed to erase, where that was begun: the state is written down without it first, so
 * that no later start asks for it.
 */
export const finishErasing = (log: ErasableLog, kiosk: Loop): Erasure => {
  if (!log.erasing.isUnfinished) return { outcome: 'gone' };
  const upto = kiosk.index;
  if (upto >= 0) kiosk.offer(takeSnapshot(log, upto, kiosk.state));
  const latest = log.latestSnapshot()?.upto ?? -1;
  return latest < upto
    ? { outcome: 'waiting', what: 'the state cannot be written down' }
    : log.erasing.finish(latest);
};
