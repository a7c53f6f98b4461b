import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { LANGUAGES, type Language, LOCALES } from '../shared/languages.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

const MESSAGES: Readonly<Record<Language, string>> = { en: english, es: spanish };

export type Words = (key: string, values?: Readonly<Record<string, FluentVariable>>) => string;

/** The language that an address asks for; English where it asks for none. */
export const languageOf = (asked: string | null): Language =>
  LANGUAGES.find((known) => known === asked) ?? 'en';

/** The paper's words in one language. What it gives throws for a key that the language does not have. */
export const wordsIn = (language: Language): Words => {
  const bundle = new FluentBundle(LOCALES[language], { useIsolating: false });
  const [error] = bundle.addResource(new FluentResource(MESSAGES[language]));
  if (error) throw error;
  return (key, values = {}) => {
    const message = bundle.getMessage(key);
    if (!message?.value) throw new Error(`no words for ${key} in ${language}`);
    return bundle.formatPattern(message.value, values);
  };
};
