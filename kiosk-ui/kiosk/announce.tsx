import { computed, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { KioskView } from '../../src/core/view.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { speech } from '../shared/settings.ts';
import { hush, play, speak } from '../shared/sounds.ts';
import { LOCALES, language, text } from '../shared/text.ts';
import { bannerWords } from './banner-words.ts';
import { link, message } from './connection.ts';
import { describe } from './describe.ts';

const WAITING_REPEAT_MS = 10_000;
const ALARM_REPEAT_MS = 1_500;

const isUrgent = ({ screen }: KioskView): boolean =>
  screen.screen === 'denied' || screen.screen === 'emergency' || screen.screen === 'fault';

const wordsOf = (view: KioskView): string => {
  const { title, hint } = describe(view);
  const banners = view.banners.map((banner) => `${bannerWords(banner, view.time_zone).words}.`);
  return [title, hint, ...banners].join(' ');
};

/** One screen or one answer: the same screen with another person is another one. */
const identity = (view: KioskView): string => {
  const { title } = describe(view);
  return `${view.screen.screen} ${title}`;
};

/** All that decides what is heard. */
const shown = computed(() => ({
  link: link.value,
  view: link.value === 'up' ? message.value?.view : undefined,
  language: language.value,
}));

/** What is said now; it follows the screen, once that has been painted. */
const said = signal({ words: '', isUrgent: false });

const say = (): void => {
  const { link, view } = shown.peek();
  const shownWords = view === undefined ? text('offline-starting') : wordsOf(view);
  const words = link === 'down' ? `${text('offline-title')}. ${text('offline-paper')}` : shownWords;
  if (words !== said.peek().words) said.value = { words, isUrgent: view !== undefined && isUrgent(view) };
};

/** Says each new screen to a screen reader, and aloud where that is switched on. */
export const Announcer = () => {
  const { words, isUrgent } = said.value;
  useEffect(() => shown.subscribe(() => afterPaint(say)), []);
  useEffect(() => {
    if (speech.value === 'on') speak(words, LOCALES[language.value]);
    else hush();
  }, [words, speech.value]);
  return (
    <div class="unseen">
      <p role="status" aria-live="polite">
        {isUrgent ? '' : words}
      </p>
      <p role="alert">{isUrgent ? words : ''}</p>
    </div>
  );
};

const hasAlarm = (view: KioskView | undefined): boolean =>
  view !== undefined &&
  (view.banners.some((banner) => banner.banner === 'alarm') ||
    (view.screen.screen === 'emergency' && view.screen.stage === 'evacuated'));

/** Gives each signal its sound: once for an answer, softly again while people wait, without end for an alarm. */
export const startSounds = (): void => {
  let before = '';
  let repeat: ReturnType<typeof setInterval> | undefined;
  let alarm: ReturnType<typeof setInterval> | undefined;
  const sound = (): void => {
    const { view } = shown.peek();
    const isLoud = hasAlarm(view);
    if (isLoud && alarm === undefined) {
      play('alarm');
      alarm = setInterval(() => play('alarm'), ALARM_REPEAT_MS);
    }
    if (!isLoud && alarm !== undefined) {
      clearInterval(alarm);
      alarm = undefined;
    }
    const heard = view === undefined ? '' : identity(view);
    if (heard === before) return;
    before = heard;
    clearInterval(repeat);
    const signal = view === undefined ? null : describe(view).sound;
    if (signal !== null && signal !== 'alarm') play(signal);
    const isWaiting = view?.screen.screen === 'badge' || view?.screen.screen === 'approval';
    if (isWaiting) repeat = setInterval(() => play('waiting'), WAITING_REPEAT_MS);
  };
  shown.subscribe(() => afterPaint(sound));
};
