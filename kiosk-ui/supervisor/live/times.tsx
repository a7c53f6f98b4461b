import { computed } from '@preact/signals';
import type { Ms } from '../../../src/core/terms.ts';
import { dayAndTime, timeOfLate, useClock } from '../../shared/clock.ts';
import { text } from './text.ts';
import { clock, watched } from './watched.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const MINUTES_OF_HOUR = 60;
const MINUTES_OF_TWO_DAYS = 2 * 24 * MINUTES_OF_HOUR;

/** A length in words: seconds below a minute, minutes below an hour, hours below two days. */
export const lengthText = (length: Ms): string => {
  const minutes = Math.floor(length / MINUTE_MS);
  if (minutes < 1) return text('length-s', { seconds: Math.max(0, Math.floor(length / SECOND_MS)) });
  if (minutes < MINUTES_OF_HOUR) return text('length-min', { minutes });
  const hours = Math.floor(minutes / MINUTES_OF_HOUR);
  if (minutes < MINUTES_OF_TWO_DAYS) {
    return text('length-h', { hours, minutes: String(minutes % MINUTES_OF_HOUR).padStart(2, '0') });
  }
  return text('length-d', { days: Math.floor(hours / 24), hours: hours % 24 });
};

/** What a reader can see of a length: a second below a minute, else a minute. */
const stepOf = (length: Ms): Ms => {
  const step = length < MINUTE_MS ? SECOND_MS : MINUTE_MS;
  return Math.floor(length / step) * step;
};

/** How long something lasts already; it runs on by itself, and stands still while nothing is heard of the kiosk. */
export const Running = ({ since, isAgo = false }: { readonly since: Ms; readonly isAgo?: boolean }) => {
  const length = lengthText(useClock(() => stepOf(Math.max(0, clock.value - since)), since));
  return <span class="running">{isAgo ? text('ago', { length }) : length}</span>;
};

/** Of its own, so that what shows a time is not made again with every view. */
const zone = computed(() => watched.value?.kiosk.time_zone ?? 'UTC');
export const zoneOf = (): string => zone.value;

/** An instant as the rooms' clock shows it, with its date where it is not of the last hours. */
export const timeText = (at: Ms): string => timeOfLate(at, zoneOf());

/** The same with its day and the letters of the zone: what is about an account was done anywhere. */
export const dayAndTimeText = (at: Ms): string => dayAndTime(at, zoneOf());
