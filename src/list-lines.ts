import type { ListChange, Proposal } from './core/facts-list.ts';
import { onList, subjectOf } from './core/list-changes.ts';
import type { Person, PersonRecord } from './core/people.ts';
import type { State } from './core/state.ts';
import type { Ms, PersonId } from './core/terms.ts';

/** What the list says of somebody, for whoever keeps it: no credential and no hash. */
export interface RecordLine extends Omit<PersonRecord, 'credentials'> {
  readonly badges: number;
}

/** A line of the authorization list as it stands. */
export interface PersonLine extends RecordLine {
  readonly pin: 'set' | 'not_set';
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

export interface ProposalList {
  /** Since when it takes two people; 0 while one is enough. */
  readonly founded: Ms;
  readonly time_zone: string;
  readonly proposals: readonly ProposalLine[];
}

const toRecord = ({ credentials, ...record }: PersonRecord): RecordLine => ({
  ...record,
  badges: credentials.length,
});

export const toPersonLine = (person: Person): PersonLine => {
  const { pin, duress, status, wrong_pins, pin_locked_until, ...record } = person;
  return { ...toRecord(record), pin: pin === null ? 'not_set' : 'set' };
};

const plainRecord = (person: Person | PersonRecord): PersonRecord => {
  if (!('status' in person)) return person;
  const { pin, duress, status, wrong_pins, pin_locked_until, ...record } = person;
  return record;
};

/** A change against what it is to change. */
const toChangeLine = (change: ListChange, known: Person | PersonRecord | null): ChangeLine => {
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

/** Everything that waits for a second person, the oldest first. */
export const proposalsOf = ({ list, policy }: State): ProposalList => ({
  founded: list.founded,
  time_zone: policy?.time_zone ?? '',
  proposals: Object.values(list.open).map(({ changes, ...proposal }) => ({
    ...proposal,
    changes: changes.map((change) => toChangeLine(change, change.before)),
  })),
});
