import { apply } from '../core/apply.ts';
import { INITIAL_STATE, roomIds, type State } from '../core/state.ts';
import type { Ms, PersonId, RoomId } from '../core/terms.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { StoredEntry } from '../log/log-rows.ts';

/** A time that somebody was inside by sign-in. */
export interface Visit {
  /** Entry from which on they were. */
  readonly entry: number;
  readonly person: PersonId;
  readonly room: RoomId;
  readonly from: Ms;
  /** Where they still are, the instant of the last entry. */
  readonly until: Ms;
}

interface Whose {
  readonly people: readonly PersonId[];
  readonly from: Ms;
  readonly until: Ms;
}

const insideOf = (state: State, people: ReadonlySet<string>): readonly Omit<Visit, 'entry' | 'until'>[] =>
  roomIds(state).flatMap((room) =>
    (state.rooms[room]?.inside ?? [])
      .filter(({ person }) => people.has(person))
      .map(({ person, since }) => ({ person, room, from: since })),
  );

const nameOf = ({ person, room, from }: Omit<Visit, 'entry' | 'until'>): string =>
  `${person} ${room} ${from}`;

/**
 * The visits by sign-in of some people that overlap a time, in the order of the log. Reads all of the log up to the end
 * of that time, since who is inside follows from everything before.
 */
export const visitsAmong = (
  entries: Iterable<StoredEntry>,
  { people, from, until }: Whose,
): readonly Visit[] => {
  const asked = new Set<string>(people);
  const open = new Map<string, Omit<Visit, 'until'>>();
  const found: Visit[] = [];
  let state = INITIAL_STATE;
  const end = (at: Ms, going: ReadonlySet<string>): void => {
    for (const [name, visit] of open) {
      if (going.has(name)) continue;
      open.delete(name);
      if (visit.from < until && from < at) found.push({ ...visit, until: at });
    }
  };
  for (const { header, fact } of decodeEntries(entries)) {
    state = apply(state, fact);
    const inside = insideOf(state, asked);
    end(fact.at, new Set(inside.map(nameOf)));
    for (const visit of inside) {
      if (!open.has(nameOf(visit))) open.set(nameOf(visit), { ...visit, entry: header.seq });
    }
    if (fact.at >= until) break;
  }
  end(Math.max(state.at, from + 1), new Set());
  return found;
};
