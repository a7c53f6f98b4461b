import { wordsOf } from '../../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of the pages of sheets of reconciliation; what stands on a sheet has its words from the paper. */
export const { text } = wordsOf({ en: english, es: spanish });
