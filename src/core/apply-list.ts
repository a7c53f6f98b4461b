import type { Fact } from './facts.ts';
import type { ListState, ProposedChange } from './facts-list.ts';
import { type Person, type PersonRecord, recordOf } from './people.ts';
import type { State } from './state.ts';

const MANY = [
  'person_enrolled',
  'person_changed',
  'person_removed',
  'list_entry_proposed',
  'list_removal_proposed',
] as const;

/** Facts of which a long list makes thousands in a row. */
export type ManyFact = Extract<Fact, { readonly type: (typeof MANY)[number] }>;

export const isManyFact = (fact: Fact): fact is ManyFact => (MANY as readonly string[]).includes(fact.type);

type Known<K extends 'people' | 'badges'> = Map<string, State[K][keyof State[K]]>;

const listed = (record: PersonRecord, before: Person | undefined): Person => ({
  ...record,
  status: 'listed',
  pin: before?.pin ?? null,
  duress: before?.duress ?? null,
  wrong_pins: before?.wrong_pins ?? 0,
  pin_locked_until: before?.pin_locked_until ?? 0,
});

/** Badges a person no longer holds stay known as revoked; nothing of the past is forgotten. */
const hold = (
  badges: Known<'badges'>,
  { person, credentials }: PersonRecord,
  before: Person | undefined,
): void => {
  for (const credential of before?.credentials ?? []) {
    if (badges.get(credential)?.person === person) badges.set(credential, { person, revoked: true });
  }
  for (const credential of credentials) badges.set(credential, { person, revoked: false });
};

/** The list in the making, copied once for many facts: once for each would take the square of their number. */
class Draft {
  readonly #state: State;
  readonly #people: Known<'people'>;
  readonly #badges: Known<'badges'>;
  readonly #proposed = new Map<number, ProposedChange[]>();
  #at: number;
  #lastAtDoor: number;

  constructor(state: State) {
    this.#state = state;
    this.#at = state.at;
    this.#lastAtDoor = state.last_at_door;
    this.#people = new Map(Object.entries(state.people));
    this.#badges = new Map(Object.entries(state.badges));
  }

  add(fact: ManyFact): void {
    this.#at = Math.max(this.#at, fact.at);
    this.#lastAtDoor = Math.max(this.#lastAtDoor, fact.at);
    switch (fact.type) {
      case 'person_removed': {
        const before = this.#people.get(fact.person);
        if (before !== undefined) this.#people.set(fact.person, { ...before, status: 'removed' });
        return;
      }
      case 'list_entry_proposed':
        return this.#propose(fact.proposal, {
          change: 'list',
          record: fact.record,
          before: this.#before(fact.record.person),
        });
      case 'list_removal_proposed':
        return this.#propose(fact.proposal, {
          change: 'remove',
          person: fact.person,
          before: this.#before(fact.person),
        });
      default: {
        const before = this.#people.get(fact.record.person);
        this.#people.set(fact.record.person, listed(fact.record, before));
        hold(this.#badges, fact.record, before);
      }
    }
  }

  #before(person: string): PersonRecord | null {
    const known = this.#people.get(person);
    return known === undefined || known.status === 'removed' ? null : recordOf(known);
  }

  #propose(proposal: number, change: ProposedChange): void {
    const before = this.#proposed.get(proposal);
    if (before === undefined) this.#proposed.set(proposal, [change]);
    else before.push(change);
  }

  #open(): ListState['open'] {
    const open = { ...this.#state.list.open };
    for (const [proposal, added] of this.#proposed) {
      const before = open[proposal];
      // A proposal of which something was erased is not on record as made; nobody can approve it.
      if (before !== undefined) open[proposal] = { ...before, changes: [...before.changes, ...added] };
    }
    return open;
  }

  get state(): State {
    return {
      ...this.#state,
      at: this.#at,
      last_at_door: this.#lastAtDoor,
      people: Object.fromEntries(this.#people),
      badges: Object.fromEntries(this.#badges),
      list: { ...this.#state.list, open: this.#open() },
    };
  }
}

/** The state after facts about the list, one after the other. */
export const applyManyFacts = (state: State, facts: readonly ManyFact[]): State => {
  const draft = new Draft(state);
  for (const fact of facts) draft.add(fact);
  return draft.state;
};
