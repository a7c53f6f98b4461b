import type { PersonRecord } from './people.ts';
import type { CalendarEntry } from './policy.ts';
import type { Credential, Ms, PersonId, Phase, ReaderId, RoomId } from './terms.ts';

/** Why a proposal came to nothing. `void`: what it was to change is not any more as it was when it was proposed. */
export const PROPOSAL_ENDS = ['refused', 'withdrawn', 'expired', 'void'] as const;
export type ProposalEnd = (typeof PROPOSAL_ENDS)[number];

/** What a second person finds of what one did in a hurry: it stays, or somebody is back on the list. */
export const REVIEW_OUTCOMES = ['confirmed', 'reinstated'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** Facts about what takes two people: one proposes it, another one approves it, and both are named. */
export type ListFact =
  /** From here on nobody changes the list alone: these are the people who can approve, or the first of them. */
  | {
      readonly type: 'list_founded';
      readonly people: readonly PersonId[];
      /** They put themselves on it at the screen of a new kiosk; by the command where it is left out. */
      readonly way?: 'setup_screen';
    }
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
  | {
      readonly type: 'phase_proposed';
      readonly proposal: number;
      readonly phase: Phase;
      readonly until: Ms;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /** The rules of a whole configuration: those that a start reads from the file with this digest. */
  | {
      readonly type: 'rules_proposed';
      readonly proposal: number;
      /** SHA-256, hex, of the file. */
      readonly config_digest: string;
      readonly until: Ms;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /** A start brought other rules than the last run had. */
  | {
      readonly type: 'rules_changed';
      readonly config_digest: string;
      /** Two people approved this very file, or nobody did and the file alone says so. */
      readonly authority: 'approved' | 'config_file';
      /** 0 where nobody approved it. */
      readonly proposal: number;
      readonly signed_by: readonly PersonId[];
    }
  /** The next badge that nobody holds, at this reader, becomes the badge of this proposal. It opens nothing. */
  | {
      readonly type: 'badge_awaited';
      readonly room: RoomId;
      readonly reader: ReaderId;
      readonly record: PersonRecord;
      readonly until: Ms;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'badge_presented';
      readonly room: RoomId;
      readonly reader: ReaderId;
      readonly credential: Credential;
    }
  | {
      readonly type: 'badge_not_presented';
      readonly room: RoomId;
      readonly reader: ReaderId;
      readonly since: Ms;
    }
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
    }
  /** One person takes another off the list at once; a second one reviews it. */
  | {
      readonly type: 'person_suspended';
      readonly person: PersonId;
      readonly review: number;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /** From here on this badge is denied everywhere. Since when nobody knows where it was is what its holder says. */
  | {
      readonly type: 'badge_lost';
      readonly person: PersonId;
      readonly credential: Credential;
      readonly since: Ms;
      readonly review: number;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'list_act_reviewed';
      readonly review: number;
      readonly person: PersonId;
      readonly outcome: ReviewOutcome;
      readonly words: string;
      /** Who did it, and who reviewed it. */
      readonly signed_by: readonly PersonId[];
    }
  /** Somebody has read the whole list and answers for it. */
  | {
      readonly type: 'list_signed_off';
      /** SHA-256, hex, of the list as it stood. */
      readonly digest: string;
      readonly listed: number;
      /** When it is due again; 0 for never. */
      readonly due: Ms;
      readonly words: string;
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
  /** What it is about: changes of the list, a phase, or a configuration file; the others are empty. */
  readonly changes: readonly ProposedChange[];
  readonly phase: Phase | '';
  readonly config_digest: string;
}

/** A badge that somebody is about to present for a proposal. */
export interface AwaitedBadge {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly record: PersonRecord;
  readonly until: Ms;
  readonly by: PersonId;
  readonly words: string;
}

/** A configuration file that two people approved. */
export interface ApprovedRules {
  readonly config_digest: string;
  readonly proposal: number;
  readonly signed_by: readonly PersonId[];
}

/** Something that one person did at once, and that a second one has to look at. */
export interface ToReview {
  readonly review: number;
  readonly kind: 'suspension' | 'lost_badge';
  readonly person: PersonId;
  /** Empty where it is about no badge. */
  readonly credential: Credential | '';
  readonly by: PersonId;
  readonly at: Ms;
  /** Since when it is not certain who had the badge; of a suspension its own instant. */
  readonly since: Ms;
  readonly words: string;
}

/** What the state keeps about changes of the list. */
export interface ListState {
  /** Since when two people are needed; 0 while no two people were ever able to approve. */
  readonly founded: Ms;
  /** Proposals made so far. */
  readonly proposals: number;
  readonly open: { readonly [proposal: string]: Proposal };
  /** Reviews asked for so far, and those that nobody has made yet. */
  readonly reviews: number;
  readonly to_review: { readonly [review: string]: ToReview };
  /** When the list was last signed off; 0 for never. */
  readonly signed_off: Ms;
  /** The phase that two people set, and since when; the calendar goes on with its next line. */
  readonly phase: CalendarEntry | null;
  /** The newest configuration files that two people approved. */
  readonly rules: readonly ApprovedRules[];
  readonly awaited: AwaitedBadge | null;
}

export const NEW_LIST: ListState = {
  founded: 0,
  proposals: 0,
  open: {},
  reviews: 0,
  to_review: {},
  signed_off: 0,
  phase: null,
  rules: [],
  awaited: null,
};
