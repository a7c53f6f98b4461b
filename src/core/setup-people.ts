import { mayApprove } from './approvers.ts';
import type { Presented } from './denial.ts';
import { AWAITED_MS } from './enrolment.ts';
import type { SetupState } from './facts-setup.ts';
import { peopleListed, pinChosen } from './founding.ts';
import type { PersonRecord } from './people.ts';
import { isBeingSetUp } from './setup.ts';
import { policyOf, roomOf } from './state.ts';
import type { Ms, PersonId, PinHash, RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

/** So many put themselves on the list, both or neither. */
export const FOUNDERS = 2;

/** Wrong codes before there is a wait. */
const CODES_AT_ONCE = 5;
/** The first wait; each wrong code after it doubles the next one. */
const WAIT_MS: Ms = 300_000;
/** Eight digits at one try an hour outlast any building; whoever may read the code waits no longer than that. */
const WAIT_MAX_MS: Ms = 3_600_000;

/** Who one of the first two people is, with their badge, and what is kept of the PIN that they chose. */
export interface Founder {
  readonly record: PersonRecord;
  readonly pin: PinHash;
  readonly duress: PinHash;
}

/** What goes on at the screen of a new kiosk where nobody is on the list yet. */
export type FounderObservation =
  | { readonly type: 'setup_code_tried'; readonly room: RoomId; readonly is: 'right' | 'wrong' }
  | { readonly type: 'setup_badge_wanted'; readonly room: RoomId }
  | { readonly type: 'founders_named'; readonly founders: readonly Founder[] };

const tryCode = (turn: Turn, room: RoomId, is: 'right' | 'wrong'): void => {
  const { code } = turn.state.setup;
  const { at } = turn.moment;
  if (at < code.locked_until) return;
  if (is === 'right') return turn.record({ type: 'setup_code_accepted', room });
  const wrong = code.wrong + 1;
  const over = wrong - CODES_AT_ONCE;
  const locked_until = over < 0 ? 0 : at + Math.min(WAIT_MAX_MS, WAIT_MS * 2 ** over);
  turn.record({ type: 'setup_code_refused', room, wrong, locked_until });
};

/** Tries that are left before there is a wait; 0 where each one makes whoever types it wait. */
export const codesLeft = ({ code }: SetupState): number => Math.max(0, CODES_AT_ONCE - code.wrong);

const awaitBadge = (turn: Turn, room: RoomId): void => {
  const reader = roomOf(turn.state, room).policy.outside_reader;
  turn.record({ type: 'setup_badge_awaited', room, reader, until: turn.moment.at + AWAITED_MS });
};

/** Whether a badge that nobody holds is that of one of the first two people. */
export const takesFounderBadge = ({ state, moment }: Turn, { reader }: Presented): boolean => {
  const { badge } = state.setup;
  if (badge === null || badge.credential !== '' || !isBeingSetUp(state)) return false;
  return badge.reader === reader && moment.at < badge.until;
};

/** It is theirs once both are on the list, and opens nothing until then. */
export const takeFounderBadge = (turn: Turn, { room, reader, credential }: Presented): void =>
  turn.record({ type: 'setup_badge_presented', room, reader, credential });

/** Two different people with a badge each, who can approve from now on: nobody can be put on the list by half. */
const areTwo = ({ state, moment }: Turn, founders: readonly Founder[]): boolean => {
  const people = new Set<PersonId>(founders.map(({ record }) => record.person));
  const badges = new Set(founders.flatMap(({ record }) => record.credentials));
  const { list } = policyOf(state);
  const canApprove = founders.every(({ record, pin }) =>
    mayApprove(list, { ...record, status: 'listed', pin }, moment.at),
  );
  const hasOne = founders.every(({ record }) => record.credentials.length === 1);
  return (
    [founders.length, people.size, badges.size].every((many) => many === FOUNDERS) && hasOne && canApprove
  );
};

/** What a file and two PINs do by the commands, in one turn: a power cut leaves both of them on the list or neither. */
const nameFounders = (turn: Turn, founders: readonly Founder[]): void => {
  if (!areTwo(turn, founders)) return;
  const way = { way: 'setup_screen' } as const;
  peopleListed(turn, { people: founders.map(({ record }) => record), source: '' }, way);
  for (const { record, pin, duress } of founders)
    pinChosen(turn, { person: record.person, pin, duress }, way);
};

/** Nothing of it once anybody is on the list, however they came there. */
export const decideFounders = (turn: Turn, input: FounderObservation): void => {
  if (!isBeingSetUp(turn.state)) return;
  switch (input.type) {
    case 'setup_code_tried':
      return tryCode(turn, input.room, input.is);
    case 'setup_badge_wanted':
      return awaitBadge(turn, input.room);
    default:
      return nameFounders(turn, input.founders);
  }
};
