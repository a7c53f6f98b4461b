import { applyAll } from './core/apply.ts';
import type { Fact } from './core/facts.ts';
import { INITIAL_STATE, type State } from './core/state.ts';

/** Goes up whenever the shape of the state changes: an older snapshot is then replayed past, not misread. */
export const STATE_SHAPE = 23;

/** The log as a start needs it: every fact in order, and the newest snapshot that the log bears out. */
export interface ReplayableLog {
  facts(from: number): Iterable<{ readonly fact: Fact }>;
  latestSnapshot(): { readonly upto: number; readonly state: string } | undefined;
}

/** A snapshot's text: plain data, so that what comes back equals what was written. */
export const snapshotOf = (state: State): string => JSON.stringify({ shape: STATE_SHAPE, state });

const fromSnapshot = (text: string): State | undefined => {
  const { shape, state } = JSON.parse(text) as { shape: number; state: State };
  return shape === STATE_SHAPE ? state : undefined;
};

function* factsOf(log: ReplayableLog, from: number): Iterable<Fact> {
  for (const { fact } of log.facts(from)) yield fact;
}

/** The state as the log tells it: the newest usable snapshot and every fact after it, or every fact. */
export const restoreState = (log: ReplayableLog): State => {
  const snapshot = log.latestSnapshot();
  const start = snapshot === undefined ? undefined : fromSnapshot(snapshot.state);
  const from = start === undefined || snapshot === undefined ? 0 : snapshot.upto + 1;
  return applyAll(start ?? INITIAL_STATE, factsOf(log, from));
};
