import type { PersonRecord } from './people.ts';
import type { Ms, PersonId } from './terms.ts';

/** Why a proposal came to nothing. `void`: what it was to change is not any more as it was when it was proposed. */
export const PROPOSAL_ENDS = ['refused', 'withdrawn', 'expired', 'void'] as const;
export type ProposalEnd = (typeof PROPOSAL_ENDS)[number];

/** Facts about what takes two people: one proposes it, another one approves it, and both are named. */
export type ListFact =
  /** From here on nobody changes the list alone: these are the people who can approve. */
  | { readonly type: 'list_founded'; readonly people: readonly PersonId[] }
  | {
      readonly type: 'list_proposed';
      readonly proposal: number;
      /** Where the changes come from: the digest of a file, hex; empty where somebody stated them. */
      readonly source: string;
      /** How many changes follow, each a fact of its own. */
      readonly changes: number;
      readonly until: Ms;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'list_entry_proposed';
      readonly proposal: number;
      readonly record: PersonRecord;
    }
  | { readonly type: 'list_removal_proposed'; readonly proposal: number; readonly person: PersonId }
  /** Who proposed it, and who approved it. What it changes follows, each a fact of its own. */
  | {
      readonly type: 'proposal_approved';
      readonly proposal: number;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'proposal_ended';
      readonly proposal: number;
      readonly cause: ProposalEnd;
      readonly words: string;
      /** Nobody where time or another change ended it. */
      readonly signed_by: readonly PersonId[];
    };

/** A change of the list: a whole record that is put on it or in the place of the former one, or a removal. */
export type ListChange =
  | { readonly change: 'list'; readonly record: PersonRecord }
  | { readonly change: 'remove'; readonly person: PersonId };

/** A change that waits, with what it was proposed against; null where the person was not on the list. */
export type ProposedChange = ListChange & { readonly before: PersonRecord | null };

/** Something that waits for a second person. */
export interface Proposal {
  readonly proposal: number;
  readonly by: PersonId;
  readonly at: Ms;
  readonly until: Ms;
  readonly words: string;
  readonly source: string;
  readonly changes: readonly ProposedChange[];
}

/** What the state keeps about changes of the list. */
export interface ListState {
  /** Since when two people are needed; 0 while no two people were ever able to approve. */
  readonly founded: Ms;
  /** Proposals made so far. */
  readonly proposals: number;
  readonly open: { readonly [proposal: string]: Proposal };
}

export const NEW_LIST: ListState = { founded: 0, proposals: 0, open: {} };
