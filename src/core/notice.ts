import type { CustodyAct, SealCondition } from './custody-terms.ts';
import type { CustodyRefusal } from './facts-custody.ts';
import type { DenialReason, ToldAbandonCause } from './facts-entry.ts';
import type { Told } from './facts-procedures.ts';
import type { Statement } from './inputs.ts';
import type { ContainerId, Ms, PersonId, SealNumber } from './terms.ts';

/** What nobody ticked of a procedure with so many steps. */
export interface OpenSteps {
  readonly title: Told;
  readonly unticked: readonly Told[];
  readonly steps: number;
}

/** What the screen tells for a short while. */
export type Notice =
  | {
      readonly kind: 'denied';
      readonly reason: DenialReason;
      readonly person: PersonId | null;
      readonly until: Ms;
    }
  | { readonly kind: 'entered'; readonly people: readonly PersonId[]; readonly until: Ms }
  | {
      readonly kind: 'signed_out';
      readonly person: PersonId;
      readonly left_behind: readonly PersonId[];
      /** Steps of procedures that nobody has ticked by now. */
      readonly open: readonly OpenSteps[];
      readonly until: Ms;
    }
  | {
      readonly kind: 'stated';
      readonly statement: Statement['statement'];
      readonly outcome: 'done' | 'count_agrees' | 'count_differs';
      readonly count: number;
      readonly expected: number;
      readonly until: Ms;
    }
  /** The number on record is told only now that somebody has typed the one that they see. */
  | {
      readonly kind: 'seal_seen';
      readonly container: ContainerId;
      readonly seal: SealNumber | '';
      readonly on_record: string;
      readonly outcome: 'matches' | 'differs';
      readonly condition: SealCondition;
      readonly until: Ms;
    }
  | {
      readonly kind: 'custody_refused';
      readonly act: CustodyAct;
      readonly container: ContainerId | '';
      readonly seal: SealNumber | '';
      readonly reason: CustodyRefusal;
      readonly until: Ms;
    }
  | {
      readonly kind: 'abandoned';
      readonly cause: ToldAbandonCause;
      readonly until: Ms;
    };
