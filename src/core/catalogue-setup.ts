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
  setup_code_refused: {
    title: 'Set-up code refused',
    level: 'low',
    signed: 'at_once',
    meaning:
      'Somebody at the screen of a new kiosk typed a set-up code that is not the one in the data folder of the machine. After the fifth in a row none is tried for a while, and longer after each further one.',
    response: 'Ask who stood there. Nobody was put on the list by it.',
  },
  setup_code_accepted: {
    title: 'Set-up code accepted',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Somebody at the screen of a new kiosk typed the set-up code, which only whoever looks after the machine can read. From here on two people can put themselves on the list, which is empty.',
  },
  setup_badge_awaited: {
    title: 'First badge awaited',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'For a minute, the next badge at this reader that nobody holds is taken for that of one of the first two people. It opens nothing.',
  },
  setup_badge_presented: {
    title: 'First badge presented',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'A badge was held to the reader in the set-up by one of the two people who put themselves on the list. Unless the list names it after this fact, it is the badge of nobody.',
  },
  setup_ended: {
    title: 'Set-up ended',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The first administrators are made, and the set-up at the screen is over for good. The entry names the steps that were left out or did not go well.',
  },
};
