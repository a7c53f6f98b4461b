import { Anomalies, type Anomaly, type AnomalyBounds, type Numbered } from './anomalies.ts';
import type { Leaving } from './leavings.ts';

const nameOf = ({ rule, entry, people }: Anomaly): string => JSON.stringify([rule, entry, people]);

/**
 * Finds what a review that begins with an entry has to look at: whatever is an anomaly as of the last fact, and was none
 * as of the fact before that entry. A visit that began before and grew too long since is therefore in this review, and
 * nothing is in none.
 */
export class RangeAnomalies {
  readonly #from: number;
  readonly #all: Anomalies;
  #before: ReadonlySet<string> | undefined;

  constructor(bounds: AnomalyBounds, from: number) {
    this.#all = new Anomalies(bounds);
    this.#from = from;
  }

  /** Facts come in the order of the log, from its first one on. */
  look(numbered: Numbered): void {
    if (numbered.seq >= this.#from) this.#before ??= new Set(this.#all.found().map(nameOf));
    this.#all.look(numbered);
  }

  found(): readonly Anomaly[] {
    if (this.#before === undefined) return [];
    const before = this.#before;
    return this.#all.found().filter((one) => !before.has(nameOf(one)));
  }

  /** Leavings that ended with an entry of the range: they too are in one review, and in no other. */
  leavings(): readonly Leaving[] {
    return this.#all.leavings.filter(({ ended }) => ended >= this.#from);
  }
}
