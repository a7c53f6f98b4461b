import { computed, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Ms } from '../../src/core/terms.ts';
import { LOCALES } from './languages.ts';
import { language } from './words.ts';

const TICK_MS = 250;

/** The kiosk's clock as last heard, and this browser's monotonic clock at that instant. */
let heard = { now: 0, at: 0 };
let held = false;

/** The kiosk's clock: deadlines are instants of it, and the browser's own clock may be wrong. */
export const now = signal<Ms>(0);

const advance = (): void => {
  if (!held) now.value = Math.round(heard.now + performance.now() - heard.at);
};

/** The instant at which the minute of `now` began. */
export const minute = computed(() => now.value - (now.value % 60_000));

/**
 * What `read` makes of the clock, for a component: it renders again when that is something else, not with every tick.
 * `of` is all that `read` depends on besides.
 */
export const useClock = (read: () => number, of: Ms): number => useMemo(() => computed(read), [of]).value;

/** Takes the kiosk's time from a message. */
export const setClock = (kioskNow: Ms): void => {
  heard = { now: kioskNow, at: performance.now() };
  advance();
};

/** Stops the clock at an instant, for previews. */
export const holdClock = (at: Ms): void => {
  held = true;
  now.value = at;
};

export const startClock = (): void => {
  setInterval(advance, TICK_MS);
};

/** Whole seconds left until a deadline, never below 0. */
export const secondsLeft = (until: Ms): number => Math.max(0, Math.ceil((until - now.value) / 1000));

/** One for each way to write a time: to make one takes longer than to write many times with it. */
const formats = new Map<string, Intl.DateTimeFormat>();

const WAYS = {
  plain: { hour: 'numeric', minute: '2-digit' },
  zone: { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  dated: { dateStyle: 'short', timeStyle: 'short' },
  whole: {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  },
} as const;

const formatOf = (locale: string, timeZone: string, way: keyof typeof WAYS): Intl.DateTimeFormat => {
  const name = `${locale} ${timeZone} ${way}`;
  const kept = formats.get(name);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...WAYS[way] });
  formats.set(name, made);
  return made;
};

/** Time of day in the room's zone; with its letters where a reader could doubt which zone is meant. */
export const timeOfDay = (at: Ms, timeZone: string, zone: 'zone' | 'plain' = 'plain'): string =>
  formatOf(LOCALES[language.value], timeZone, zone).format(at);

const HALF_DAY_MS = 43_200_000;

/** Time of day, with its date where it is not of the last hours. */
export const timeOfLate = (at: Ms, timeZone: string): string =>
  Math.abs(minute.value - at) < HALF_DAY_MS
    ? timeOfDay(at, timeZone)
    : formatOf(LOCALES[language.value], timeZone, 'dated').format(at);

/** Day and time in a zone, with its letters. */
export const dayAndTime = (at: Ms, timeZone: string): string =>
  formatOf(LOCALES[language.value], timeZone, 'whole').format(at);
