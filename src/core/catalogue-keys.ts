import type { Card } from './catalogue.ts';
import type { KeyFact } from './facts-keys.ts';

const signed = 'at_once';

/** Cards of the facts about keys, combinations and codes. */
export const KEY_CARDS: { readonly [T in KeyFact['type']]: Card } = {
  key_registered: {
    title: 'Key registered',
    level: 'notice',
    signed,
    meaning:
      'Two people put a key, a combination or a code into the register, and say when it is to be changed. What opens the lock is not in the log.',
  },
  key_signed_out: {
    title: 'Key given out',
    level: 'notice',
    signed,
    meaning:
      'One person gave it and another one took it, each with their PIN. Of a combination or a code this says that somebody was told it.',
  },
  key_returned: {
    title: 'Key returned',
    level: 'notice',
    signed,
    meaning: 'Whoever keeps the keys says that it is back. Nothing shows whether it was copied meanwhile.',
  },
  key_lost: {
    title: 'Key lost',
    level: 'medium',
    signed,
    meaning:
      'Somebody says that nobody knows where a key is, or that others know a combination or a code, since an instant.',
    response: 'Have the lock changed. Look at every entry since that instant.',
  },
  key_changed: {
    title: 'Lock changed',
    level: 'notice',
    signed,
    meaning:
      'Two people say that the lock takes another key, combination or code from here on. Nobody has it by the register until it is given out.',
  },
};
