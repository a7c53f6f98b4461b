import { wordsOf } from '../../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of the authorization list's pages. */
export const { text } = wordsOf({ en: english, es: spanish });
