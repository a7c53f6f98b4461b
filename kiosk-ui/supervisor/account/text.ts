import { wordsOf } from '../../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of accounts and invitations. */
export const { text } = wordsOf({ en: english, es: spanish });
