import { computed, effect } from '@preact/signals';
import { now } from '../shared/clock.ts';

const EVERY_MS = 60_000;
/** A slow walk within a few pixels, so that no edge burns into a panel that is on for months. */
const STEPS = [
  [0, 0],
  [4, 2],
  [6, 6],
  [2, 8],
  [-4, 6],
  [-6, 0],
  [-4, -6],
  [2, -4],
] as const;

export const startDrift = (): void => {
  const step = computed(() => Math.floor(now.value / EVERY_MS) % STEPS.length);
  effect(() => {
    const [x, y] = STEPS[step.value] ?? STEPS[0];
    document.documentElement.style.setProperty('--drift-x', `${x}px`);
    document.documentElement.style.setProperty('--drift-y', `${y}px`);
  });
};
