const CLEARS = 0x7f;
const ENTERS = 0x0d;
/** More digits than any PIN has are none. */
const DIGITS_MAX = 8;
/** Digits that nobody ends are forgotten after so long: the next person begins anew. */
const FORGOTTEN_MS = 15_000;

/** Collects what is keyed at a reader until it is entered. The digits stay here; nothing prints them. */
export class KeyPad {
  #digits = '';
  #at = 0;

  /** The digits that were entered with these keys, if any were. */
  press(keys: Uint8Array, now: number): string | undefined {
    if (now - this.#at > FORGOTTEN_MS) this.#digits = '';
    this.#at = now;
    let entered: string | undefined;
    for (const key of keys) {
      if (key === ENTERS && this.#digits !== '') entered = this.#digits;
      if (key === ENTERS || key === CLEARS) this.#digits = '';
      else this.#digits = `${this.#digits}${String.fromCharCode(key)}`.slice(0, DIGITS_MAX + 1);
    }
    return entered;
  }
}
