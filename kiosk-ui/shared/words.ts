import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { signal } from '@preact/signals';
import { type Language, LOCALES } from './languages.ts';

export const language = signal<Language>('en');

export type TextValues = Readonly<Record<string, FluentVariable>>;

/** The words of a page; they follow the language where they are read inside a component. */
export interface Words {
  /**
   * In English where the language has no such words yet.
   * @throws for a key that English does not have, which a test keeps from happening
   */
  readonly text: (key: string, values?: TextValues) => string;
  readonly has: (key: string) => boolean;
  /** Words of a part that came later; whatever reads words reads them again. */
  readonly add: (messages: Readonly<Record<Language, string>>) => void;
}

const addTo = (bundle: FluentBundle, messages: string): void => {
  const [error] = bundle.addResource(new FluentResource(messages));
  if (error) throw error;
};

const bundleOf = (tongue: Language, messages: string): FluentBundle => {
  // Isolation marks around values would reach the record through quoted words, and the service refuses them there.
  const bundle = new FluentBundle(LOCALES[tongue], { useIsolating: false });
  addTo(bundle, messages);
  return bundle;
};

/** @param messages the texts of each language's Fluent file */
export const wordsOf = (messages: Readonly<Record<Language, string>>): Words => {
  const parts = signal(1);
  const bundles = { en: bundleOf('en', messages.en), es: bundleOf('es', messages.es) };
  return {
    text: (key, values = {}) => {
      const own = bundles[language.value];
      const bundle = parts.value > 0 && own.hasMessage(key) ? own : bundles.en;
      const message = bundle.getMessage(key);
      if (!message?.value) throw new Error(`no words for ${key} in ${language.value}`);
      return bundle.formatPattern(message.value, values);
    },
    has: (key) => parts.value > 0 && (bundles[language.value].hasMessage(key) || bundles.en.hasMessage(key)),
    add: (later) => {
      addTo(bundles.en, later.en);
      addTo(bundles.es, later.es);
      parts.value += 1;
    },
  };
};
