import type { KeyObject } from 'node:crypto';
import type { ApprovedProcedure } from './core/facts-procedures.ts';
import { type ProcedureAct, type ProcedureRefusal, procedureRefusal } from './core/procedures.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { identifyOfficials, type TypedPin } from './officials.ts';

/** What two people do about a written procedure, with what they typed. */
export interface AskedOfProcedure {
  readonly act: ProcedureAct;
  readonly typed: readonly TypedPin[];
}

const REASONS: { readonly [R in ProcedureRefusal]: readonly [what: string, remedy: string] } = {
  no_such_room: [
    'the procedure names a room that this kiosk does not have',
    'Name rooms of the configuration, or write "rooms: all".',
  ],
  approved_already: ['this very text is approved already', 'Nothing has to be done.'],
  same_version: [
    'another text is in use under this version',
    'Give the changed text a version of its own in its first lines.',
  ],
  too_many: ['too many procedures are in use', 'Withdraw one with "ballot-vault procedures withdraw".'],
  not_in_use: ['no such procedure is in use', 'See "ballot-vault procedures list".'],
};

/**
 * Puts on record what two officials decide about a procedure, once they have said who they are. Throws `KeeperRefused`
 * when nothing is recorded.
 */
export const recordProcedureAct = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { act, typed }: AskedOfProcedure,
): Promise<{ readonly index: number }> => {
  const requirePossible = (): void => {
    const refusal = procedureRefusal(kiosk.state, act);
    if (refusal !== null) throw new KeeperRefused(...REASONS[refusal]);
  };
  // What is refused anyway tries nobody's PIN.
  requirePossible();
  const who = await identifyOfficials(kiosk, siteKey, typed);
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  requirePossible();
  offer(kiosk, { type: 'procedure_acted', act, signed_by: who.signed_by });
  return { index: kiosk.index };
};

/** The procedures in use, in the order of their names. */
export const proceduresInUse = ({ state }: KeptKiosk): readonly ApprovedProcedure[] =>
  Object.values(state.procedures.approved).sort((one, other) => (one.procedure < other.procedure ? -1 : 1));
