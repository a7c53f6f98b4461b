import type { Card } from './catalogue.ts';
import type { SetupFact } from './facts-setup.ts';

/** Cards of the facts about the first hour of a kiosk. */
export const SETUP_CARDS: { readonly [T in SetupFact['type']]: Card } = {
  setup_begun: {
    title: 'Set-up begun',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'A new log began, and the kiosk is to be set up at its screen. Until somebody is on the list nobody can be let in, and openings of the door are on record but are no alarm.',
  },
  setup_step_answered: {
    title: 'Step of the set-up answered',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'Somebody at the screen of a new kiosk said that a step is done, did not go well, or is left out. Who it was the kiosk does not know: nobody is on the list yet.',
  },
  setup_device_seen: {
    title: 'Device seen in the set-up',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'A reader read some badge, or a door contact told of an opening and a closing, for the first time in the set-up. The number of the badge is not in the entry.',
  },
  strike_tried: {
    title: 'Strike tried',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'In the set-up somebody had the strike released for a moment, while the door stood open and nobody was on the list.',
  },
  setup_ended: {
    title: 'Set-up ended',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The first administrators are made, and the set-up at the screen is over for good. The entry names the steps that were left out or did not go well.',
  },
};
