import type { Ms } from '../core/terms.ts';
import {
  COUNTED,
  type Count,
  type Counted,
  type CountStore,
  type NamedCount,
  NOT_KEPT,
} from './mistake-counts.ts';

/**
 * How soon somebody may try to sign in again. Three things are counted, and none of them can shut an office out:
 *
 * 1. *Who tries*: a browser that is known for this account, or else this account from this place. Three mistakes are
 *    free, then each attempt waits twice as long as the last, up to 15 minutes. Nobody else's mistakes count here.
 * 2. *The place* from which unknown browsers try, over all accounts: the same after twenty.
 * 3. *The account*, over all unknown browsers: after ten mistakes whoever is unknown waits once, up to 30 seconds, and
 *    is then heard whatever others do meanwhile. The wait is theirs alone: they are given a ticket for it, so that no
 *    flood of others takes their turn.
 *
 * So whoever has the right password and code, and made no mistake from this place, is heard at once from a known browser
 * and within 30 seconds from any other, whatever is sent from elsewhere.
 */
export const FREE_MISTAKES = 3;
export const FREE_MISTAKES_OF_PLACE = 20;
export const FREE_MISTAKES_OF_ACCOUNT = 10;
export const WAIT_FIRST_MS: Ms = 1_000;
export const WAIT_MAX_MS: Ms = 15 * 60_000;
/** The longest that somebody waits for the mistakes of others. */
export const WAIT_FOR_OTHERS_MAX_MS: Ms = 30_000;
/** Mistakes older than this are forgotten. */
export const FORGOTTEN_MS: Ms = 60 * 60_000;
/** A ticket is used soon after it holds. */
export const TICKET_MS: Ms = 5 * 60_000;
/** Counts kept at most; whoever was quiet longest is forgotten first, which makes nobody wait. */
const COUNTS_MAX = 20_000;

/** Who tries to sign in. */
export interface Attempt {
  /** The name that was typed. */
  readonly account: string;
  /** The place it comes from: an address, or a network of IPv6. */
  readonly place: string;
  /** Names the known browser of this account; empty for an unknown one. */
  readonly browser: string;
  /** Since when the ticket holds that was given with the last refusal; null without one. */
  readonly ticket: Ms | null;
}

export type Hearing =
  | { readonly hearing: 'now' }
  /** Too soon: how long to wait; `ticket` is the instant from which the next attempt is heard whatever others do. */
  | { readonly hearing: 'later'; readonly wait_ms: Ms; readonly ticket: Ms | null };

const NONE: Count = { mistakes: 0, last: 0 };

/** A clock that was set back forgets: it must not make anybody wait for longer than stated. */
const isForgotten = ({ last }: Count, now: Ms): boolean => now - last >= FORGOTTEN_MS || now < last;

/** Counts by name, a bounded number of them. What changes is told, so that it can be kept. */
class Counts {
  readonly #counts = new Map<string, Count>();

  of(name: string, now: Ms): Count {
    const count = this.#counts.get(name);
    return count === undefined || isForgotten(count, now) ? NONE : count;
  }

  /** Names that are to be forgotten for it. */
  set(name: string, count: Count): readonly string[] {
    this.#counts.delete(name);
    if (count.mistakes === 0) return [name];
    this.#counts.set(name, count);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size <= COUNTS_MAX || oldest === undefined) return [];
    this.#counts.delete(oldest);
    return [oldest];
  }

  /** Those whose time is over; the first are the oldest. */
  forget(now: Ms): readonly string[] {
    const forgotten: string[] = [];
    for (const [name, count] of this.#counts) {
      if (!isForgotten(count, now)) break;
      forgotten.push(name);
      this.#counts.delete(name);
    }
    return forgotten;
  }
}

const gone = (counted: Counted, names: readonly string[]): readonly NamedCount[] =>
  names.map((name) => ({ counted, name, ...NONE }));

const doubled = (mistakes: number, free: number, most: Ms): Ms =>
  mistakes < free ? 0 : Math.min(most, WAIT_FIRST_MS * 2 ** Math.min(30, mistakes - free));

const leftOf = ({ mistakes, last }: Count, free: number, now: Ms): Ms =>
  Math.max(0, last + doubled(mistakes, free, WAIT_MAX_MS) - now);

const triesAs = ({ account, place, browser }: Attempt): string =>
  browser === '' ? `from ${place}\n${account}` : `browser ${browser}`;

export interface LimitsOptions {
  /** Where counts outlive the process: whoever guesses must not begin anew with each restart. */
  readonly kept: CountStore;
  /** By what somebody or something is counted. What is kept must not tell what was typed: it may be a password. */
  readonly named: (text: string) => string;
}

/** The counts of one office. They are written down before an attempt is heard. */
export class SignInLimits {
  readonly #counts: { readonly [C in Counted]: Counts } = {
    tries: new Counts(),
    place: new Counts(),
    account: new Counts(),
  };
  readonly #options: LimitsOptions;

  constructor(options: LimitsOptions = { kept: NOT_KEPT, named: (text) => text }) {
    this.#options = options;
    for (const { counted, name, mistakes, last } of options.kept.all()) {
      options.kept.keep(gone(counted, this.#counts[counted].set(name, { mistakes, last })));
    }
  }

  /**
   * Whether an attempt is heard now. One that is heard counts as a mistake until `succeeded` is called: so many
   * attempts at once are not heard as one.
   */
  hear(attempt: Attempt, now: Ms): Hearing {
    const isKnown = attempt.browser !== '';
    const tries = this.#of('tries', triesAs(attempt), now);
    const place = isKnown ? NONE : this.#of('place', attempt.place, now);
    const own = Math.max(leftOf(tries, FREE_MISTAKES, now), leftOf(place, FREE_MISTAKES_OF_PLACE, now));
    const others = isKnown ? 0 : this.#waitForOthers(attempt, now);
    if (own > 0 || others > 0) {
      const wait_ms = Math.max(own, others);
      return { hearing: 'later', wait_ms, ticket: others > 0 ? now + others : attempt.ticket };
    }
    this.#count(attempt, now, 1);
    return { hearing: 'now' };
  }

  /** Whoever tried is who they say: their mistakes are forgotten, and this was none of anybody's. */
  succeeded(attempt: Attempt, now: Ms): void {
    this.#count(attempt, now, -1);
    const name = this.#options.named(triesAs(attempt));
    this.#options.kept.keep(gone('tries', this.#counts.tries.set(name, NONE)));
  }

  /** An attempt that was heard was not looked at after all: it counts as none. */
  unheard(attempt: Attempt, now: Ms): void {
    this.#count(attempt, now, -1);
  }

  /** Mistakes of unknown browsers with this account so far. */
  mistakesOf(account: string, now: Ms): number {
    return this.#of('account', account, now).mistakes;
  }

  /** Whoever is unknown waits so long before an attempt with this account, at most. */
  waitOf(account: string, now: Ms): Ms {
    return doubled(this.mistakesOf(account, now), FREE_MISTAKES_OF_ACCOUNT, WAIT_FOR_OTHERS_MAX_MS);
  }

  /** Forgets what is old enough. To be called now and then. */
  forget(now: Ms): void {
    const forgotten = COUNTED.flatMap((counted) => gone(counted, this.#counts[counted].forget(now)));
    if (forgotten.length > 0) this.#options.kept.keep(forgotten);
  }

  #of(counted: Counted, text: string, now: Ms): Count {
    return this.#counts[counted].of(this.#options.named(text), now);
  }

  #waitForOthers({ account, ticket }: Attempt, now: Ms): Ms {
    if (ticket === null || ticket > now + WAIT_FOR_OTHERS_MAX_MS || now - ticket >= TICKET_MS) {
      return this.waitOf(account, now);
    }
    return Math.max(0, ticket - now);
  }

  #count(attempt: Attempt, now: Ms, by: 1 | -1): void {
    const changed = (counted: Counted, text: string): readonly NamedCount[] => {
      const name = this.#options.named(text);
      const { mistakes, last } = this.#counts[counted].of(name, now);
      const count = { mistakes: Math.max(0, mistakes + by), last: by > 0 ? now : last };
      const kept = count.mistakes === 0 ? [] : [{ counted, name, ...count }];
      return [...kept, ...gone(counted, this.#counts[counted].set(name, count))];
    };
    this.#options.kept.keep([
      ...changed('tries', triesAs(attempt)),
      ...(attempt.browser === ''
        ? [...changed('place', attempt.place), ...changed('account', attempt.account)]
        : []),
    ]);
  }
}
