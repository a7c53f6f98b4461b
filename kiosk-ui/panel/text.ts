import { wordsOf } from '../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

const words = wordsOf({ en: english, es: spanish });

/**
 * The panel's words for a key, in the language of the panel.
 * @throws for a key that the language does not have
 */
export const { text } = words;

/** The words for a word of the wire, or the word itself where the vocabulary has grown past this panel. */
export const textOfWord = (kind: string, word: string): string => {
  const key = `${kind}-${word.replaceAll('_', '-')}`;
  return words.has(key) ? text(key) : word.replaceAll('_', ' ');
};
