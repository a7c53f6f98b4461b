import type { Card } from './catalogue.ts';
import type { ListFact } from './facts-list.ts';

/** Cards of the facts about what takes two people. */
export const LIST_CARDS: { readonly [T in ListFact['type']]: Card } = {
  list_founded: {
    title: 'Authorization list founded',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'These people can approve changes of the list. Until here one person was enough, and what that person chose stands; from here on it takes two.',
  },
  list_proposed: {
    title: 'Change of the list proposed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'One person asks for changes of the authorization list, each a fact of its own after this one. Nothing is changed by it.',
  },
  list_entry_proposed: {
    title: 'Entry of the list proposed',
    level: 'notice',
    signed: 'at_once',
    meaning: 'One change of a proposal: what is to stand on the list of a person.',
  },
  list_removal_proposed: {
    title: 'Removal from the list proposed',
    level: 'notice',
    signed: 'at_once',
    meaning: 'One change of a proposal: a person who is to be removed from the list.',
  },
  proposal_approved: {
    title: 'Proposal approved',
    level: 'low',
    signed: 'at_once',
    meaning:
      'A second person approved what the first one proposed; both are named. What it changes stands after this fact.',
    response: 'Review within a day what was changed, and by whom.',
  },
  proposal_ended: {
    title: 'Proposal came to nothing',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'It was refused, withdrawn or not approved in time, or what it was to change is not any more as it was. Nothing is changed by it.',
  },
  person_suspended: {
    title: 'Person suspended at once',
    level: 'medium',
    signed: 'at_once',
    meaning:
      'One person took another off the list without a second one. The doors deny the person from here on; a second person has to review it.',
    response: 'A second supervisor reads why, and confirms it or puts the person back.',
  },
  badge_lost: {
    title: 'Badge reported lost',
    level: 'medium',
    signed: 'at_once',
    meaning:
      'This badge is denied everywhere from here on. Since the stated instant it is not certain who had it; what it opened since is to be reviewed.',
    response: 'A second supervisor looks at every entry with this badge since then, and signs the review.',
  },
  list_act_reviewed: {
    title: 'Act of one person reviewed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'A second person looked at what one did alone, and confirmed it or put the person back on the list. Both are named.',
  },
  list_signed_off: {
    title: 'Authorization list signed off',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Somebody read the whole list and answers for it. The digest says which list that was.',
  },
  phase_proposed: {
    title: 'Phase proposed',
    level: 'notice',
    signed: 'at_once',
    meaning: 'One person asks for another election phase than the calendar says. Nothing is changed by it.',
  },
  rules_proposed: {
    title: 'Rules proposed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'One person asks for the rules of a configuration file, named by its digest. They come with the start that reads it.',
  },
  rules_changed: {
    title: 'Rules changed by a start',
    level: 'low',
    signed: 'at_once',
    meaning:
      'This run has other rules than the last one. Either two people approved this very file, and are named, or the file alone says so.',
    response:
      'Compare the rules before and after; where nobody approved them, find out who changed the file.',
  },
  badge_awaited: {
    title: 'New badge awaited',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'For a minute, the next badge at this reader that nobody holds becomes part of a proposal. It opens nothing.',
  },
  badge_presented: {
    title: 'New badge presented',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The badge that was awaited was held at the reader; what it is proposed for stands after this fact.',
  },
  badge_not_presented: {
    title: 'New badge not presented',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Nobody held a new badge at the reader in time.',
  },
};
