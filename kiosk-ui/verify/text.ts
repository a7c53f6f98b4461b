import { wordsOf } from '../shared/words.ts';
import spanishTypes from './locales/catalogue.es.ftl?raw';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of this page. */
export const { text, has } = wordsOf({ en: english, es: `${spanish}\n${spanishTypes}` });
