import type { CustodyStatement } from '../../src/core/custody-terms.ts';
import type { CustodyFact } from '../../src/core/facts-custody.ts';
import { sayInstant } from './scenario-time.ts';
import { names, plain, type WordsOf } from './scenario-words.ts';

const WAYS = { in: 'into the room', out: 'out of the room', within: 'within the room' };

const sealOr = (seal: string): string => (seal === '' ? 'no seal' : `seal ${seal}`);

/** A statement about containers and seals in a few words. */
export const sayCustody = (statement: CustodyStatement): string => {
  switch (statement.statement) {
    case 'register_container':
      return `register ${statement.container}, ${plain(statement.contents)}, ${statement.count} ballots`;
    case 'move_container':
      return `move ${statement.container} ${WAYS[statement.way]}`;
    case 'add_seals':
      return `seals ${statement.first} to ${statement.last}`;
    case 'apply_seal':
      return `seal ${statement.seal} on ${statement.container}`;
    case 'replace_seal':
      return `${sealOr(statement.seal)} of ${statement.container} replaced by ${statement.new_seal}`;
    case 'begin_inventory':
    case 'sign_inventory':
      return plain(statement.statement);
    default:
      return `${plain(statement.statement)} ${statement.container}`;
  }
};

interface Seen {
  readonly container: string;
  readonly seal: string;
  readonly on_record: string;
  readonly outcome: 'matches' | 'differs';
  readonly condition: string;
}

const seen = ({ container, seal, on_record, outcome, condition }: Seen): string =>
  outcome === 'matches'
    ? ` ${sealOr(seal)} of ${container}, as recorded, ${condition}`
    : ` ${sealOr(seal)} of ${container}, ${on_record} on record, ${condition}`;

const by = ({ signed_by }: { readonly signed_by: readonly string[] }): string => `by ${names(signed_by)}`;

/** How scenarios say facts about containers and seals. */
export const CUSTODY_WORDS: WordsOf<CustodyFact['type']> = {
  container_registered: {
    head: 'container registered',
    rest: (fact) =>
      `: ${fact.container} ${by(fact)}, ${plain(fact.contents)}, ${fact.count} ballots, to be kept until ${fact.keep_until}`,
    may: (fact) => [`on ${fact.shelf}`],
  },
  container_moved: {
    head: 'container moved',
    rest: (fact) => `: ${fact.container} ${WAYS[fact.way]} ${by(fact)} for ${plain(fact.reason)}`,
    may: (fact) => [`to ${fact.shelf}`],
  },
  seals_added: {
    head: 'seals added',
    rest: (fact) => `: ${fact.seals} from ${fact.first} to ${fact.last} ${by(fact)}`,
  },
  seal_applied: {
    head: 'seal applied',
    rest: (fact) => `: ${fact.seal} on ${fact.container} ${by(fact)}`,
  },
  seal_checked: { head: 'seal looked at', rest: (fact) => `:${seen(fact)}, look ${fact.look} ${by(fact)}` },
  seal_removed: { head: 'seal removed', rest: (fact) => `:${seen(fact)} ${by(fact)}` },
  seal_replaced: {
    head: 'seal replaced',
    rest: (fact) => `:${seen(fact)}, by ${fact.new_seal} ${by(fact)}`,
  },
  custody_broken: {
    head: 'custody broken',
    rest: (fact) =>
      `: ${fact.container} from ${sayInstant(fact.since, fact.at)} to ${sayInstant(fact.until, fact.at)} ${by(fact)}`,
  },
  container_held: { head: 'container held', rest: (fact) => `: ${fact.container} ${by(fact)}` },
  container_hold_lifted: { head: 'hold lifted', rest: (fact) => `: ${fact.container} ${by(fact)}` },
  container_destroyed: { head: 'container destroyed', rest: (fact) => `: ${fact.container} ${by(fact)}` },
  inventory_begun: { head: 'count begun', rest: (fact) => ` ${by(fact)}` },
  container_counted: {
    head: 'container counted',
    rest: (fact) => `: ${fact.container}, ${fact.counted} so far`,
  },
  inventory_compared: {
    head: 'count compared',
    rest: (fact) =>
      `: ${fact.counted} of ${fact.expected}, missing ${names(fact.missing)}, unexpected ${names(fact.extra)}, look ${fact.look}`,
  },
  inventory_counted: {
    head: 'count signed',
    rest: (fact) =>
      `: ${fact.counted} of ${fact.expected}, ${fact.missing_in_all} missing, ${fact.extra_in_all} unexpected, look ${fact.look} ${by(fact)}`,
    may: (fact) => (fact.words === '' ? [] : [fact.words]),
  },
  inventory_given_up: {
    head: 'count given up',
    rest: (fact) => `: ${plain(fact.cause)}, ${plain(fact.outcome)}`,
  },
  custody_refused: {
    head: 'refused',
    rest: (fact) => `: ${plain(fact.act)}, ${plain(fact.reason)}`,
    may: (fact) => [fact.container, fact.seal].filter((label) => label !== ''),
  },
};
