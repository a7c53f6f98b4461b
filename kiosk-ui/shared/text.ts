import { LANGUAGES, type Language, LOCALES } from './languages.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';
import { language, type TextValues, wordsOf } from './words.ts';

export { LANGUAGES, type Language, LOCALES, language, type TextValues };

const words = wordsOf({ en: english, es: spanish });

/**
 * The words for a key in the language of the screen. Read inside a component, it follows the language.
 * @throws for a key that the language does not have, which a test keeps from happening
 */
export const { text } = words;

/** The words for `key`, or for `otherwise` where the vocabulary has grown past this screen. */
export const textOr = (key: string, otherwise: string): string => text(words.has(key) ? key : otherwise);

const LISTS: Readonly<Record<Language, Intl.ListFormat>> = {
  en: new Intl.ListFormat(LOCALES.en, { type: 'conjunction' }),
  es: new Intl.ListFormat(LOCALES.es, { type: 'conjunction' }),
};

/** Names joined as the language joins them. */
export const listed = (names: readonly string[]): string => LISTS[language.value].format(names);
