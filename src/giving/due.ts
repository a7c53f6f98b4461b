import { instantOf, offsetMinutes } from '../config/local-time.ts';
import type { Ms } from '../core/terms.ts';

const MINUTE_MS: Ms = 60_000;
const DAY_MS: Ms = 86_400_000;

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** First minute of the local day of an instant, as if it were UTC. */
const wallDay = (zone: string, at: Ms): Ms => {
  const wall = at + offsetMinutes(zone, at) * MINUTE_MS;
  return wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS);
};

/**
 * The instants after `after`, up to `until`, at which the clocks of a zone show one of the times (`17:30`), in order.
 * A time that clocks skip comes when they have skipped it, one that they show twice comes at the first.
 */
export const dueBetween = (times: readonly string[], zone: string, after: Ms, until: Ms): readonly Ms[] => {
  const due = new Set<Ms>();
  // A day more on each side: an hour that is skipped or shown twice may lie at midnight.
  const last = wallDay(zone, until) + DAY_MS;
  for (let day = wallDay(zone, after) - DAY_MS; day <= last; day += DAY_MS) {
    for (const time of times) due.add(instantOf(zone, day + minutesOf(time) * MINUTE_MS));
  }
  return [...due].filter((at) => at > after && at <= until).sort((one, other) => one - other);
};

/** The first of these instants after one; there is one within two days, clocks changed or not. */
export const nextDue = (times: readonly string[], zone: string, after: Ms): Ms =>
  dueBetween(times, zone, after, after + 2 * DAY_MS)[0] ?? after + 2 * DAY_MS;
