import { wordsOf } from '../../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of passkeys and of other ways to sign in. */
export const { text, has: hasText } = wordsOf({ en: english, es: spanish });
