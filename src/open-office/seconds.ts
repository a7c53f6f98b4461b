import type { Ms, PersonId } from '../core/terms.ts';

/** Fewer than lock a PIN. */
const WRONG_MAX = 3;
const FORGOTTEN_MS: Ms = 15 * 60_000;

/**
 * Tries at one account's page with the PIN of a second person: who sits there could else lock the PINs of all others,
 * from afar and unnamed, and with them the door. One that was right is taken back, one that is on its way counts.
 */
export class SecondsTried {
  readonly #tried = new Map<PersonId, readonly { readonly at: Ms }[]>();

  /** Begins one, and gives the way to take it back; undefined where too many were wrong. `nowMs` never goes back. */
  begin(asker: PersonId, nowMs: Ms): (() => void) | undefined {
    const lately = (this.#tried.get(asker) ?? []).filter(({ at }) => nowMs - at < FORGOTTEN_MS);
    if (lately.length >= WRONG_MAX) return undefined;
    const one = { at: nowMs };
    this.#tried.set(asker, [...lately, one]);
    return () => {
      const left = (this.#tried.get(asker) ?? []).filter((other) => other !== one);
      if (left.length === 0) this.#tried.delete(asker);
      else this.#tried.set(asker, left);
    };
  }
}
