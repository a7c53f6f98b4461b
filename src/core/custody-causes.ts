import { type Cause, sourceOf } from './alarm-sources.ts';
import type { CustodyState } from './facts-custody.ts';
import type { State } from './state.ts';
import type { RoomId } from './terms.ts';

/** The subject is the container's label, in the small letters that names of alarms have. */
const sealCauses = ({ doubts }: CustodyState): readonly Cause[] =>
  Object.entries(doubts).map(([container, { room, since }]) => ({
    source: sourceOf('seal_in_doubt', container.toLowerCase()),
    kind: 'seal_in_doubt',
    room,
    since,
  }));

/** A count that differed is left to others once those who counted have gone without a word. */
const inventoryCauses = ({ differences }: CustodyState): readonly Cause[] =>
  Object.entries(differences)
    .filter(([, { left }]) => left !== 0)
    .map(([room, { left }]) => ({
      source: sourceOf('inventory_differs', room),
      kind: 'inventory_differs',
      room: room as RoomId,
      since: left,
    }));

/** What goes on about containers that somebody has to respond to. */
export const custodyCauses = ({ custody }: State): readonly Cause[] => [
  ...sealCauses(custody),
  ...inventoryCauses(custody),
];
