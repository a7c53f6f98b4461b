import type { Card } from './catalogue.ts';
import type { UpkeepFact } from './facts-upkeep.ts';

/** Cards of the facts about maintenance. */
export const UPKEEP_CARDS: { readonly [T in UpkeepFact['type']]: Card } = {
  upkeep_due: {
    title: 'Maintenance is due',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'The kiosk runs on a battery or on too little voltage, has not heard a time source for a day, or a certificate of its addresses ends within two weeks. Which of these is stated, as the machine reports it.',
  },
  upkeep_done: {
    title: 'Maintenance is done',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'What was due is well again, as the machine reports it.',
  },
};
