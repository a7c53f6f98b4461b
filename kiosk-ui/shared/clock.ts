import { signal } from '@preact/signals';
import type { Ms } from '../../src/core/terms.ts';
import { LOCALES, language } from './text.ts';

const TICK_MS = 250;

/** The kiosk's clock as last heard, and this browser's monotonic clock at that instant. */
let heard = { now: 0, at: 0 };
let held = false;

/** The kiosk's clock: deadlines are instants of it, and the browser's own clock may be wrong. */
export const now = signal<Ms>(0);

const advance = (): void => {
  if (!held) now.value = Math.round(heard.now + performance.now() - heard.at);
};

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

/** Time of day in the room's zone; with its letters where a reader could doubt which zone is meant. */
export const timeOfDay = (at: Ms, timeZone: string, zone: 'zone' | 'plain' = 'plain'): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(zone === 'zone' ? { timeZoneName: 'short' } : {}),
  }).format(at);

const HALF_DAY_MS = 43_200_000;

/** Time of day, with its date where it is not of the last hours. */
export const timeOfLate = (at: Ms, timeZone: string): string =>
  Math.abs(now.value - at) < HALF_DAY_MS
    ? timeOfDay(at, timeZone)
    : new Intl.DateTimeFormat(LOCALES[language.value], {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(at);
