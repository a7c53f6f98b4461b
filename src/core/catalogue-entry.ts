import type { Card } from './catalogue.ts';
import type { EntryFact } from './facts-entry.ts';

/** Cards of the facts about people coming in and going out. */
export const ENTRY_CARDS: { readonly [T in EntryFact['type']]: Card } = {
  visitors_announced: {
    title: 'Visitors announced',
    level: 'routine',
    signed: 'at_once',
    meaning:
      'Somebody at the screen said before the first badge that visitors come along. It does not say who.',
  },
  first_badge_accepted: {
    title: 'First badge accepted',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The badge of one person was accepted; more is needed before the door is released.',
  },
  partner_badge_accepted: {
    title: 'Partner badge accepted',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The badge of one more person was accepted; something is still to be answered.',
  },
  visitor_badge_accepted: {
    title: 'Visitor badge accepted',
    level: 'routine',
    signed: 'at_once',
    meaning: 'A listed visitor joined an entry; the first holder is the escort.',
  },
  entry_approved: {
    title: 'Entry approved',
    level: 'notice',
    signed: 'at_once',
    meaning: 'A supervisor who does not enter approved an entry outside staffed hours.',
  },
  pin_accepted: {
    title: 'PIN accepted',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The second factor of a person was right.',
  },
  pin_refused: {
    title: 'PIN refused',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The second factor of a person was wrong.',
  },
  duress_signalled: {
    title: 'Duress',
    level: 'critical',
    signed: 'at_once',
    meaning: 'Somebody entered the PIN that means: I am forced to do this. Nothing at the door shows it.',
    response: 'Follow the law enforcement plan. Do not call the room.',
  },
  partner_confirmed: {
    title: 'Partners saw each other',
    level: 'routine',
    signed: 'at_once',
    meaning: 'Somebody at the screen confirmed that the named people are there.',
  },
  purpose_stated: {
    title: 'Purpose stated',
    level: 'routine',
    signed: 'at_once',
    meaning: 'Somebody at the screen stated the purpose of the visit.',
  },
  authority_stated: {
    title: 'Authority stated',
    level: 'routine',
    signed: 'at_once',
    meaning: 'Somebody at the screen gave the reference that permits this entry.',
  },
  visitor_added: {
    title: 'Visitor named',
    level: 'routine',
    signed: 'at_once',
    meaning: 'Somebody at the screen named a visitor without a badge.',
  },
  visitors_complete: {
    title: 'All visitors named',
    level: 'routine',
    signed: 'at_once',
    meaning: 'Somebody at the screen said that every visitor of this entry is named.',
  },
  window_extended: {
    title: 'More time given',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'Somebody at the screen asked for more time.',
  },
  entry_abandoned: {
    title: 'Entry abandoned',
    level: 'notice',
    signed: 'at_once',
    meaning: 'An entry that formed was not completed; the door was not released.',
  },
  access_denied: {
    title: 'Access denied',
    level: 'notice',
    signed: 'at_once',
    meaning: 'A badge was refused, with the reason. It does not say who held the badge.',
  },
  access_granted: {
    title: 'Access granted',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The rule was met and the strike released. It does not say that anybody went in.',
  },
  entry_taken: {
    title: 'Entry taken',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The door opened while a grant stood: its people count as inside by sign-in. How many passed is not known.',
  },
  entry_not_taken: {
    title: 'Entry not taken',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The strike was released and the door did not open.',
  },
  exit_signed: {
    title: 'Signed out',
    level: 'notice',
    signed: 'at_once',
    meaning: 'A person signed out. It does not say that they passed the door.',
  },
  exit_by_unknown_badge: {
    title: 'Exit with an unknown badge',
    level: 'medium',
    signed: 'at_once',
    meaning: 'A badge nobody holds was presented inside. Leaving is never refused; the count is in doubt.',
    response: 'Ask who left with this badge; count the people inside.',
  },
  exit_not_taken: {
    title: 'Exit not taken',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Somebody signed out and the door did not open: they may still be inside.',
  },
  visitor_signed_out: {
    title: 'Visitor signed out',
    level: 'notice',
    signed: 'at_once',
    meaning: 'A visitor was signed out at the screen.',
  },
  visitor_unescorted: {
    title: 'Visitor without escort',
    level: 'high',
    signed: 'at_once',
    meaning: 'A visitor is inside by sign-in and the escort is not.',
    response: 'The escort returns, or another authorized person takes over at the kiosk.',
  },
  escort_handed_over: {
    title: 'Escort taken over',
    level: 'notice',
    signed: 'at_once',
    meaning: 'An authorized person inside is now the escort of a visitor.',
  },
};
