import type { Presented } from './denial.ts';
import type { AwaitedBadge } from './facts-list.ts';
import type { ListAct } from './inputs.ts';
import type { At, ListRefusal } from './list-refusal.ts';
import { proposeChanges, proposeRefusal } from './proposing.ts';
import { roomIds, roomOf, type State } from './state.ts';
import type { Ms, PersonId, ReaderId, RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

/** Long enough to walk to the reader, too short for a badge of somebody else to be taken for it. */
export const AWAITED_MS: Ms = 60_000;

type Awaiting = Extract<ListAct, { readonly act: 'await_badge' }>;

const roomAt = (state: State, reader: ReaderId): RoomId | undefined =>
  roomIds(state).find((room) => {
    const { outside_reader, inside_reader } = roomOf(state, room).policy;
    return outside_reader === reader || inside_reader === reader;
  });

/** The proposal that a badge would make, without it: its record has to differ by the badge at least. */
const proposalWith = (
  { record, words }: Pick<AwaitedBadge, 'record' | 'words'>,
  badge: Presented['credential'],
) =>
  ({
    changes: [{ change: 'list', record: { ...record, credentials: [...record.credentials, badge] } }],
    source: '',
    words,
  }) as const;

/** Stands for the badge that is still to come. */
const ANY = 'awaited' as Presented['credential'];

/** Why no badge is awaited for somebody, or null. */
export const awaitRefusal = (at: At, act: Awaiting): ListRefusal | null => {
  if (at.state.list.awaited !== null) return 'badge_awaited_already';
  if (roomAt(at.state, act.reader) === undefined) return 'no_such_reader';
  return proposeRefusal(at, proposalWith(act, ANY).changes);
};

export const awaitBadge = (turn: Turn, person: PersonId, { reader, record, words }: Awaiting): void => {
  const room = roomAt(turn.state, reader);
  if (room === undefined) return;
  const until = turn.moment.at + AWAITED_MS;
  turn.record({ type: 'badge_awaited', room, reader, record, until, words, signed_by: [person] });
};

/** Whether a badge that nobody holds is the one that is awaited here. */
export const takesAwaited = ({ state }: Turn, { reader }: Presented): boolean =>
  state.list.awaited?.reader === reader;

/** The badge becomes part of a proposal by whoever asked for it, and opens nothing. */
export const takeAwaited = (turn: Turn, { room, reader, credential }: Presented): void => {
  const { awaited } = turn.state.list;
  if (awaited === null) return;
  turn.record({ type: 'badge_presented', room, reader, credential });
  const act = proposalWith(awaited, credential);
  // The list may have changed since it was asked for.
  if (proposeRefusal(turn, act.changes) === null) proposeChanges(turn, awaited.by, act);
};

export const stopAwaiting = (turn: Turn, since: Ms): void => {
  const { awaited } = turn.state.list;
  if (awaited === null) return;
  turn.record({ type: 'badge_not_presented', room: awaited.room, reader: awaited.reader, since });
};
