import { wordsOf } from '../../shared/words.ts';
import type { Refusal } from './api.ts';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** The words of forms, and of what the office refuses. */
const words = wordsOf({ en: english, es: spanish });

/** @throws for a key that the language does not have, which a test keeps from happening */
export const { text } = words;

/** Why something was not done: `cancelled` where the browser or its owner ended it. */
export type NotDone = Refusal | 'cancelled';

/** What it was about, where the same refusal asks for something else than it mostly does. */
export type About = 'passkey' | 'export' | 'report' | 'mail' | 'anything';

/** Why something was not done, and what to do instead. */
export const refusedText = (why: NotDone, about: About = 'anything'): string => {
  if (why === 'cancelled') return text('refused-cancelled');
  const { code = 'unreachable', what = '', remedy = '', wait_ms = 0 } = why;
  if (code === 'kiosk') return `${what}. ${remedy}`;
  const key = [`${about}-refused-${code}`, `refused-${code}`].find(words.has) ?? 'refused-other';
  return text(key, { seconds: Math.max(1, Math.ceil(wait_ms / 1_000)) });
};
