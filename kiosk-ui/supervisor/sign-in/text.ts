import { wordsOf } from '../../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of signing in, and of what stands around every page. */
export const { text } = wordsOf({ en: english, es: spanish });
