import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { type Language, LOCALES, language } from '../shared/text.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

const bundleOf = (tongue: Language, messages: string): FluentBundle => {
  const bundle = new FluentBundle(LOCALES[tongue], { useIsolating: false });
  const [error] = bundle.addResource(new FluentResource(messages));
  if (error) throw error;
  return bundle;
};

const BUNDLES: Readonly<Record<Language, FluentBundle>> = {
  en: bundleOf('en', english),
  es: bundleOf('es', spanish),
};

/**
 * The panel's words for a key, in the language of the panel.
 * @throws for a key that the language does not have
 */
export const text = (key: string, values: Readonly<Record<string, FluentVariable>> = {}): string => {
  const bundle = BUNDLES[language.value];
  const message = bundle.getMessage(key);
  if (!message?.value) throw new Error(`no words for ${key} in ${language.value}`);
  return bundle.formatPattern(message.value, values);
};

/** The words for a word of the wire, or the word itself where the vocabulary has grown past this panel. */
export const textOfWord = (kind: string, word: string): string => {
  const key = `${kind}-${word.replaceAll('_', '-')}`;
  return BUNDLES[language.value].hasMessage(key) ? text(key) : word.replaceAll('_', ' ');
};
