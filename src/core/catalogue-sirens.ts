import type { Card } from './catalogue.ts';
import type { FactType } from './facts.ts';
import type { SirenFact } from './facts-sirens.ts';

/** Cards of the facts about sirens and lights. */
export const SIREN_CARDS: { readonly [T in SirenFact['type']]: Card } = {
  siren_sounded: {
    title: 'Siren sounds',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The kiosk switched a siren or a light on for the named alarm. It does not say that anybody heard or saw it.',
  },
  siren_silenced: {
    title: 'Siren silent',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The kiosk switched the siren or the light off: nothing unanswered is left, or it has sounded as long as it may.',
  },
};

/** Whether a kind of fact is about a siren, and so follows from an alarm. */
export const isSirenFact = (type: FactType): type is SirenFact['type'] => Object.hasOwn(SIREN_CARDS, type);
