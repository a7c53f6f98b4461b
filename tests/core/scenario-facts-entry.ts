import type { FactOf } from '../../src/core/facts.ts';
import type { EntryFact } from '../../src/core/facts-entry.ts';
import { sayInstant, sayLength } from './scenario-time.ts';
import { asOf, names, need, next, plain, until, visitorsWith, type WordsOf } from './scenario-words.ts';

const granted = (fact: FactOf<'access_granted'>): string =>
  [
    ` to ${names(fact.holders)}${visitorsWith(fact.visitors)}`,
    fact.approved_by.length > 0 ? `approved by ${names(fact.approved_by)}` : '',
    fact.substitutes.length > 0 ? `substitute ${names(fact.substitutes)}` : '',
    fact.evaluated_on === 'newcomers_and_inside' ? 'counting those inside' : '',
    fact.hours === 'after_hours' ? 'after hours' : '',
    ...fact.warnings.map((warning) => `warning ${plain(warning)}`),
  ]
    .filter((part) => part !== '')
    .join(', ');

const exit = (fact: FactOf<'exit_signed'>): string =>
  [
    ` by ${fact.person}`,
    fact.how === 'touchscreen' ? 'on the screen' : '',
    fact.matched === 'unmatched' ? 'without an entry' : '',
    fact.left_behind.length > 0 ? `leaves ${names(fact.left_behind)} behind` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

export const ENTRY_WORDS: WordsOf<EntryFact['type']> = {
  visitors_announced: { head: 'visitors announced', may: until },
  first_badge_accepted: {
    head: 'first badge accepted',
    rest: (fact) => ` from ${fact.person}${need(fact.need)}${next(fact.next)}`,
    may: until,
  },
  partner_badge_accepted: {
    head: 'partner badge accepted',
    rest: (fact) => ` from ${fact.person}${need(fact.need)}${next(fact.next)}`,
    may: until,
  },
  visitor_badge_accepted: {
    head: 'visitor badge accepted',
    rest: (fact) => ` from ${fact.person}, escort ${fact.visitor.escort}${next(fact.next)}`,
    may: until,
  },
  entry_approved: {
    head: 'entry approved',
    rest: (fact) => ` by ${fact.person}${next(fact.next)}`,
    may: until,
  },
  pin_accepted: {
    head: 'PIN accepted',
    rest: (fact) => ` from ${fact.person}${next(fact.next)}`,
    may: until,
  },
  pin_refused: {
    head: 'PIN refused',
    rest: (fact) =>
      fact.locked_until > 0
        ? ` from ${fact.person}, locked until ${sayInstant(fact.locked_until, fact.at)}`
        : ` from ${fact.person}, ${fact.attempts_left} left`,
  },
  duress_signalled: { head: 'duress signalled', rest: (fact) => ` by ${fact.person}` },
  partner_confirmed: { head: 'partners see each other', rest: (fact) => next(fact.next), may: until },
  purpose_stated: {
    head: 'purpose stated',
    rest: (fact) => `: ${plain(fact.purpose)}${next(fact.next)}`,
    may: until,
  },
  authority_stated: {
    head: 'authority stated',
    rest: (fact) => `: "${fact.words}"${next(fact.next)}`,
    may: until,
  },
  visitor_added: {
    head: 'visitor named',
    rest: ({ visitor }) => `: ${visitor.name}, ${plain(visitor.visitor_class)}, escort ${visitor.escort}`,
    may: until,
  },
  visitors_complete: { head: 'all visitors named', rest: (fact) => next(fact.next), may: until },
  window_extended: { head: 'more time', rest: (fact) => ` until ${sayInstant(fact.until, fact.at)}` },
  entry_abandoned: {
    head: 'entry abandoned',
    rest: (fact) => ` by ${names(fact.people)}: ${plain(fact.cause)}${asOf(fact.since, fact)}`,
  },
  access_denied: {
    head: 'access denied',
    rest: (fact) => ` to ${fact.person ?? 'nobody listed'}: ${plain(fact.reason)}`,
    may: until,
  },
  access_granted: {
    head: 'access granted',
    rest: granted,
    may: (fact) => [
      `rule ${plain(fact.rule)}`,
      `purpose ${plain(fact.purpose)}`,
      `${sayLength(fact.spread_ms)} apart`,
      `opening counts until ${sayInstant(fact.taken_until, fact.at)}`,
      ...until(fact),
    ],
  },
  entry_taken: {
    head: 'entry taken',
    rest: (fact) => ` by ${names(fact.people)}${visitorsWith(fact.visitors)}`,
    may: (fact) => [`head count due ${sayInstant(fact.head_count_due, fact.at)}`],
  },
  entry_not_taken: {
    head: 'entry not taken',
    rest: (fact) => ` by ${names(fact.people)}${asOf(fact.since, fact)}`,
  },
  exit_by_unknown_badge: { head: 'exit with an unknown badge', may: until },
  exit_signed: { head: 'exit signed', rest: exit, may: until },
  exit_not_taken: {
    head: 'exit not taken',
    rest: (fact) => ` by ${names(fact.people)}${asOf(fact.since, fact)}`,
  },
  visitor_signed_out: { head: 'visitor signed out', rest: (fact) => `: ${fact.visitor}`, may: until },
  visitor_unescorted: {
    head: 'visitor without escort',
    rest: (fact) => `: ${fact.visitor}${asOf(fact.since, fact)}`,
  },
  escort_handed_over: {
    head: 'escort',
    rest: (fact) => ` of ${fact.visitor} is ${fact.escort}${fact.reader === '' ? ' again' : ''}`,
  },
};
