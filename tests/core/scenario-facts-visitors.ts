import type { VisitorFact } from '../../src/core/facts-visitors.ts';
import { next, plain, until, type WordsOf } from './scenario-words.ts';

const badge = (fact: { badge: number; visitor: string }): string =>
  ` ${fact.badge}${fact.visitor === '' ? '' : ` of ${fact.visitor}`}`;

/** How scenarios say facts of the record of a visitor. */
export const VISITOR_WORDS: WordsOf<VisitorFact['type']> = {
  visitor_recorded: {
    head: 'record',
    rest: (fact) => {
      const said = [plain(fact.value), fact.visited ?? '', fact.words ?? ''].filter((part) => part !== '');
      const seen = fact.seen_by === undefined ? '' : `, seen by ${fact.seen_by}`;
      return ` of ${fact.visitor}: ${plain(fact.field)} ${said.join(' ')}${seen}${next(fact.next)}`;
    },
    may: until,
  },
  visitor_signed: {
    head: 'visitor signed',
    rest: (fact) => `: ${fact.visitor}, ${fact.how}${next(fact.next)}`,
    may: until,
  },
  visitor_badge_issued: {
    head: 'visitor badge out',
    rest: (fact) => `:${badge(fact)}${next(fact.next)}`,
    may: until,
  },
  visitor_badge_returned: {
    head: 'visitor badge back',
    rest: (fact) => `:${badge(fact)}${fact.how === 'afterwards' ? ', afterwards' : ''}`,
  },
  visitor_badge_kept: { head: 'visitor badge not handed back', rest: (fact) => `:${badge(fact)}` },
  visitor_badge_lost: { head: 'visitor badge lost', rest: (fact) => `:${badge(fact)}` },
};
