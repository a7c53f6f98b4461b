import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { signal } from '@preact/signals';
import { LANGUAGES, type Language, LOCALES } from './languages.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

export { LANGUAGES, type Language, LOCALES };

const bundleOf = (language: Language, messages: string): FluentBundle => {
  // Isolation marks around values would reach the record through quoted words, and the service refuses them there.
  const bundle = new FluentBundle(LOCALES[language], { useIsolating: false });
  const [error] = bundle.addResource(new FluentResource(messages));
  if (error) throw error;
  return bundle;
};

const BUNDLES: Readonly<Record<Language, FluentBundle>> = {
  en: bundleOf('en', english),
  es: bundleOf('es', spanish),
};

export const language = signal<Language>('en');

export type TextValues = Readonly<Record<string, FluentVariable>>;

/**
 * The words for a key in the language of the screen. Read inside a component, it follows the language.
 * @throws for a key that the language does not have, which a test keeps from happening
 */
export const text = (key: string, values: TextValues = {}): string => {
  const bundle = BUNDLES[language.value];
  const message = bundle.getMessage(key);
  if (!message?.value) throw new Error(`no words for ${key} in ${language.value}`);
  return bundle.formatPattern(message.value, values);
};

/** The words for `key`, or for `otherwise` where the vocabulary has grown past this screen. */
export const textOr = (key: string, otherwise: string): string =>
  text(BUNDLES[language.value].hasMessage(key) ? key : otherwise);

const LISTS: Readonly<Record<Language, Intl.ListFormat>> = {
  en: new Intl.ListFormat(LOCALES.en, { type: 'conjunction' }),
  es: new Intl.ListFormat(LOCALES.es, { type: 'conjunction' }),
};

/** Names joined as the language joins them. */
export const listed = (names: readonly string[]): string => LISTS[language.value].format(names);
