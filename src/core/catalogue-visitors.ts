import type { Card } from './catalogue.ts';
import type { VisitorFact } from './facts-visitors.ts';

/** Cards of the facts of the record of a visitor (NIST SP 800-53 PE-8). */
export const VISITOR_CARDS: { readonly [T in VisitorFact['type']]: Card } = {
  visitor_recorded: {
    title: 'Visitor’s record',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'Somebody at the screen answered one question about a visitor: purpose, whom they visit, which kind of document somebody looked at, what they carry, or that they accept the rules. Whether it is true the kiosk does not know.',
  },
  visitor_signed: {
    title: 'Visitor signed',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'A signature was drawn on the screen, or a name typed instead, for this visitor. Whose hand it was the kiosk does not know.',
  },
  visitor_badge_issued: {
    title: 'Visitor badge given out',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'Somebody at the screen said that this numbered badge was given to this visitor.',
  },
  visitor_badge_returned: {
    title: 'Visitor badge back',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'Somebody at the screen said that this numbered badge is back.',
  },
  visitor_badge_kept: {
    title: 'Visitor badge not handed back',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'A visitor signed out, and nobody said that their numbered badge is back. The screen goes on asking.',
  },
  visitor_badge_lost: {
    title: 'Visitor badge lost',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'Somebody at the screen said that this numbered badge is lost. Nobody is given its number until it is said to be back.',
  },
};
