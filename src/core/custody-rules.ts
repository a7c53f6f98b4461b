import { type CustodyStatement, type InventoryStatement, isInventory } from './custody-terms.ts';
import { dayAt, isDay, monthsAfter } from './days.ts';
import type { Container, CustodyRefusal, CustodyState, SealRange } from './facts-custody.ts';
import { inventoryIn, inventoryRefusal } from './inventory-rules.ts';
import type { Moment } from './moment.ts';
import type { ContainerId, RoomId, SealNumber } from './terms.ts';
import { assertNever } from './terms.ts';

/** More seals than an office buys at once. */
export const SEALS_AT_ONCE_MAX = 100_000;

/** 52 U.S.C. 20701: for twenty-two months from the date of an election with a federal office on the ballot. */
const FEDERAL_MONTHS = 22;

const DIGITS = /\d{1,12}$/;

interface Numbered {
  readonly prefix: string;
  readonly digits: number;
  readonly number: number;
}

/** The letters of a seal and the digits behind them; undefined where it has no digits at its end. */
const numbered = (seal: SealNumber): Numbered | undefined => {
  const at = seal.search(DIGITS);
  if (at < 0) return undefined;
  return { prefix: seal.slice(0, at), digits: seal.length - at, number: Number(seal.slice(at)) };
};

/** The seals from one number to another, both among them; undefined where no count leads from one to the other. */
export const rangeOf = (first: SealNumber, last: SealNumber): SealRange | undefined => {
  const [from, to] = [numbered(first), numbered(last)];
  if (from === undefined || to === undefined) return undefined;
  if (from.prefix !== to.prefix || from.digits !== to.digits || from.number > to.number) return undefined;
  return { prefix: from.prefix, digits: from.digits, first: from.number, last: to.number };
};

const overlap = (one: SealRange, other: SealRange): boolean =>
  one.prefix === other.prefix &&
  one.digits === other.digits &&
  one.first <= other.last &&
  other.first <= one.last;

/** Whether a seal is one of those that were bought. */
const isBought = ({ ranges }: CustodyState, seal: SealNumber): boolean => {
  const range = rangeOf(seal, seal);
  return range !== undefined && ranges.some((bought) => overlap(bought, range));
};

const isUsed = ({ used }: CustodyState, seal: SealNumber): boolean => Object.hasOwn(used, seal);

export const containerOf = ({ containers }: CustodyState, container: ContainerId): Container | undefined =>
  Object.hasOwn(containers, container) ? containers[container] : undefined;

type Of<S extends CustodyStatement['statement']> = Extract<CustodyStatement, { readonly statement: S }>;

/** The day until which a container must be kept: the latest of all duties. */
export const keepUntil = (
  { election_day, federal }: Pick<Of<'register_container'>, 'election_day' | 'federal'>,
  stateMonths: number,
): string => {
  const state = monthsAfter(election_day, stateMonths);
  const union = federal === 'yes' ? monthsAfter(election_day, FEDERAL_MONTHS) : state;
  return state > union ? state : union;
};

const registerRefusal = (
  custody: CustodyState,
  { container, election_day, approved_until }: Of<'register_container'>,
  { at, offset_min }: Moment,
): CustodyRefusal | null => {
  if (containerOf(custody, container) !== undefined) return 'container_known';
  if (!isDay(election_day) || (approved_until !== '' && !isDay(approved_until))) return 'no_such_day';
  return approved_until !== '' && approved_until < dayAt(at, offset_min) ? 'approval_ended' : null;
};

const rangeRefusal = (custody: CustodyState, { first, last }: Of<'add_seals'>): CustodyRefusal | null => {
  const range = rangeOf(first, last);
  if (range === undefined) return 'range_backwards';
  if (range.last - range.first >= SEALS_AT_ONCE_MAX) return 'range_too_long';
  return custody.ranges.some((bought) => overlap(bought, range)) ? 'range_known' : null;
};

const newSealRefusal = (custody: CustodyState, seal: SealNumber): CustodyRefusal | null => {
  if (!isBought(custody, seal)) return 'seal_unknown';
  return isUsed(custody, seal) ? 'seal_used' : null;
};

const moveRefusal = (
  found: Container,
  room: RoomId,
  { way }: Of<'move_container'>,
  today: string,
): CustodyRefusal | null => {
  if (way !== 'in') return found.room === room ? null : 'not_here';
  if (found.room === room) return 'here_already';
  if (found.room !== '') return 'in_other_room';
  return found.approved_until !== '' && found.approved_until < today ? 'approval_ended' : null;
};

const destroyRefusal = ({ held, keep_until }: Container, today: string): CustodyRefusal | null => {
  if (held === 'yes') return 'held';
  return today <= keep_until ? 'kept_until' : null;
};

/** Why this cannot be stated of a container that is on record, or null. */
const containerRefusal = (
  custody: CustodyState,
  room: RoomId,
  found: Container,
  statement: Exclude<CustodyStatement, Of<'register_container' | 'add_seals'> | InventoryStatement>,
  { at, offset_min }: Moment,
): CustodyRefusal | null => {
  const today = dayAt(at, offset_min);
  switch (statement.statement) {
    case 'move_container':
      return moveRefusal(found, room, statement, today);
    case 'report_break':
      return statement.since < statement.until && statement.until <= at ? null : 'break_not_past';
    case 'hold_container':
      return found.held === 'yes' ? 'held' : null;
    case 'lift_hold':
      return found.held === 'yes' ? null : 'not_held';
    default:
      break;
  }
  if (found.room !== room) return 'not_here';
  switch (statement.statement) {
    case 'apply_seal':
      return newSealRefusal(custody, statement.seal);
    case 'check_seal':
    case 'remove_seal':
      return found.seals.length === 0 ? 'no_seal' : null;
    case 'replace_seal':
      return found.seals.length === 0 ? 'no_seal' : newSealRefusal(custody, statement.new_seal);
    case 'destroy_container':
      return destroyRefusal(found, today);
    default:
      return assertNever(statement);
  }
};

/**
 * Why this cannot be stated, or null. A number that is not the one on record is no reason: that is what is to be found
 * out, and nobody is told beforehand.
 */
export const custodyRefusal = (
  custody: CustodyState,
  room: RoomId,
  statement: CustodyStatement,
  moment: Moment,
): CustodyRefusal | null => {
  if (isInventory(statement)) return inventoryRefusal(custody, room, statement);
  // While somebody counts, an answer would tell what is expected, and a move would change it.
  if (inventoryIn(custody, room) !== undefined) return 'count_open';
  if (statement.statement === 'register_container') return registerRefusal(custody, statement, moment);
  if (statement.statement === 'add_seals') return rangeRefusal(custody, statement);
  const found = containerOf(custody, statement.container);
  if (found === undefined) return 'container_unknown';
  if (found.destroyed === 'yes') return 'container_destroyed';
  return containerRefusal(custody, room, found, statement, moment);
};
