import type { Finding, Listed, Weight } from './report.ts';
import type { Problem } from './source.ts';

/** Hostile evidence can hold a finding in every entry: a reader needs the first ones of each kind and their number. */
const OF_A_KIND_MAX = 50;
const ITEMS_MAX = 1_000;

/** A list that keeps its first items and counts the rest. */
export class List<Item> {
  readonly #items: Item[] = [];
  #count = 0;

  add(item: Item): void {
    this.#count += 1;
    if (this.#items.length < ITEMS_MAX) this.#items.push(item);
  }

  get listed(): Listed<Item> {
    return { count: this.#count, items: this.#items };
  }
}

/** What was found, in the order of finding. */
export class Findings {
  readonly #items: Finding[] = [];
  readonly #kinds = new Map<string, number>();
  #count = 0;
  readonly #falseKinds = new Set<string>();

  add(weight: Weight, kind: string, what: string, entry?: number): void {
    this.#count += 1;
    if (weight === 'false') this.#falseKinds.add(kind);
    const ofKind = (this.#kinds.get(kind) ?? 0) + 1;
    this.#kinds.set(kind, ofKind);
    if (ofKind > OF_A_KIND_MAX || this.#items.length >= ITEMS_MAX) return;
    this.#items.push({ weight, kind, what, ...(entry === undefined ? {} : { entry }) });
  }

  addProblem({ kind, what, entry }: Problem): void {
    this.add('false', kind, what, entry);
  }

  /** What is not as it was signed, by its words. */
  get falseKinds(): ReadonlySet<string> {
    return this.#falseKinds;
  }

  get listed(): Listed<Finding> {
    return { count: this.#count, items: this.#items };
  }
}

/** The message of whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
