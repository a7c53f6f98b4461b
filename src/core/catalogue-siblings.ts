import type { Card } from './catalogue.ts';
import type { SiblingFact } from './facts-siblings.ts';

/** Cards of the facts about other kiosks. */
export const SIBLING_CARDS: { readonly [T in SiblingFact['type']]: Card } = {
  sibling_lost: {
    title: 'Another kiosk is silent',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The named kiosk has not said for the stated time that it is alive: it stopped, its loop stands still, or the network between is cut. How far its log reached when it last spoke is stated.',
  },
  sibling_heard: {
    title: 'Another kiosk is heard again',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The named kiosk says again that it is alive, and how far its log reaches.',
  },
};
