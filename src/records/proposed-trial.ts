import type { KioskPolicy, RoomPolicy } from '../core/policy.ts';
import type { State } from '../core/state.ts';
import type { Trial } from './trial.ts';

/** A configuration as far as a trial needs it; `digest` is that of its file, hex. */
export interface TriedRules {
  readonly digest: string;
  readonly kiosk: KioskPolicy;
  readonly rooms: readonly RoomPolicy[];
}

/** Why something that waits cannot be tried: it does not wait, or is about a file that nobody gave, or that is another. */
export type NotTried = 'not_open' | 'needs_rules' | 'other_rules';

export const trialOfRules = ({ kiosk, rooms }: Omit<TriedRules, 'digest'>): Trial => ({
  trial: 'rules',
  policy: kiosk,
  rooms,
});

/** What waits for a second person, as a trial; `rules` is the file that it may be about. */
export const proposedTrial = (state: State, proposal: number, rules: TriedRules | null): Trial | NotTried => {
  const { open } = state.list;
  const found = Object.hasOwn(open, proposal) ? open[proposal] : undefined;
  if (found === undefined) return 'not_open';
  if (found.phase !== '') return { trial: 'phase', phase: found.phase };
  if (found.config_digest === '') return { trial: 'list', changes: found.changes };
  if (rules === null) return 'needs_rules';
  return rules.digest === found.config_digest ? trialOfRules(rules) : 'other_rules';
};
