import { computed } from '@preact/signals';
import type { FactType } from '../../../src/core/facts.ts';
import type { Ms, PersonId } from '../../../src/core/terms.ts';
import type { ChangeLine, PersonLine } from '../../../src/list-lines.ts';
import type {
  BadgeUses,
  ListActed,
  ListPreviewed,
  PersonHistory,
} from '../../../src/office/api/list-schemas.ts';
import type {
  TrainingAsked,
  TrainingFileRead,
  TrainingRead,
} from '../../../src/office/api/training-schemas.ts';
import type { ProposalTrial, TrialAsked } from '../../../src/office/api/trial-schemas.ts';
import type { ListActAsked, ListChangeAsked } from '../../../src/office/list-wire.ts';
import type { Read } from '../../../src/reads.ts';
import { lines } from '../live/watched.ts';
import type { ApiAnswer } from '../office/api.ts';

/** The list at an instant. */
export interface ListRead {
  /** The instant of the past that was asked for; null for now. */
  readonly at: Ms | null;
  readonly people: readonly PersonLine[];
  /** Entries about the list of which something is erased: whom they named is not told. */
  readonly erased: number;
  /** What they were trained in by then. */
  readonly trained: TrainedPeople;
  /** Entries about training of which something is erased: whoever has none may have had one. */
  readonly training_erased: number;
}

/** What people of the list were trained in. */
export type TrainedPeople = Pick<TrainingRead, 'topics' | 'training'>;

/** How the list stands as a whole, and what there is to do about it. */
export type ListStands = Omit<Extract<Read, { readonly what: 'proposals' }>, 'what'>;

/** What the pages of the list need of whoever shows them. */
export interface ListDoing {
  /** Whether whoever is signed in may change the list; else there is nothing to press. */
  readonly mayChange: boolean;
  /** The person on the list that the account belongs to; empty for none. */
  readonly person: PersonId | '';
  people(): Promise<ApiAnswer<readonly PersonLine[]>>;
  /** The list at an instant of the past. */
  peopleThen(at: Ms): Promise<ApiAnswer<ListRead>>;
  standing(): Promise<ApiAnswer<ListStands>>;
  training(): Promise<ApiAnswer<TrainedPeople>>;
  /** What the column "topics" of a file says. */
  readTrainings(text: string, name: string): Promise<ApiAnswer<TrainingFileRead>>;
  /** Two officials say it, each with their PIN. */
  train(asked: TrainingAsked): Promise<ApiAnswer<{ readonly recorded: number }>>;
  history(person: PersonId): Promise<ApiAnswer<PersonHistory>>;
  /** What a proposal changes, as far as it is shown. */
  changes(proposal: number): Promise<ApiAnswer<readonly ChangeLine[]>>;
  preview(change: ListChangeAsked): Promise<ApiAnswer<ListPreviewed>>;
  /** How far the trial of a proposal has come, and what it found. */
  trial(proposal: number): Promise<ApiAnswer<ProposalTrial>>;
  /** Has a proposal tried on the last 30 days; `trial` says how it goes on. */
  tryOn(asked: TrialAsked): Promise<ApiAnswer<ProposalTrial>>;
  /** Where the badge was presented that a review is about. */
  uses(review: number): Promise<ApiAnswer<BadgeUses>>;
  /** @param digits the PIN of whoever is signed in */
  act(act: ListActAsked, digits: string): Promise<ApiAnswer<ListActed>>;
}

/** What every page of the list shows something of. */
export interface Shared {
  readonly doing: ListDoing;
  readonly people: readonly PersonLine[];
  readonly stands: ListStands;
  readonly trained: TrainedPeople;
  /** Reads both again. */
  readonly again: () => void;
}

/** Entries after which the list, or what waits for somebody, is another. */
const OF_THE_LIST: ReadonlySet<FactType> = new Set<FactType>([
  'list_founded',
  'list_proposed',
  'phase_proposed',
  'rules_proposed',
  'proposal_approved',
  'proposal_ended',
  'person_suspended',
  'badge_lost',
  'list_act_reviewed',
  'list_signed_off',
  'badge_awaited',
  'badge_presented',
  'badge_not_presented',
  'pin_set',
  'people_imported',
  'person_removed',
  'training_recorded',
  'training_withdrawn',
  'kiosk_started',
]);

/** Number of the newest such entry: what was read before it is old. */
export const listVersion = computed(
  () => lines.value.findLast(({ type }) => OF_THE_LIST.has(type))?.seq ?? -1,
);
