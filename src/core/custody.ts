import { containerOf, custodyRefusal, keepUntil, rangeOf } from './custody-rules.ts';
import { type CustodyStatement, isInventory } from './custody-terms.ts';
import type { CustodyRefusal } from './facts-custody.ts';
import { concludeInventory, counterRefusal } from './inventory.ts';
import { policyOf } from './state.ts';
import { assert, assertNever, type PersonId, type ReaderId, type RoomId, type SealNumber } from './terms.ts';
import type { Turn } from './turn.ts';

interface Signed {
  readonly room: RoomId;
  readonly reader: ReaderId;
  readonly signed_by: readonly PersonId[];
}

const refusalOf = (turn: Turn, room: RoomId, statement: CustodyStatement): CustodyRefusal | null =>
  custodyRefusal(turn.state.custody, room, statement, turn.moment) ?? counterRefusal(turn, room, statement);

/** Whether this can be stated now. */
export const custodyApplies = (turn: Turn, room: RoomId, statement: CustodyStatement): boolean =>
  refusalOf(turn, room, statement) === null;

/** Puts on record that something cannot be stated, so that the screen says why; nothing where it can. */
export const refuseCustody = (turn: Turn, room: RoomId, statement: CustodyStatement): void => {
  const reason = refusalOf(turn, room, statement);
  if (reason === null) return;
  turn.record({
    type: 'custody_refused',
    room,
    act: statement.statement,
    container: 'container' in statement ? statement.container : '',
    seal: sealIn(statement),
    reason,
  });
};

const sealIn = (statement: CustodyStatement): SealNumber | '' => {
  if (statement.statement === 'add_seals') return statement.first;
  if (statement.statement === 'replace_seal') return statement.new_seal;
  return 'seal' in statement ? statement.seal : '';
};

/** What two people signed about containers and seals, as a fact. */
export const concludeCustody = (turn: Turn, signed: Signed, statement: CustodyStatement): void => {
  if (isInventory(statement)) return concludeInventory(turn, signed, statement);
  switch (statement.statement) {
    case 'register_container':
      return register(turn, signed, statement);
    case 'move_container': {
      const { statement: _, ...moved } = statement;
      return turn.record({ type: 'container_moved', ...signed, ...moved });
    }
    case 'add_seals':
      return addSeals(turn, signed, statement);
    case 'apply_seal': {
      const { statement: _, ...applied } = statement;
      return turn.record({ type: 'seal_applied', ...signed, ...applied });
    }
    case 'check_seal':
    case 'remove_seal':
    case 'replace_seal':
      return lookAtSeal(turn, signed, statement);
    case 'report_break': {
      const { statement: _, ...broken } = statement;
      return turn.record({ type: 'custody_broken', ...signed, ...broken });
    }
    case 'hold_container':
    case 'lift_hold':
    case 'destroy_container': {
      const { statement: act, ...of } = statement;
      return turn.record({ type: KEPT[act], ...signed, ...of });
    }
    default:
      return assertNever(statement);
  }
};

const KEPT = {
  hold_container: 'container_held',
  lift_hold: 'container_hold_lifted',
  destroy_container: 'container_destroyed',
} as const;

type Of<S extends CustodyStatement['statement']> = Extract<CustodyStatement, { readonly statement: S }>;

const register = (turn: Turn, signed: Signed, stated: Of<'register_container'>): void => {
  const { statement: _, ...registered } = stated;
  const keep_until = keepUntil(stated, policyOf(turn.state).keep_months);
  turn.record({ type: 'container_registered', ...signed, ...registered, keep_until });
};

const addSeals = (turn: Turn, signed: Signed, { first, last }: Of<'add_seals'>): void => {
  const range = rangeOf(first, last);
  assert(range, 'the numbers of bought seals were looked at');
  turn.record({ type: 'seals_added', ...signed, first, last, seals: range.last - range.first + 1 });
};

/** The number was typed before anybody was told which one is on record, so what differs is a finding. */
const lookAtSeal = (
  turn: Turn,
  signed: Signed,
  stated: Of<'check_seal' | 'remove_seal' | 'replace_seal'>,
): void => {
  const { container, taken_by, seal, condition, words } = stated;
  const { seals = [] } = containerOf(turn.state.custody, container) ?? {};
  const outcome = seals.some((known) => known === seal) ? ('matches' as const) : ('differs' as const);
  const seen = {
    ...signed,
    container,
    taken_by,
    seal,
    on_record: seals.join(' '),
    outcome,
    condition,
    words,
  };
  if (stated.statement === 'check_seal') {
    const look = turn.state.custody.doubts[container] === undefined ? 1 : 2;
    return turn.record({ type: 'seal_checked', ...seen, look });
  }
  if (stated.statement === 'remove_seal') return turn.record({ type: 'seal_removed', ...seen });
  return turn.record({ type: 'seal_replaced', ...seen, new_seal: stated.new_seal });
};
