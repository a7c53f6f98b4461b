import { wordsOf } from '../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

const words = wordsOf({ en: english, es: spanish });

/** @throws for a key that the language does not have, which a test keeps from happening */
export const { text } = words;

/** Whether a vocabulary has words for a value. */
export const hasWord = (vocabulary: string, value: string): boolean => words.has(`${vocabulary}-${value}`);

/** The words for a value of a vocabulary; a value that these pages do not know yet stands for itself. */
export const wordOf = (vocabulary: string, value: string): string => {
  const key = `${vocabulary}-${value}`;
  return words.has(key) ? text(key) : value.replaceAll('_', ' ');
};
