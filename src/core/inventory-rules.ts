import type { InventoryStatement } from './custody-terms.ts';
import type { Container, CustodyRefusal, CustodyState } from './facts-custody.ts';
import { type Compared, type Inventory, LABELS_NAMED_MAX } from './facts-inventory.ts';
import type { ContainerId, RoomId } from './terms.ts';
import { textOrder } from './text-order.ts';

export const inventoryIn = ({ inventories }: CustodyState, room: RoomId): Inventory | undefined =>
  Object.hasOwn(inventories, room) ? inventories[room] : undefined;

/** Whether something is missing, or is there that nobody expected. */
export const differs = ({
  missing_in_all,
  extra_in_all,
}: Pick<Compared, 'missing_in_all' | 'extra_in_all'>) => missing_in_all + extra_in_all > 0;

/** What is on the register for a room, by its labels. */
const expectedIn = ({ containers }: CustodyState, room: RoomId): readonly ContainerId[] =>
  (Object.entries(containers) as [ContainerId, Container][])
    .filter(([, found]) => found.room === room)
    .map(([container]) => container)
    .toSorted(textOrder);

/** What was counted against what the register has for a room. */
export const comparedIn = (
  custody: CustodyState,
  room: RoomId,
  counted: readonly ContainerId[],
): Compared => {
  const expected = expectedIn(custody, room);
  const [found, known] = [new Set(counted), new Set(expected)];
  const missing = expected.filter((container) => !found.has(container));
  const extra = counted.filter((container) => !known.has(container)).toSorted(textOrder);
  return {
    counted: counted.length,
    expected: expected.length,
    missing: missing.slice(0, LABELS_NAMED_MAX),
    missing_in_all: missing.length,
    extra: extra.slice(0, LABELS_NAMED_MAX),
    extra_in_all: extra.length,
    look: (custody.differences[room]?.looks ?? 0) + 1,
  };
};

/** Why a count cannot begin or be signed for, or null. */
export const inventoryRefusal = (
  custody: CustodyState,
  room: RoomId,
  statement: InventoryStatement,
): CustodyRefusal | null => {
  const open = inventoryIn(custody, room);
  if (statement.statement === 'begin_inventory') return open === undefined ? null : 'count_open';
  if (open === undefined || open.compared === null) return 'count_not_finished';
  return differs(open.compared) && statement.words.trim() === '' ? 'explanation_needed' : null;
};
