import type { EntryStep } from './facts-entry.ts';
import type { Ms, PersonId, Purpose, RoomId, VisitorClass, VisitorId } from './terms.ts';

/**
 * What a room can ask of each visitor besides name, organization, class and escort (NIST SP 800-53 PE-8), in the order in
 * which it is asked.
 */
export const VISITOR_FIELDS = [
  'purpose',
  'visited',
  'id_seen',
  'items',
  'rules',
  'signature',
  'badge',
] as const;
export type VisitorField = (typeof VISITOR_FIELDS)[number];

/** The kind of document that somebody looked at. Its number is asked nowhere. */
export const ID_KINDS = [
  'driver_license',
  'state_id',
  'passport',
  'government_badge',
  'company_badge',
  'credential_letter',
  'other',
  'none_shown',
] as const;
export type IdKind = (typeof ID_KINDS)[number];

/** `as_brought`: what was brought in goes out again, and nothing else. */
export const ITEMS_OUT = ['nothing', 'as_brought', 'listed', 'not_asked'] as const;
export type ItemsOut = (typeof ITEMS_OUT)[number];

/** Whether a visitor badge was handed back. */
export const BADGE_BACK = ['returned', 'not_returned', 'not_asked'] as const;
export type BadgeBack = (typeof BADGE_BACK)[number];

export const VISITOR_BADGE_MAX = 9_999;
/** Longest text of who is visited, and of what is carried, in UTF-16 units. */
export const VISITED_MAX = 80;
export const ITEMS_MAX = 200;

/** One answer about a visitor. */
export type VisitorAnswer =
  | { readonly field: 'purpose'; readonly value: Purpose }
  | { readonly field: 'visited'; readonly words: string }
  | { readonly field: 'id_seen'; readonly value: IdKind; readonly seen_by: PersonId }
  | { readonly field: 'items'; readonly value: 'nothing' | 'listed'; readonly words: string }
  | { readonly field: 'rules'; readonly value: 'acknowledged' }
  /** `signature`: strokes as `ink.ts` writes them, or the name as it was typed. */
  | { readonly field: 'signature'; readonly how: 'drawn' | 'typed'; readonly signature: string }
  | { readonly field: 'badge'; readonly badge: number };

/** What a finger on the screen can mean about visitors. */
export type VisitorTouch =
  /** Before the first badge: whoever badges next is asked for their visitors before the door is released. */
  | { readonly touch: 'announce_visitors' }
  | { readonly touch: 'complete_visitors' }
  | {
      readonly touch: 'add_visitor';
      readonly visitor: VisitorId;
      readonly name: string;
      readonly organization: string;
      readonly visitor_class: VisitorClass;
    }
  | { readonly touch: 'record_visitor'; readonly visitor: VisitorId; readonly answer: VisitorAnswer }
  | {
      readonly touch: 'sign_out_visitor';
      readonly visitor: VisitorId;
      readonly badge: BadgeBack;
      readonly items: ItemsOut;
      readonly words: string;
    }
  | {
      readonly touch: 'account_for_badge';
      readonly badge: number;
      readonly answer: 'returned' | 'lost';
    };

interface Answered {
  readonly room: RoomId;
  readonly visitor: VisitorId;
  readonly next: EntryStep;
  readonly until: Ms;
}

/** Facts of the record of a visitor: each is what somebody at the screen stated. */
export type VisitorFact =
  | ({
      readonly type: 'visitor_recorded';
      readonly field: Exclude<VisitorField, 'signature' | 'badge'>;
      /** The code of the answer; empty where it is in words. */
      readonly value: string;
      /** Whom they visit. */
      readonly visited?: string;
      /** What they carry. */
      readonly words?: string;
      /** Who said that they looked at the document. */
      readonly seen_by?: PersonId;
    } & Answered)
  | ({
      readonly type: 'visitor_signed';
      readonly how: 'drawn' | 'typed';
      readonly signature: string;
    } & Answered)
  | ({ readonly type: 'visitor_badge_issued'; readonly badge: number } & Answered)
  | {
      readonly type: 'visitor_badge_returned';
      readonly room: RoomId;
      readonly visitor: VisitorId | '';
      readonly badge: number;
      readonly how: 'at_exit' | 'afterwards';
    }
  /** The visitor has signed out and nobody said that the badge is back. */
  | {
      readonly type: 'visitor_badge_kept';
      readonly room: RoomId;
      readonly visitor: VisitorId;
      readonly badge: number;
    }
  | {
      readonly type: 'visitor_badge_lost';
      readonly room: RoomId;
      readonly visitor: VisitorId | '';
      readonly badge: number;
    };

/** What is on record of a visitor who is inside, or on their way in. */
export interface VisitorDetails {
  readonly visitor: VisitorId;
  readonly fields: readonly VisitorField[];
  /** What they carry, as it was typed; empty for nothing. */
  readonly items: string;
}

/** A numbered visitor badge that is not in its box. Whose it was is forgotten once it is lost. */
export interface VisitorBadge {
  readonly badge: number;
  readonly status: 'out' | 'lost';
  readonly visitor: VisitorId | '';
  readonly name: string;
  readonly room: RoomId;
}
