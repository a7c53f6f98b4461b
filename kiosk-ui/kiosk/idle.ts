import { effect, signal } from '@preact/signals';
import type { KioskView } from '../../src/core/view.ts';
import { now } from '../shared/clock.ts';
import { areSettingsChanged, resetSettings } from '../shared/settings.ts';
import { message } from './connection.ts';
import { closePage, place } from './place.ts';

/** 60 s without a touch and 30 s of warning. */
const GONE_MS = 90_000;

/** The kiosk's clock at the last touch or key. */
export const lastTouched = signal(0);

export const stayed = (): void => {
  lastTouched.value = now.value;
};

const STANDING = ['attract', 'door_held', 'managed_opening', 'fault', 'emergency'];

const isStanding = (view: KioskView | undefined): boolean =>
  view !== undefined && STANDING.includes(view.screen.screen);

/** Pages that somebody opened on a standing screen have no deadline of the core; this browser watches over them. */
export const isIdleWatched = (view: KioskView): boolean => isStanding(view) && place.value.page !== null;

/** Whoever walked away leaves nothing behind: pages close, settings go back. */
const leave = (): void => {
  closePage();
  resetSettings();
};

/** Watches for people who walked away, and puts the settings back when an entry is over. */
export const startIdle = (): void => {
  for (const type of ['pointerdown', 'keydown'] as const) {
    window.addEventListener(type, stayed, { capture: true, passive: true });
  }
  effect(() => {
    if (lastTouched.value === 0) lastTouched.value = now.value;
    const isGone = now.value - lastTouched.value >= GONE_MS && isStanding(message.peek()?.view);
    if (!isGone) return;
    if (areSettingsChanged.peek() || place.peek().page !== null) leave();
    // What opens by itself, and the first time by the kiosk's own clock, begin a time of their own.
    lastTouched.value = now.value;
  });
  let before = '';
  effect(() => {
    const shown = message.value?.view.screen.screen ?? '';
    if (shown === 'attract' && before !== '' && !STANDING.includes(before)) resetSettings();
    before = shown;
  });
};
