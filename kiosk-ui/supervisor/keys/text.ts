import type { Refused } from '../../../src/office/wire.ts';
import { wordsOf } from '../../shared/words.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of passkeys and of other ways to sign in. */
const words = wordsOf({ en: english, es: spanish });

/** @throws for a key that the language does not have, which a test keeps from happening */
export const { text, has: hasText } = words;

/** Why something was not done: `cancelled` where the browser or its owner ended it. */
export type NotDone = Partial<Refused['error']> | 'cancelled';

export const notDoneText = (why: NotDone): string => {
  if (why === 'cancelled') return text('not-done-cancelled');
  const key = `not-done-${why.code ?? 'unreachable'}`;
  const seconds = Math.max(1, Math.ceil((why.wait_ms ?? 0) / 1_000));
  return text(hasText(key) ? key : 'not-done-other', { seconds });
};
