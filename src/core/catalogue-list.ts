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
};
