import type { CustodyState } from './facts-custody.ts';
import type { State } from './state.ts';

/** The state with something changed of what is known of containers. */
export const changeCustody = (state: State, change: Partial<CustodyState>): State => ({
  ...state,
  custody: { ...state.custody, ...change },
});
