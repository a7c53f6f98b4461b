import type { Ms } from '../core/terms.ts';

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

interface Count {
  readonly mistakes: number;
  readonly last: Ms;
}

const NONE: Count = { mistakes: 0, last: 0 };

/** Counts by name, a bounded number of them. */
class Counts {
  readonly #counts = new Map<string, Count>();

  of(name: string, now: Ms): Count {
    const count = this.#counts.get(name);
    // A clock that was set back forgets: it must not make anybody wait for longer than stated.
    return count === undefined || now - count.last >= FORGOTTEN_MS || now < count.last ? NONE : count;
  }

  set(name: string, count: Count): void {
    this.#counts.delete(name);
    if (count.mistakes === 0) return;
    this.#counts.set(name, count);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > COUNTS_MAX && oldest !== undefined) this.#counts.delete(oldest);
  }
}

const doubled = (mistakes: number, free: number, most: Ms): Ms =>
  mistakes < free ? 0 : Math.min(most, WAIT_FIRST_MS * 2 ** Math.min(30, mistakes - free));

const leftOf = ({ mistakes, last }: Count, free: number, now: Ms): Ms =>
  Math.max(0, last + doubled(mistakes, free, WAIT_MAX_MS) - now);

const triesAs = ({ account, place, browser }: Attempt): string =>
  browser === '' ? `from ${place}\n${account}` : `browser ${browser}`;

/** The counts of one office. Lost with its process: then everybody begins anew. */
export class SignInLimits {
  readonly #tries = new Counts();
  readonly #places = new Counts();
  readonly #accounts = new Counts();

  /**
   * Whether an attempt is heard now. One that is heard counts as a mistake until `succeeded` is called: so many
   * attempts at once are not heard as one.
   */
  hear(attempt: Attempt, now: Ms): Hearing {
    const isKnown = attempt.browser !== '';
    const tries = this.#tries.of(triesAs(attempt), now);
    const place = isKnown ? NONE : this.#places.of(attempt.place, now);
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
    this.#tries.set(triesAs(attempt), NONE);
  }

  /** An attempt that was heard was not looked at after all: it counts as none. */
  unheard(attempt: Attempt, now: Ms): void {
    this.#count(attempt, now, -1);
  }

  /** Mistakes of unknown browsers with this account so far. */
  mistakesOf(account: string, now: Ms): number {
    return this.#accounts.of(account, now).mistakes;
  }

  /** Whoever is unknown waits so long before an attempt with this account, at most. */
  waitOf(account: string, now: Ms): Ms {
    return doubled(this.mistakesOf(account, now), FREE_MISTAKES_OF_ACCOUNT, WAIT_FOR_OTHERS_MAX_MS);
  }

  #waitForOthers({ account, ticket }: Attempt, now: Ms): Ms {
    if (ticket === null || ticket > now + WAIT_FOR_OTHERS_MAX_MS || now - ticket >= TICKET_MS) {
      return this.waitOf(account, now);
    }
    return Math.max(0, ticket - now);
  }

  #count(attempt: Attempt, now: Ms, by: 1 | -1): void {
    const add = (counts: Counts, name: string): void => {
      const { mistakes, last } = counts.of(name, now);
      counts.set(name, { mistakes: Math.max(0, mistakes + by), last: by > 0 ? now : last });
    };
    add(this.#tries, triesAs(attempt));
    if (attempt.browser !== '') return;
    add(this.#places, attempt.place);
    add(this.#accounts, attempt.account);
  }
}
