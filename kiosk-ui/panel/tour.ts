import type { Happening } from './happenings.ts';
import type { Person } from './world.ts';

/** Steps of the guided tour in their order; each has its words in the language files. */
export const TOUR_STEPS = [
  'first',
  'second',
  'answers',
  'open',
  'close',
  'leave',
  'lone',
  'last',
  'out',
  'forced',
  'done',
] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** Who plays the tour. */
export interface Pair {
  readonly first: Person;
  readonly second: Person;
}

const isStaff = ({ class: personClass }: Person): boolean =>
  personClass === 'official' || personClass === 'staff';

/** Two people of known, different groups, so that the pair satisfies the usual rules; any two where there are none. */
export function pairOf(people: readonly Person[]): Pair | null {
  const known = people.filter((person) => isStaff(person) && !['', 'none'].includes(person.group));
  const first = known[0] ?? people[0];
  if (first === undefined) return null;
  const second =
    known.find((person) => person.group !== first.group) ??
    people.find((person) => person.person !== first.person);
  return second === undefined ? null : { first, second };
}

const isBadge = (happened: Happening, side: 'outside' | 'inside', person: Person): boolean =>
  happened.happening === 'badge' && happened.side === side && happened.person?.person === person.person;

/** Whether what happened is what a step asks for. */
export function isStepDone(step: TourStep, happened: Happening, { first, second }: Pair): boolean {
  switch (step) {
    case 'first':
      return isBadge(happened, 'outside', first);
    case 'second':
      return isBadge(happened, 'outside', second);
    case 'answers':
      return happened.happening === 'strike' && happened.strike === 'unlocked';
    case 'open':
    case 'forced':
      return happened.happening === 'door' && happened.open;
    case 'close':
    case 'out':
      return happened.happening === 'door' && !happened.open;
    case 'leave':
      return isBadge(happened, 'inside', first);
    case 'lone':
      return happened.happening === 'clock';
    case 'last':
      return isBadge(happened, 'inside', second);
    case 'done':
      return false;
  }
}

/** The step after what happened; the same one where it was something else. */
export function stepAfter(step: TourStep, happened: Happening, pair: Pair): TourStep {
  if (!isStepDone(step, happened, pair)) return step;
  return TOUR_STEPS[TOUR_STEPS.indexOf(step) + 1] ?? step;
}
