import { createHash } from 'node:crypto';
import type { Ms } from '../core/terms.ts';

/** What somebody began is ended soon, or begun anew. */
export const BEGUN_MS: Ms = 5 * 60_000;
/** Several people of one office may have one address. */
const OF_PLACE_MAX = 16;
const ALL_MAX = 4_096;

interface Kept<What> {
  readonly place: string;
  readonly until: Ms;
  readonly what: What;
}

const digestOf = (owner: string): string => createHash('sha256').update(owner, 'utf8').digest('base64url');

/**
 * What was begun and waits for its end: the challenge of a passkey, the state of a visit at the identity provider. Each
 * is bound to who began it, is taken once, lasts for five minutes and is lost with the process. A bounded number is kept;
 * a place that begins too many forgets its own.
 */
export class Begun<What> {
  readonly #kept = new Map<string, Kept<What>>();

  /**
   * Keeps it in the place of what the same owner began before.
   * @param owner a secret that only who began it can show again; kept as its digest
   * @param place where it comes from: an address, or a network of IPv6
   */
  begin(owner: string, place: string, what: What, now: Ms): void {
    const name = digestOf(owner);
    this.#kept.delete(name);
    for (const [other, { until }] of this.#kept) if (until <= now) this.#kept.delete(other);
    this.#forgetOneOf(
      [...this.#kept].filter(([, other]) => other.place === place),
      OF_PLACE_MAX,
    );
    this.#forgetOneOf(this.#kept, ALL_MAX);
    this.#kept.set(name, { place, until: now + BEGUN_MS, what });
  }

  /** What this owner began, once. Undefined where there is nothing, or it is over. */
  take(owner: string, now: Ms): What | undefined {
    const name = digestOf(owner);
    const kept = this.#kept.get(name);
    this.#kept.delete(name);
    // A clock that was set back far makes nothing last longer.
    const isInTime = kept !== undefined && kept.until > now && kept.until - now <= BEGUN_MS;
    return isInTime ? kept.what : undefined;
  }

  /** The oldest goes where there are as many as may be. */
  #forgetOneOf(kept: Iterable<[string, Kept<What>]>, most: number): void {
    const [...names] = kept;
    const [oldest] = names;
    if (names.length >= most && oldest !== undefined) this.#kept.delete(oldest[0]);
  }
}
