import { offsetMinutes } from '../../../src/config/local-time.ts';
import type { Ms } from '../../../src/core/terms.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { instantIn } from '../instant.ts';

const MINUTE_MS: Ms = 60_000;
const HOUR_MS: Ms = 3_600_000;

/** How much time is shown, the shortest first. */
export const WIDTHS = ['hour', 'quarter', 'day', 'week', 'month'] as const;
export type Width = (typeof WIDTHS)[number];

const LENGTHS: { readonly [W in Width]: Ms } = {
  hour: HOUR_MS,
  quarter: 6 * HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 31 * 24 * HOUR_MS,
};

export const lengthOf = (width: Width): Ms => LENGTHS[width];

/** A lane for each room, or for each person. */
export const LANES = ['rooms', 'people'] as const;

/** What an address asks to be shown. */
export interface TimelinePlace {
  readonly by: (typeof LANES)[number];
  readonly room: string;
  readonly who: string;
  readonly width: Width;
  /** Day and time by the rooms' clock; empty for as much as there is up to now. */
  readonly from: string;
}

export const placeOf = (hash: string): TimelinePlace => {
  const asked = new URLSearchParams(hash.split('?', 2)[1] ?? '');
  const typed = (name: string): string => (asked.get(name) ?? '').trim();
  return {
    by: typed('by') === 'people' ? 'people' : 'rooms',
    room: typed('room'),
    who: typed('who'),
    width: WIDTHS.find((width) => width === typed('width')) ?? 'day',
    from: instantIn(typed('from')) === null ? '' : typed('from'),
  };
};

export const addressOf = ({ by, room, who, width, from }: TimelinePlace): string => {
  const asked = new URLSearchParams({ by, width });
  for (const [name, value] of Object.entries({ room, who, from })) if (value !== '') asked.set(name, value);
  return `#timeline?${asked}`;
};

/** The time that is shown. */
export interface Shown {
  readonly since: Ms;
  readonly before: Ms;
}

/** `now` rounded up to the minute, so that what is asked for is the same while nothing moves. */
export const shownOf = ({ from, width }: TimelinePlace, now: Ms): Shown => {
  const begins = from === '' ? null : instantIn(from);
  const end = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  const since = Math.max(0, begins ?? end - lengthOf(width));
  return { since, before: since + lengthOf(width) };
};

/** An instant as a field of day and time has it. */
export const typedOf = (at: Ms): string =>
  new Date(at + offsetMinutes(zoneOf(), at) * MINUTE_MS).toISOString().slice(0, 16);

const at = (place: TimelinePlace, since: Ms): TimelinePlace => ({
  ...place,
  from: typedOf(Math.max(0, since)),
});

/** A part of what is shown earlier, or later. */
export const moved = (place: TimelinePlace, { since }: Shown, parts: number): TimelinePlace =>
  at(place, since + parts * lengthOf(place.width));

/** More of the time around the middle, or less; the same where there is no such width. */
export const zoomed = (place: TimelinePlace, { since, before }: Shown, steps: 1 | -1): TimelinePlace => {
  const width = WIDTHS[WIDTHS.indexOf(place.width) + steps];
  if (width === undefined) return place;
  return at({ ...place, width }, (since + before) / 2 - lengthOf(width) / 2);
};
