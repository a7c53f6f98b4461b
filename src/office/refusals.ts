import type { OfficeFact, RefusedCause } from '../core/facts-office.ts';
import type { Ms } from '../core/terms.ts';

type Refused = Extract<OfficeFact, { readonly type: 'account_refused' }>;

/** One attempt that failed. */
export interface Refusal {
  /** Empty where no account has the name that was typed. */
  readonly account: string;
  readonly address: string;
  readonly cause: RefusedCause;
}

/** So long the same is counted before its count is told. */
export const COUNTED_FOR_MS: Ms = 60_000;
/** Kinds of refusal told apart at one time; of more only the cause is told, with no place. */
export const TOLD_APART_MAX = 40;
const SEVERAL = 'several';

interface Tally {
  readonly refusal: Refusal;
  readonly since: Ms;
  readonly count: number;
}

const keyOf = ({ account, address, cause }: Refusal): string => `${cause}\n${address}\n${account}`;

const factOf = ({ account, address, cause }: Refusal, count: number, since: Ms): Refused => ({
  type: 'account_refused',
  ...(account === '' ? {} : { account }),
  address,
  cause,
  count,
  since,
});

/**
 * Which refusals are put on record: the first of a kind at once, those that follow within a minute as a count. However
 * many are sent, a bounded number of entries comes of it.
 */
export class Refusals {
  readonly #tallies = new Map<string, Tally>();

  /** Takes one, and gives what is to be recorded of it now. */
  note(refusal: Refusal, now: Ms): readonly Refused[] {
    const isTold = this.#tallies.has(keyOf(refusal)) || this.#tallies.size < TOLD_APART_MAX;
    const told = isTold ? refusal : { ...refusal, account: '', address: SEVERAL };
    const known = this.#tallies.get(keyOf(told));
    this.#tallies.set(keyOf(told), {
      refusal: told,
      since: known?.since ?? now,
      count: known === undefined ? 0 : known.count + 1,
    });
    return known === undefined ? [factOf(told, 1, now)] : [];
  }

  /** The counts whose minute is over. */
  due(now: Ms): readonly Refused[] {
    const facts: Refused[] = [];
    for (const [key, { refusal, since, count }] of this.#tallies) {
      // A clock that was set back ends the minute too.
      if (now >= since && now - since < COUNTED_FOR_MS) continue;
      this.#tallies.delete(key);
      if (count > 0) facts.push(factOf(refusal, count, since));
    }
    return facts;
  }
}
