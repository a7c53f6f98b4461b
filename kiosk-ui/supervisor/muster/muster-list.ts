import { computed, signal } from '@preact/signals';
import type { RoomCard } from '../../../src/core/supervisor-view.ts';
import { csvCell } from '../../../src/log/records-text/csv-cell.ts';
import { recall, remember } from '../../shared/memory.ts';
import { text } from '../live/text.ts';
import { watched } from '../live/watched.ts';

/** Somebody inside by sign-in, as a list of who has to be found writes them. */
export interface Mustered {
  /** Names the line and the visit: whoever was found at one, and came in again, has to be found again. */
  readonly id: string;
  readonly room: string;
  readonly name: string;
  readonly what: string;
  readonly since: number;
}

const ofRoom = ({ room, name: roomName, who, guests }: RoomCard): readonly Mustered[] => [
  ...who.map(({ person, name, class: personClass, since }) => ({
    id: `${room} ${person} ${since}`,
    room: roomName,
    name,
    what: text(`class-${personClass}`),
    since,
  })),
  ...guests.map(({ visitor, name, organization, escort, since }) => ({
    id: `${room} ${visitor} ${since}`,
    room: roomName,
    name,
    what: text('muster-visitor', {
      organization: organization === '' ? text('muster-no-organization') : organization,
      escort,
    }),
    since,
  })),
];

/** Everybody inside by sign-in, room by room by name: whoever looks for people goes from door to door. */
export const mustered = computed<readonly Mustered[]>(() =>
  (watched.value?.rooms ?? []).toSorted((one, other) => one.name.localeCompare(other.name)).flatMap(ofRoom),
);

/** How many are inside by sign-in of whom this list has no line. */
export const unnamed = computed(() =>
  (watched.value?.rooms ?? []).reduce(
    (sum, { people, visitors, who, guests }) => sum + people + visitors - who.length - guests.length,
    0,
  ),
);

const MEMORY = 'muster-safe';
const keptIds = (): readonly string[] => {
  const kept = recall(MEMORY);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
};

/** Whom somebody has found; it outlives a reload of this page. */
export const safe = signal<ReadonlySet<string>>(new Set(keptIds()));

const keep = (ids: ReadonlySet<string>): void => {
  safe.value = ids;
  remember(MEMORY, [...ids]);
};

export const tick = (id: string, isSafe: boolean): void => {
  const ids = new Set(safe.peek());
  if (isSafe) ids.add(id);
  else ids.delete(id);
  keep(ids);
};

export const clearTicks = (): void => keep(new Set());

/** How many of those on the list were found. */
export const found = computed(() => mustered.value.filter(({ id }) => safe.value.has(id)).length);

/** The list as CSV (RFC 4180) with a byte order mark, so that spreadsheets read its names. */
export const musterCsv = (list: readonly Mustered[], timeOf: (at: number) => string): string => {
  const head = ['room', 'name', 'what', 'since', 'safe'].map((column) => text(`muster-${column}`));
  const rows = list.map(({ id, room, name, what, since }) => [
    room,
    name,
    what,
    timeOf(since),
    safe.peek().has(id) ? text('muster-yes') : '',
  ]);
  return `\ufeff${[head, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
};
