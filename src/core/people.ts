import type { StaffedHours } from './policy.ts';
import type {
  Credential,
  GroupSource,
  Ms,
  PersonClass,
  PersonId,
  PinHash,
  Role,
  RoomId,
  YesNo,
} from './terms.ts';

/** More than the largest county lists. A list is recorded in one turn, and the door waits for its end. */
export const PEOPLE_MAX = 10_000;

/**
 * One line of the authorization list. Dates are instants: a first day begins at local midnight, a last
 * day ends at the following one; 0 means "none". An empty `group` is unknown: rules that need groups
 * cannot be evaluated for that person, which is not a pass.
 */
export interface PersonRecord {
  readonly person: PersonId;
  readonly name: string;
  readonly class: PersonClass;
  readonly role: Role;
  readonly group: string;
  readonly group_source: GroupSource;
  readonly title: string;
  readonly credentials: readonly Credential[];
  readonly rooms: readonly RoomId[];
  readonly valid_from: Ms;
  readonly valid_until: Ms;
  /** Day on which each was given or done; how long it holds is policy. */
  readonly oath: Ms;
  readonly training: Ms;
  readonly background_check: Ms;
  readonly on_ballot: YesNo;
  readonly photo: string;
  /** When they may come in, in the rooms' local time; at all hours where it is left out. */
  readonly hours?: readonly StaffedHours[];
}

/** The parts of a person that the list states. */
export const recordOf = (person: Person): PersonRecord => {
  const { status, pin, duress, wrong_pins, pin_locked_until, ...record } = person;
  return record;
};

/** Whether two records say the same, in whatever order their fields stand. */
export const isSameRecord = (one: PersonRecord, other: PersonRecord): boolean => {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof PersonRecord>;
  return [...fields].every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));
};

/** A person of the list as the state keeps them. A removed person stays, so that history can name them. */
export interface Person extends PersonRecord {
  readonly status: 'listed' | 'suspended' | 'removed';
  readonly pin: PinHash | null;
  readonly duress: PinHash | null;
  /** Wrong PINs in a row, and until when no PIN is taken after too many. */
  readonly wrong_pins: number;
  readonly pin_locked_until: Ms;
}
