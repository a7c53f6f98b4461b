import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { signal } from '@preact/signals';
import { type Language, LOCALES } from './languages.ts';

export const language = signal<Language>('en');

export type TextValues = Readonly<Record<string, FluentVariable>>;

/** The words of a page; they follow the language where they are read inside a component. */
export interface Words {
  /** @throws for a key that the language does not have, which a test keeps from happening */
  readonly text: (key: string, values?: TextValues) => string;
  readonly has: (key: string) => boolean;
}

const bundleOf = (tongue: Language, messages: string): FluentBundle => {
  // Isolation marks around values would reach the record through quoted words, and the service refuses them there.
  const bundle = new FluentBundle(LOCALES[tongue], { useIsolating: false });
  const [error] = bundle.addResource(new FluentResource(messages));
  if (error) throw error;
  return bundle;
};

/** @param messages the texts of each language's Fluent file */
export const wordsOf = (messages: Readonly<Record<Language, string>>): Words => {
  const bundles = { en: bundleOf('en', messages.en), es: bundleOf('es', messages.es) };
  return {
    text: (key, values = {}) => {
      const bundle = bundles[language.value];
      const message = bundle.getMessage(key);
      if (!message?.value) throw new Error(`no words for ${key} in ${language.value}`);
      return bundle.formatPattern(message.value, values);
    },
    has: (key) => bundles[language.value].hasMessage(key),
  };
};
