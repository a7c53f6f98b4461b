import type { ListFact } from '../../src/core/facts-list.ts';
import { sayInstant } from './scenario-time.ts';
import { atScreen, names, plain, until, type WordsOf } from './scenario-words.ts';

const by = (people: readonly string[]): string => (people.length === 0 ? '' : `, by ${names(people)}`);

/** How scenarios say facts about what takes two people. */
export const LIST_WORDS: WordsOf<ListFact['type']> = {
  list_founded: {
    head: 'list founded',
    rest: (fact) => `: ${names(fact.people)} can approve${atScreen(fact)}`,
  },
  list_proposed: {
    head: 'list proposed',
    rest: (fact) => `: ${fact.proposal}${by(fact.signed_by)}`,
    may: until,
  },
  list_entry_proposed: { head: 'entry proposed', rest: (fact) => `: ${fact.record.name}` },
  list_removal_proposed: { head: 'removal proposed', rest: (fact) => `: ${fact.person}` },
  proposal_approved: {
    head: 'proposal approved',
    rest: (fact) => `: ${fact.proposal}${by(fact.signed_by)}`,
  },
  proposal_ended: {
    head: 'proposal ended',
    rest: (fact) => `: ${fact.proposal}, ${plain(fact.cause)}${by(fact.signed_by)}`,
  },
  person_suspended: {
    head: 'suspended',
    rest: (fact) => `: ${fact.person}${by(fact.signed_by)}, to review ${fact.review}`,
  },
  badge_lost: {
    head: 'badge lost',
    rest: (fact) =>
      `: of ${fact.person} since ${sayInstant(fact.since, fact.at)}${by(fact.signed_by)}, to review ${fact.review}`,
  },
  list_act_reviewed: {
    head: 'act reviewed',
    rest: (fact) => `: ${fact.review}, ${fact.person} ${fact.outcome}${by(fact.signed_by)}`,
  },
  list_signed_off: {
    head: 'list signed off',
    rest: (fact) => `: ${fact.listed} listed${by(fact.signed_by)}`,
    may: (fact) => [fact.due === 0 ? 'for ever' : `due ${sayInstant(fact.due, fact.at)}`],
  },
  phase_proposed: {
    head: 'phase proposed',
    rest: (fact) => `: ${fact.proposal}, ${fact.phase}${by(fact.signed_by)}`,
    may: until,
  },
  rules_proposed: {
    head: 'rules proposed',
    rest: (fact) => `: ${fact.proposal}${by(fact.signed_by)}`,
    may: until,
  },
  rules_changed: {
    head: 'rules changed',
    rest: (fact) => `: ${plain(fact.authority)}${by(fact.signed_by)}`,
  },
  badge_awaited: {
    head: 'badge awaited',
    rest: (fact) => ` of ${fact.record.name}${by(fact.signed_by)}`,
    may: until,
  },
  badge_presented: { head: 'badge presented' },
  badge_not_presented: { head: 'badge not presented' },
};
