/** Every sequence of moves, breadth first, through the real decisions; each transition is asked every promise. */
import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Input, Observation } from '../../src/core/inputs.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { Ms } from '../../src/core/terms.ts';
import type { Step } from '../core/days.ts';
import { PROMISES } from '../core/promises.ts';
import { momentAt, START } from '../core/world.ts';
import { situationOf } from './situation.ts';
import { type Move, OPENING } from './small-world.ts';

/** A state that was reached, and by which move from which other one. */
interface Place {
  readonly state: State;
  readonly now: Ms;
  readonly from: Place | null;
  readonly by: string;
}

export interface Violation {
  readonly promise: string;
  readonly breach: string;
  readonly path: readonly string[];
  readonly facts: readonly Fact[];
}

export interface Found {
  readonly states: number;
  readonly transitions: number;
  /** Every sequence of so many moves was tried. */
  readonly depth: number;
  /** No move leads anywhere new: every sequence of any length was tried. */
  readonly isClosed: boolean;
  readonly comparedMerges: number;
  readonly violations: readonly Violation[];
}

export interface Limits {
  readonly moves: readonly Move[];
  readonly depth: number;
  /** Asked between moves; the search ends where it is when it says so. */
  readonly isOver: () => boolean;
}

const MOST_VIOLATIONS = 5;
/** One merge in so many is looked at again: does the future of both states agree? */
const COMPARE_EACH = 200;

const pathTo = (place: Place): readonly string[] =>
  place.from === null ? [] : [...pathTo(place.from), place.by];

const turn = (state: State, now: Ms, observation: Observation): Step => {
  const input = { moment: momentAt(now), ...observation } as Input;
  const facts = decide(state, input);
  return { before: state, input, facts, after: facts.reduce(apply, state) };
};

interface Moved {
  readonly place: Place;
  readonly steps: readonly Step[];
}

const moved = (from: Place, move: Move): Moved => {
  let { state } = from;
  let now = from.now + move.pass;
  const steps: Step[] = [];
  for (const observation of move.see(state)) {
    const step = turn(state, now, observation);
    steps.push(step);
    state = step.after;
    if (observation.type === 'clock_differs') now += observation.by_ms;
  }
  return { place: { state, now, from, by: move.name }, steps };
};

/** What a move leads to, without instants: equal for equal situations. */
const outcomeOf = (from: Place, move: Move): string => {
  const { place, steps } = moved(from, move);
  const kinds = steps.flatMap((step) =>
    step.facts.map((fact) => fact.type).filter((type) => type !== 'heartbeat'),
  );
  return `${kinds.sort()} ${situationOf(place.state, place.now)}`;
};

const violationsOf = ({ place, steps }: Moved): readonly Violation[] =>
  steps.flatMap((step) =>
    Object.entries(PROMISES).flatMap(([promise, promised]) => {
      const breach = promised(step);
      return breach === null ? [] : [{ promise, breach, path: pathTo(place), facts: step.facts }];
    }),
  );

const opened = (): Place => {
  const state = OPENING.reduce(
    (before, observation) => turn(before, START, observation).after,
    INITIAL_STATE,
  );
  return { state, now: START, from: null, by: '' };
};

/** One search: what has been seen, and what was found on the way. */
class Search {
  readonly #known = new Map<string, Place>();
  readonly #limits: Limits;
  transitions = 0;
  compared = 0;
  readonly violations: Violation[] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get states(): number {
    return this.#known.size;
  }

  get isStopped(): boolean {
    return this.violations.length >= MOST_VIOLATIONS || this.#limits.isOver();
  }

  /** Enters a place; false when its situation is known already. */
  enter(place: Place): boolean {
    const situation = situationOf(place.state, place.now);
    const known = this.#known.get(situation);
    if (known === undefined) {
      this.#known.set(situation, place);
      return true;
    }
    if (this.transitions % COMPARE_EACH === 0) this.#compare(known, place);
    return false;
  }

  #compare(known: Place, place: Place): void {
    this.compared += 1;
    for (const move of this.#limits.moves) {
      if (outcomeOf(known, move) === outcomeOf(place, move)) continue;
      const breach = `${move.name} differs after ${pathTo(known).join(', ')}`;
      this.violations.push({
        promise: 'equal situations, same future',
        breach,
        path: pathTo(place),
        facts: [],
      });
    }
  }

  /** All new places one move further on; null when it had to stop before it had tried them all. */
  next(places: readonly Place[]): readonly Place[] | null {
    const found: Place[] = [];
    for (const place of places) {
      if (this.isStopped) return null;
      for (const move of this.#limits.moves) {
        const after = moved(place, move);
        this.transitions += 1;
        this.violations.push(...violationsOf(after));
        if (this.enter(after.place)) found.push(after.place);
      }
    }
    return found;
  }
}

/** Searches until a limit is reached or nothing new is left. */
export const explore = (limits: Limits): Found => {
  const search = new Search(limits);
  const start = opened();
  search.enter(start);
  let places: readonly Place[] | null = [start];
  let depth = 0;
  while (places !== null && places.length > 0 && depth < limits.depth) {
    places = search.next(places);
    if (places !== null) depth += 1;
  }
  const { states, transitions, violations } = search;
  const isClosed = places !== null && places.length === 0;
  return { states, transitions, depth, isClosed, comparedMerges: search.compared, violations };
};
