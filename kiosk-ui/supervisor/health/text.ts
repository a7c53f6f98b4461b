import { wordsOf } from '../../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** @throws for a key that the language does not have, which a test keeps from happening */
export const { text } = wordsOf({ en: english, es: spanish });
