import type { Refused } from '../../../src/office/wire.ts';
import { wordsOf } from '../../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of accounts and invitations. */
const words = wordsOf({ en: english, es: spanish });

/** @throws for a key that the language does not have, which a test keeps from happening */
export const { text } = words;

/** Why something was not done, and what to do instead. */
export const refusedText = ({ code, wait_ms = 0 }: Partial<Refused['error']>): string => {
  const key = `refused-${(code ?? 'unreachable').replaceAll('_', '-')}`;
  return text(words.has(key) ? key : 'refused-other', { seconds: Math.ceil(wait_ms / 1000) });
};
