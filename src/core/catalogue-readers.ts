import type { Card } from './catalogue.ts';
import type { ReaderFact } from './facts-readers.ts';

/** Cards of the facts about the line between a reader and the kiosk. */
export const READER_CARDS: { readonly [T in ReaderFact['type']]: Card } = {
  reader_refused: {
    title: 'Reader was not believed',
    level: 'high',
    signed: 'at_once',
    meaning:
      'What a reader on a secured line answered was refused: in clear text, changed or played back, with a wrong key or the one from the factory. Why is stated; nothing that it said since counts.',
    response: 'Go to the reader and look at it and its cable. Whoever installs readers finds out why.',
  },
};
