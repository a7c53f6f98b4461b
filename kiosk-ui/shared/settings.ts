import { computed, effect, signal } from '@preact/signals';
import { LANGUAGES, type Language, LOCALES } from './languages.ts';
import { recall, remember } from './memory.ts';
import { language } from './words.ts';

export const THEMES = ['dark-on-light', 'black-on-white', 'white-on-black', 'grey-on-dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Capital heights of 3.5, 4.8, 5.6 and 7.1 mm. */
export const SIZES = [0, 1, 2, 3] as const;
export type Size = (typeof SIZES)[number];

export const theme = signal<Theme>('dark-on-light');
export const size = signal<Size>(1);
export const speech = signal<'on' | 'off'>('off');

const MEMORY = 'settings';

/** In which language the screens of this kiosk begin. */
const usual = signal<Language>('en');

/** Takes the language of the kiosk; a screen that nobody turned to another one follows. */
export const takeUsualLanguage = (own: Language): void => {
  if (own === usual.peek()) return;
  if (language.peek() === usual.peek()) language.value = own;
  usual.value = own;
};

/** Whether somebody changed anything: only then is there something to put back. */
export const areSettingsChanged = computed(
  () =>
    language.value !== usual.value ||
    theme.value !== 'dark-on-light' ||
    size.value !== 1 ||
    speech.value === 'on',
);

/** One person's settings are not the next person's. */
export const resetSettings = (): void => {
  language.value = usual.value;
  theme.value = 'dark-on-light';
  size.value = 1;
  speech.value = 'off';
};

/** Takes what is known of `kept`; anything else stays as it is. */
export const takeSettings = (kept: Readonly<Record<string, unknown>>): void => {
  language.value = LANGUAGES.find((known) => known === kept['lang']) ?? language.value;
  theme.value = THEMES.find((known) => known === kept['theme']) ?? theme.value;
  size.value = SIZES.find((known) => String(known) === String(kept['size'])) ?? size.value;
  speech.value = kept['speech'] === 'on' ? 'on' : speech.value;
};

export const otherLanguage = (): Language => (language.value === 'en' ? 'es' : 'en');

/** What the browser of one person alone says that this person reads best. No kiosk has one. */
export const takeFromBrowser = (): void => {
  takeSettings({
    lang: navigator.language.slice(0, 2),
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'grey-on-dark' : undefined,
  });
};

/** Brings settings back after a reload and keeps the page as they say. */
export const startSettings = (): void => {
  const kept = recall(MEMORY);
  if (typeof kept === 'object' && kept !== null) takeSettings(kept as Record<string, unknown>);
  effect(() => {
    const { dataset } = document.documentElement;
    document.documentElement.lang = LOCALES[language.value];
    dataset['theme'] = theme.value;
    dataset['size'] = String(size.value);
    remember(MEMORY, {
      lang: language.value,
      theme: theme.value,
      size: size.value,
      speech: speech.value,
    });
  });
};
