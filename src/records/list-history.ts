import { applyAll } from '../core/apply.ts';
import type { Fact, FactType } from '../core/facts.ts';
import type { TrainingDays, TrainingState, TrainingTopic } from '../core/facts-training.ts';
import type { Person, PersonRecord } from '../core/people.ts';
import { recordOf } from '../core/people.ts';
import { INITIAL_STATE, type State } from '../core/state.ts';
import type { Credential, Ms, PersonId } from '../core/terms.ts';
import { topicsOf } from '../core/training.ts';
import { parseEntry } from '../log/entry.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { StoredEntry } from '../log/log-rows.ts';

/** What reading a list needs of a log. */
export interface ReadableLog {
  readonly entries: (from: number) => Iterable<StoredEntry>;
}

/** Kinds of entries from which the list is made. */
const OF_THE_LIST: ReadonlySet<string> = new Set<FactType>([
  'kiosk_started',
  'person_enrolled',
  'person_changed',
  'person_removed',
  'person_suspended',
  'badge_lost',
  'list_act_reviewed',
  'list_founded',
  'list_proposed',
  'list_entry_proposed',
  'list_removal_proposed',
  'proposal_approved',
  'proposal_ended',
  'list_signed_off',
  'pin_set',
  'disclosures_erased',
]);

/** Kinds of entries that say what people of the list were trained in. */
const OF_TRAINING: ReadonlySet<string> = new Set<FactType>(['training_recorded', 'training_withdrawn']);

interface ListEntry {
  readonly seq: number;
  readonly fact: Fact;
}

const timeOf = (bytes: Buffer): { readonly type: string; readonly at: Ms } => {
  const { type, time } = parseEntry(bytes).fields;
  return { type: String(type), at: Date.parse(String(time)) };
};

/** A list of people as of an instant. */
export interface ListAsOf {
  /** Everybody who was ever on it by then, the removed too. */
  readonly people: readonly Person[];
  readonly founded: Ms;
  /** Entries about the list of which something is erased: whom they named is not told. */
  readonly erased: number;
  /** What the kiosk trained people in by then, and the newest training of each in each topic, as it knew of it. */
  readonly topics: readonly TrainingTopic[];
  readonly training: TrainingState;
  /** Entries about training of which something is erased: whoever has none may have had one. */
  readonly training_erased: number;
}

const stateOf = (entries: readonly ListEntry[]): State =>
  applyAll(
    INITIAL_STATE,
    entries.map(({ fact }) => fact),
  );

/**
 * What a log tells of the list up to its last entry whose time is not after `until`. It takes the entries in their
 * order, so that whoever serves others can do other things in between.
 */
export class ListReading {
  readonly #until: Ms;
  readonly #entries: ListEntry[] = [];
  /** Entries of which something is erased say nothing of the list any more, and are counted. */
  #erased = { list: 0, training: 0 };
  #cut = { entries: 0, erased: this.#erased };

  constructor(until: Ms = Number.POSITIVE_INFINITY) {
    this.#until = until;
  }

  take(stored: StoredEntry): void {
    const { type, at } = timeOf(stored.bytes);
    const isOfTraining = OF_TRAINING.has(type);
    if (isOfTraining || OF_THE_LIST.has(type)) {
      const [decoded] = decodeEntries([stored]);
      const { list, training } = this.#erased;
      if (decoded === undefined)
        this.#erased = isOfTraining ? { list, training: training + 1 } : { list: list + 1, training };
      else this.#entries.push({ seq: stored.seq, fact: decoded.fact });
    }
    // A clock that was set back makes later entries with earlier times: the order is that of the log.
    if (at <= this.#until) this.#cut = { entries: this.#entries.length, erased: this.#erased };
  }

  get entries(): readonly ListEntry[] {
    return this.#entries.slice(0, this.#cut.entries);
  }

  /** The list as these entries make it. */
  list(): ListAsOf {
    const state = stateOf(this.entries);
    const { people, list, training } = state;
    return {
      people: Object.values(people),
      founded: list.founded,
      erased: this.#cut.erased.list,
      topics: state.policy === null ? [] : topicsOf(state),
      training,
      training_erased: this.#cut.erased.training,
    };
  }

  /** Everything that they say of one person's place on the list and training, in their order. */
  history(person: PersonId): readonly PersonStep[] {
    return stepsOf(this.entries, person);
  }
}

const readingOf = (log: ReadableLog, until?: Ms): ListReading => {
  const reading = new ListReading(until);
  for (const stored of log.entries(0)) reading.take(stored);
  return reading;
};

/** The list as the log's entries up to an instant make it. */
export const listAsOf = (log: ReadableLog, at: Ms): ListAsOf => readingOf(log, at).list();

/** One step in what the list says of a person, and in what they were trained in. */
export interface PersonStep {
  readonly seq: number;
  readonly at: Ms;
  readonly type: FactType;
  /** What the list said before and after; null where the person was not on it. */
  readonly before: PersonRecord | null;
  readonly after: PersonRecord | null;
  /** 0 where it was about no proposal. */
  readonly proposal: number;
  readonly signed_by: readonly PersonId[];
  /** `setup_screen` where the first two people of a new kiosk said it at its screen; null otherwise. */
  readonly way: 'setup_screen' | null;
  readonly words: string;
  /** What it says of their training; null where it is about the list. */
  readonly training: TrainingStep | null;
}

/** A training in a topic that was put on record, with its days, or taken back. */
export interface TrainingStep {
  readonly topic: string;
  readonly days: TrainingDays | null;
}

const trainingIn = (fact: Fact): TrainingStep | null => {
  if (fact.type === 'training_withdrawn') return { topic: fact.topic, days: null };
  if (fact.type !== 'training_recorded') return null;
  const { topic, on, until } = fact;
  return { topic, days: { on, until } };
};

const isAbout = (fact: Fact, person: PersonId): boolean => {
  if ('record' in fact) return fact.record.person === person;
  return 'person' in fact && fact.person === person;
};

const STEPS: ReadonlySet<FactType> = new Set<FactType>([
  'person_enrolled',
  'person_changed',
  'person_removed',
  'person_suspended',
  'badge_lost',
  'list_act_reviewed',
  'pin_set',
  'training_recorded',
  'training_withdrawn',
]);

const shownOf = (state: State, person: PersonId): PersonRecord | null => {
  const known = state.people[person];
  return known === undefined || known.status === 'removed' ? null : recordOf(known);
};

/** Who signed for something, in its own entry or in that of its proposal or review. */
const signedFor = (fact: Fact, signed: ReadonlyMap<string, Fact>) => {
  const about = fact.type === 'person_removed' && fact.review !== undefined ? `review ${fact.review}` : '';
  const proposal = 'proposal' in fact ? (fact.proposal ?? 0) : 0;
  const by = signed.get(proposal === 0 ? about : `proposal ${proposal}`) ?? fact;
  return {
    proposal,
    signed_by: 'signed_by' in by ? (by.signed_by ?? []) : [],
    way: 'way' in fact && fact.way === 'setup_screen' ? fact.way : null,
    words: 'words' in by && typeof by.words === 'string' ? by.words : '',
  };
};

const stepsOf = (entries: readonly ListEntry[], person: PersonId): readonly PersonStep[] => {
  const signed = new Map<string, Fact>();
  const steps: PersonStep[] = [];
  let state = INITIAL_STATE;
  for (const { seq, fact } of entries) {
    if (fact.type === 'proposal_approved') signed.set(`proposal ${fact.proposal}`, fact);
    if (fact.type === 'list_act_reviewed') signed.set(`review ${fact.review}`, fact);
    if (!STEPS.has(fact.type) || !isAbout(fact, person)) continue;
    // One person at a time: folding the whole list for each step would take the square of its length.
    const before = shownOf(state, person);
    state = applyAll(state, [fact]);
    const { at, type } = fact;
    const after = shownOf(state, person);
    const training = trainingIn(fact);
    steps.push({ seq, at, type, before, after, ...signedFor(fact, signed), training });
  }
  return steps;
};

/** Everything that the log says of one person's place on the list and training, in its order. */
export const personHistory = (log: ReadableLog, person: PersonId): readonly PersonStep[] =>
  readingOf(log).history(person);

/** An entry with a badge in it. */
export interface BadgeUse {
  readonly seq: number;
  readonly at: Ms;
  readonly type: FactType;
  readonly room: string;
  /** Why it was denied; empty where it was not. */
  readonly reason: string;
}

/** A badge, and since when it is not certain who had it. */
export interface LostBadge {
  readonly credential: Credential;
  readonly since: Ms;
}

/** Where among these entries a badge was presented, from an instant on. */
export function* usesIn(
  entries: Iterable<StoredEntry>,
  { credential, since }: LostBadge,
): Generator<BadgeUse> {
  for (const stored of entries) {
    if (timeOf(stored.bytes).at < since) continue;
    for (const { fact } of decodeEntries([stored])) {
      if (!('credential' in fact) || fact.credential !== credential || fact.type === 'badge_lost') continue;
      const room = 'room' in fact ? fact.room : '';
      const reason = 'reason' in fact ? fact.reason : '';
      yield { seq: stored.seq, at: fact.at, type: fact.type, room, reason };
    }
  }
}

/** The same in a whole log. */
export const badgeUses = (log: ReadableLog, lost: LostBadge): Generator<BadgeUse> =>
  usesIn(log.entries(0), lost);

/** The badge that a review is about; undefined where it is about none. */
export const lostIn = ({ entries }: Pick<ListReading, 'entries'>, review: number): LostBadge | undefined => {
  for (const { fact } of entries) {
    if (fact.type === 'badge_lost' && fact.review === review) {
      return { credential: fact.credential, since: fact.since };
    }
  }
  return undefined;
};

export const lostBadge = (log: ReadableLog, review: number): LostBadge | undefined =>
  lostIn(readingOf(log), review);
