import { createHash } from 'node:crypto';
import type { State } from '../../src/core/state.ts';

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** The same for equal states, whatever the order in which their parts were made. */
export const stateDigest = (state: State): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(state)))
    .digest('hex');
