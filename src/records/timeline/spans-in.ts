import { roomIds, type State } from '../../core/state.ts';
import type { Ms } from '../../core/terms.ts';

/**
 * What lasts in a room: somebody inside by sign-in, a visitor, the rule broken, the count in doubt, an emergency, the
 * door open, or not seen; and, of no room, that no kiosk ran.
 */
export const SPAN_KINDS = [
  'inside',
  'visitor',
  'lone',
  'uncertain',
  'emergency',
  'door_open',
  'door_unknown',
  'not_running',
] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** What lasts longer is looked for apart, so that a search for the others need not begin at the first entry. */
export const LONG_MS: Ms = 86_400_000;

/** Spans are kept by how they are looked for: what lasted long apart, and passages of the door after all else. */
export const PARTS = { rooms: { short: 0, long: 1 }, doors: { short: 2, long: 3 } } as const;

export const partOf = (kind: SpanKind, lasted: Ms): number => {
  const of = kind === 'door_open' || kind === 'door_unknown' ? PARTS.doors : PARTS.rooms;
  return lasted > LONG_MS ? of.long : of.short;
};

/** Something that goes on. */
export interface Going {
  readonly kind: SpanKind;
  /** Empty where it is of no room. */
  readonly room: string;
  /** Who it is; empty where it is nobody. */
  readonly who: string;
  readonly since: Ms;
}

export const nameOfSpan = ({ kind, room, who }: Omit<Going, 'since'>): string => `${kind} ${room} ${who}`;

/** What goes on in the rooms, as the state has it; `at` for what the state knows no beginning of. */
export const goingIn = (state: State, at: Ms): readonly Going[] => [
  ...roomIds(state).flatMap((room): readonly Going[] => {
    const now = state.rooms[room];
    if (now === undefined) return [];
    const { inside, visitors, doubts, doubt_since, lone, emergency, door } = now;
    const of = (kind: SpanKind, since: Ms, who = ''): Going => ({ kind, room, who, since });
    return [
      ...inside.map(({ person, since }) => of('inside', since, person)),
      ...visitors.map(({ visitor, since }) => of('visitor', since, visitor)),
      ...(doubts.length === 0 ? [] : [of('uncertain', doubt_since)]),
      ...(lone === null ? [] : [of('lone', lone.since)]),
      ...(emergency === null ? [] : [of('emergency', emergency.since)]),
      ...(door.contact === 'open' ? [of('door_open', at)] : []),
      ...(door.contact === 'unknown' ? [of('door_unknown', at)] : []),
    ];
  }),
  ...(state.boot === '' && state.ever_started
    ? [{ kind: 'not_running', room: '', who: '', since: at } as const]
    : []),
];
