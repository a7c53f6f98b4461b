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
  reader_keys_exposed: {
    title: 'Badges are typed into the screen',
    level: 'high',
    signed: 'at_once',
    meaning:
      'A reader that types like a keyboard was opened while the kernel gave its keys to consoles and screens too: numbers of badges can have reached them since.',
    response: 'Have its keys hidden as the rules of the system do it, and plug the reader in again.',
  },
  reader_installation_started: {
    title: 'Installation of a reader began',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two people have a reader given its own key, by the key that every reader leaves the factory with. Until the stated instant at the latest nothing at this reader is believed.',
  },
  reader_installation_ended: {
    title: 'Installation of a reader ended',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The reader took its own key, or the time was over before it did, or its key was in use: a new line for this reader has to be written into the key file then. Which of these is stated.',
  },
};
