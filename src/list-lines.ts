import type { ListChange, Proposal, ToReview } from './core/facts-list.ts';
import { signOffDue } from './core/list-at-once.ts';
import { onList, subjectOf } from './core/list-changes.ts';
import { type Person, type PersonRecord, recordOf } from './core/people.ts';
import type { CalendarEntry } from './core/policy.ts';
import type { State } from './core/state.ts';
import type { Ms, PersonId, Phase } from './core/terms.ts';
import { listDigest } from './list-digest.ts';

/** What the list says of somebody, for whoever keeps it: no credential and no hash. */
export interface RecordLine extends Omit<PersonRecord, 'credentials'> {
  readonly badges: number;
}

/** A line of the authorization list as it stands. */
export interface PersonLine extends RecordLine {
  readonly pin: 'set' | 'not_set';
  readonly status: 'listed' | 'suspended' | 'removed';
}

/** A change side by side: what the list says, and what it is to say; null where nothing is said. */
export interface ChangeLine {
  readonly person: PersonId;
  readonly before: RecordLine | null;
  readonly after: RecordLine | null;
  /** Badges that come and that go; how many there are in the end says nothing of it. */
  readonly badges_added: number;
  readonly badges_removed: number;
}

/** Something that waits for a second person. */
export interface ProposalLine extends Omit<Proposal, 'changes'> {
  readonly changes: readonly ChangeLine[];
}

/** Something that one person did at once, for the second one who looks at it. */
export type ReviewLine = Omit<ToReview, 'credential'>;

/** What there is to do about the list. */
export interface ListStanding {
  /** Since when it takes two people; 0 while one is enough. */
  readonly founded: Ms;
  readonly time_zone: string;
  readonly listed: number;
  /** SHA-256, hex, of the list as it stands. */
  readonly digest: string;
  /** When it was last signed off, and when that is due again; 0 for never. */
  readonly signed_off: Ms;
  readonly phase: Phase;
  /** The phase that two people set last, and when; the calendar goes on with its next line. */
  readonly phase_by_hand: CalendarEntry | null;
  readonly due: Ms;
  /** What waits for a second person, and what waits to be reviewed; the oldest first. */
  readonly proposals: readonly ProposalLine[];
  readonly reviews: readonly ReviewLine[];
}

const toRecord = ({ credentials, ...record }: PersonRecord): RecordLine => ({
  ...record,
  badges: credentials.length,
});

export const toPersonLine = (person: Person): PersonLine => {
  const { status, pin } = person;
  return { ...toRecord(recordOf(person)), status, pin: pin === null ? 'not_set' : 'set' };
};

const plainRecord = (person: Person | PersonRecord): PersonRecord =>
  'status' in person ? recordOf(person) : person;

/** A change against what it is to change. */
export const toChangeLine = (change: ListChange, known: Person | PersonRecord | null): ChangeLine => {
  const after = change.change === 'list' ? change.record : null;
  const before = known === null ? null : plainRecord(known);
  const held = before?.credentials ?? [];
  const given = after?.credentials ?? [];
  return {
    person: subjectOf(change),
    before: before === null ? null : toRecord(before),
    after: after === null ? null : toRecord(after),
    badges_added: given.filter((badge) => !held.includes(badge)).length,
    badges_removed: held.filter((badge) => !given.includes(badge)).length,
  };
};

/** Changes against the list as it stands. */
export const changeLines = (state: State, changes: readonly ListChange[]): readonly ChangeLine[] =>
  changes.map((change) => toChangeLine(change, onList(state, subjectOf(change))));

/** What one person did at once and nobody has reviewed yet, the oldest first. */
export const reviewsOf = ({ list }: State): readonly ReviewLine[] =>
  Object.values(list.to_review).map(({ credential, ...review }) => review);

/** Everything that waits for somebody. */
export const standingOf = (state: State): ListStanding => {
  const { list, policy, people } = state;
  return {
    founded: list.founded,
    time_zone: policy?.time_zone ?? '',
    listed: Object.values(people).filter(({ status }) => status !== 'removed').length,
    digest: listDigest(Object.values(people)),
    signed_off: list.signed_off,
    phase: state.phase,
    phase_by_hand: list.phase,
    due: signOffDue(state) ?? 0,
    proposals: Object.values(list.open).map(({ changes, ...proposal }) => ({
      ...proposal,
      changes: changes.map((change) => toChangeLine(change, change.before)),
    })),
    reviews: reviewsOf(state),
  };
};
