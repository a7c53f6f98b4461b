import type { Day } from './days.ts';
import type { ContainerId, Ms, SealNumber, YesNo } from './terms.ts';

/** What is printed on a container or a seal, in capital letters: nothing that two people could read differently. */
export const LABEL = /^[A-Z0-9][A-Z0-9-]{0,39}$/;

/** A shelf, an election, precincts or batches: words of the office, and nobody's name. */
export const PLAIN_WORDS = /^[\p{L}\p{N}][\p{L}\p{N} ,./#-]{0,39}$/u;

export const CONTAINER_KINDS = ['box', 'bag', 'cage', 'cart', 'envelope', 'cabinet', 'other'] as const;
export type ContainerKind = (typeof CONTAINER_KINDS)[number];

/** What a container holds, as the labels of archived material have it (Utah R623-8-10; COMAR 33.07.10.01). */
export const CONTENTS_CLASSES = [
  'voted_counted',
  'voted_uncounted',
  'provisional',
  'spoiled',
  'unused_stock',
  'duplicates',
  'envelopes',
  'records',
] as const;
export type ContentsClass = (typeof CONTENTS_CLASSES)[number];

export const MOVE_REASONS = [
  'received',
  'processing',
  'canvass',
  'recount',
  'audit',
  'court_order',
  'transfer',
  'storage',
  'other',
] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** What two people see of a seal and of the place where it sits (COMAR 33.07.10.01). */
export const SEAL_CONDITIONS = ['intact', 'damaged', 'missing'] as const;
export type SealCondition = (typeof SEAL_CONDITIONS)[number];

/** How a number came to the kiosk: read by a machine, or typed and typed again. */
export const TAKEN_BY = ['scanned', 'typed_twice'] as const;
export type TakenBy = (typeof TAKEN_BY)[number];

interface OfContainer {
  readonly container: ContainerId;
  readonly taken_by: TakenBy;
}

/** A seal as somebody read it off the container, before anything told them which number is expected. */
interface SeenSeal extends OfContainer {
  /** Empty where it is missing. */
  readonly seal: SealNumber | '';
  readonly condition: SealCondition;
  /** Defects, why it comes off, where the old one and a picture of it lie; empty for nothing of that. */
  readonly words: string;
}

interface Ordered extends OfContainer {
  /** Who ordered it, and by what right. */
  readonly words: string;
}

/** What people state of containers and seals on the screen; each takes two badges. */
export type CustodyStatement =
  | (OfContainer & {
      readonly statement: 'register_container';
      readonly kind: ContainerKind;
      readonly contents: ContentsClass;
      readonly election: string;
      readonly election_day: Day;
      /** Whether a federal office was on the ballot: then 22 months (52 U.S.C. 20701). */
      readonly federal: YesNo;
      /** Precincts or batches; empty where it is about none. */
      readonly range: string;
      /** Ballots, as stated by whoever filled it; nobody counted them here. */
      readonly count: number;
      readonly shelf: string;
      /** The last day of its approval; empty where nobody approves such containers. */
      readonly approved_until: Day | '';
    })
  | (OfContainer & {
      readonly statement: 'move_container';
      readonly way: 'in' | 'out' | 'within';
      readonly reason: MoveReason;
      /** Empty on the way out. */
      readonly shelf: string;
      /** From whom, or to whom and where. */
      readonly words: string;
    })
  /** Seals that were bought, by the numbers on the first and the last. */
  | { readonly statement: 'add_seals'; readonly first: SealNumber; readonly last: SealNumber }
  | (OfContainer & { readonly statement: 'apply_seal'; readonly seal: SealNumber })
  | (SeenSeal & { readonly statement: 'check_seal' })
  | (SeenSeal & { readonly statement: 'remove_seal' })
  | (SeenSeal & { readonly statement: 'replace_seal'; readonly new_seal: SealNumber })
  /** Custody was not certain: nobody can say what was done in that time. */
  | (OfContainer & {
      readonly statement: 'report_break';
      readonly since: Ms;
      readonly until: Ms;
      readonly words: string;
    })
  | (Ordered & { readonly statement: 'hold_container' })
  | (Ordered & { readonly statement: 'lift_hold' })
  | (Ordered & { readonly statement: 'destroy_container' })
  /** Everything in the room is counted, label by label, before anybody is told what is expected there. */
  | { readonly statement: 'begin_inventory' }
  /** How each difference of the count is explained; empty where there is none. */
  | { readonly statement: 'sign_inventory'; readonly words: string };

/** About counting a room, not about one container. */
export type InventoryStatement = Extract<
  CustodyStatement,
  { readonly statement: 'begin_inventory' | 'sign_inventory' }
>;

export const isInventory = (statement: { readonly statement: string }): statement is InventoryStatement =>
  statement.statement === 'begin_inventory' || statement.statement === 'sign_inventory';

export const CUSTODY_ACTS = [
  'register_container',
  'move_container',
  'add_seals',
  'apply_seal',
  'check_seal',
  'remove_seal',
  'replace_seal',
  'report_break',
  'hold_container',
  'lift_hold',
  'destroy_container',
  'begin_inventory',
  'sign_inventory',
] as const satisfies readonly CustodyStatement['statement'][];
export type CustodyAct = CustodyStatement['statement'];

const ACTS: ReadonlySet<string> = new Set(CUSTODY_ACTS);

export const isCustodyAct = (act: string): act is CustodyAct => ACTS.has(act);

export const isCustody = (statement: { readonly statement: string }): statement is CustodyStatement =>
  isCustodyAct(statement.statement);
