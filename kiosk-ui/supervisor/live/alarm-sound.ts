import { signal } from '@preact/signals';
import type { AlarmRow } from '../../../src/core/supervisor-view.ts';
import { allowSound, play } from '../../shared/sounds.ts';

/** Whether alarms are heard here; it outlives the tab, since a choice that is forgotten is no choice. */
export type SoundChoice = 'on' | 'off';
const KEPT_AS = 'ballot-vault-sound';
const AGAIN_MS = 15_000;

const kept = (): SoundChoice => {
  try {
    return localStorage.getItem(KEPT_AS) === 'off' ? 'off' : 'on';
  } catch {
    // Storage may be switched off: then every page begins with sound.
    return 'on';
  }
};

export const sound = signal<SoundChoice>('on');

export const chooseSound = (choice: SoundChoice): void => {
  sound.value = choice;
  try {
    localStorage.setItem(KEPT_AS, choice);
  } catch {
    // It holds for this page alone.
  }
  if (choice === 'on') testSound();
};

export const startSound = (): void => {
  sound.value = kept();
  window.addEventListener('pointerdown', allowSound, { once: true });
  window.addEventListener('keydown', allowSound, { once: true });
};

export const testSound = (): void => {
  allowSound();
  play('alarm');
};

/** Never duress: a telephone in the room, or a page behind a thin wall, would give away whoever calls for help. */
const isLoud = ({ kind, priority, answer, silenced }: AlarmRow): boolean =>
  kind !== 'duress' &&
  (priority === 'critical' || priority === 'high') &&
  answer === 'unacknowledged' &&
  silenced === 'no';

/** What was heard already: an alarm that comes again is a new one. */
let heard: ReadonlySet<string> = new Set();
let repeat: ReturnType<typeof setInterval> | undefined;

const sing = (): void => {
  if (sound.peek() === 'on') play('alarm');
};

/** Sounds for each new critical or high alarm, and again while a critical one waits for an answer. */
export const hearAlarms = (alarms: readonly AlarmRow[]): void => {
  const loud = alarms.filter(isLoud);
  const names = new Set(loud.map(({ alarm, occurrences }) => `${alarm} ${occurrences}`));
  const isNew = [...names].some((name) => !heard.has(name));
  heard = names;
  if (isNew) sing();
  const waits = loud.some(({ priority }) => priority === 'critical');
  if (waits === (repeat !== undefined)) return;
  clearInterval(repeat);
  repeat = waits ? setInterval(sing, AGAIN_MS) : undefined;
};
