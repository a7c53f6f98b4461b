import { LANGUAGES, type Language, LOCALES } from './languages.ts';
import english from './locales/en.ftl?raw';
import { language, type TextValues, wordsOf } from './words.ts';

export { LANGUAGES, type Language, LOCALES, language, type TextValues };

const words = wordsOf({ en: english, es: '' });

/**
 * The words for a key in the language of the screen. Read inside a component, it follows the language.
 * @throws for a key that English does not have, which a test keeps from happening
 */
export const { text } = words;

/** Adds the words of a part of the page that is loaded after it. */
export const addWords = words.add;

/** The words in Spanish. They come after the page, which has its first picture in English. */
export const loadSpanish = async (): Promise<void> => {
  const { default: spanish } = await import('./locales/es.ftl?raw');
  addWords({ en: '', es: spanish });
};

/** The words for `key`, or for `otherwise` where the vocabulary has grown past this screen. */
export const textOr = (key: string, otherwise: string, values?: TextValues): string =>
  words.has(key) ? text(key, values) : text(otherwise);

const LISTS: Readonly<Record<Language, Intl.ListFormat>> = {
  en: new Intl.ListFormat(LOCALES.en, { type: 'conjunction' }),
  es: new Intl.ListFormat(LOCALES.es, { type: 'conjunction' }),
};

/** Names joined as the language joins them. */
export const listed = (names: readonly string[]): string => LISTS[language.value].format(names);
