import type { Card } from './catalogue.ts';
import type { CustodyFact } from './facts-custody.ts';

/** Cards of the facts about containers and seals. */
export const CUSTODY_CARDS: { readonly [T in CustodyFact['type']]: Card } = {
  container_registered: {
    title: 'Container registered',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two named people have put a container on the register. What it holds, and how much, is what they said; nobody opened it for this entry.',
  },
  container_moved: {
    title: 'Container moved',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two named people have stated that the container came into the room, left it, or has another place in it. The kiosk cannot see containers.',
  },
  seals_added: {
    title: 'Seals added to the stock',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Two named people have put bought seals on the register, by their first and last number.',
  },
  seal_applied: {
    title: 'Seal applied',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Two named people have put this seal, from the bought stock, on the container.',
  },
  seal_checked: {
    title: 'Seal looked at',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two named people have read the number of the seal before they were told which one is on record, and said how it looks. A number that matches does not prove that nothing was opened: seals can be copied.',
  },
  seal_removed: {
    title: 'Seal removed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two named people have taken a seal off, and read its number before they were told which one is on record. Where the two differ, the one on record still counts as being there.',
  },
  seal_replaced: {
    title: 'Seal replaced',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two named people have taken a seal off, read its number blindly, and put a new one on, with the reason for it.',
  },
  custody_broken: {
    title: 'Break in custody reported',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'For the stated time two named people cannot say who had control of the container. What was done with it then is not known.',
  },
  container_held: {
    title: 'Container put on hold',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Somebody named in the words has ordered that the container be kept, whatever its day.',
  },
  container_hold_lifted: {
    title: 'Hold on a container lifted',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The order to keep the container has ended. Its own day still counts.',
  },
  container_destroyed: {
    title: 'Container released for destruction',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'All duties to keep the container had ended, nothing held it, and two named people have released it. That it was destroyed is what they said.',
  },
  inventory_begun: {
    title: 'Inventory count begun',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two named people who are in the room by sign-in have begun to count its containers. From here on the screen tells nobody what is expected there.',
  },
  container_counted: {
    title: 'Container counted',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'During an inventory count somebody scanned this label, or typed it twice. Nobody was told whether it was expected.',
  },
  inventory_compared: {
    title: 'Inventory count compared',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Everything was counted, and only then compared with the register. It names up to 60 labels that are missing and 60 that were not expected; the numbers are of all. Nobody has signed for it yet.',
  },
  inventory_counted: {
    title: 'Inventory count signed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Two named people who are in the room by sign-in have signed for what they counted, and explained each difference. The register is not changed by it: whatever is out has to be stated to be out.',
  },
  inventory_given_up: {
    title: 'Inventory count given up',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'A count ended without a signature. Where it had been compared and differed, that is an alarm until two people sign for a count.',
  },
  custody_refused: {
    title: 'Statement about a container refused',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'Something about a container or a seal could not be stated, for the reason given. Nothing was changed.',
  },
};
