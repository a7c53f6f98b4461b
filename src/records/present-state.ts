import { applyAll } from '../core/apply.ts';
import { INITIAL_STATE, type State } from '../core/state.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { ReadableLog } from './list-history.ts';

const facts = function* (log: ReadableLog) {
  for (const { fact } of decodeEntries(log.entries(0))) yield fact;
};

/** What the whole log says of how everything stands, as far as nothing of it is erased. */
export const presentState = (log: ReadableLog): State => applyAll(INITIAL_STATE, facts(log));
