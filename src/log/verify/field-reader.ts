import type { ClaimedEntry } from './claimed-entry.ts';
import { Cursor } from './cursor.ts';
import type { Findings } from './findings.ts';
import type { FieldCounts, PersonalFields } from './personal-fields.ts';
import type { EntryDisclosures, ErasedFields, EvidenceSource, Range } from './source.ts';
import { Malformed } from './source.ts';

const NO_FIELDS: FieldCounts = { commitments: 0, disclosed: 0, withheld: new Map(), erased: 0, missing: 0 };

const NOTHING: EntryDisclosures['disclosures'] = [];

/** Brings together each entry, what opens its personal fields, and what is said to have been erased of it. */
export class FieldReader {
  readonly #findings: Findings;
  readonly #fields: PersonalFields | undefined;
  readonly #disclosures: Cursor<EntryDisclosures>;
  readonly #erased: Cursor<ErasedFields>;
  #broken = false;

  /** Reads nothing where the source has no disclosures at all. */
  constructor(source: EvidenceSource, findings: Findings, fields: PersonalFields | undefined) {
    this.#findings = findings;
    this.#fields = source.disclosures === undefined ? undefined : fields;
    this.#disclosures = new Cursor('the disclosures', source.disclosures?.() ?? []);
    this.#erased = new Cursor('the erased fields', source.erased(), { several: true });
  }

  get counts(): FieldCounts {
    return this.#fields?.counts ?? NO_FIELDS;
  }

  async prepare(until: number): Promise<void> {
    await this.#guarded(async () => {
      await this.#disclosures.fill(until - 1);
      await this.#erased.fill(until - 1);
    });
  }

  /** Returns what is said to open fields of this entry. */
  see(entry: ClaimedEntry): EntryDisclosures['disclosures'] {
    if (this.#broken || this.#fields === undefined) return NOTHING;
    try {
      const disclosed = this.#disclosures.take(entry.seq);
      this.#fields.see(entry, disclosed, this.#erased.takeAll(entry.seq));
      return disclosed?.disclosures ?? NOTHING;
    } catch (error) {
      this.#break(error);
      return NOTHING;
    }
  }

  async finish({ until }: Range, size: number): Promise<void> {
    await this.#guarded(async () => {
      const [disclosed, erased] = [await this.#disclosures.rest(), await this.#erased.rest()];
      for (const stray of [disclosed, erased]) {
        if (stray === undefined) continue;
        throw new Malformed(
          `there is something about the personal fields of entry ${stray.seq}, which is not in the evidence`,
        );
      }
      this.#fields?.finish(until, size);
    });
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    if (this.#broken || this.#fields === undefined) return;
    try {
      await work();
    } catch (error) {
      this.#break(error);
    }
  }

  /** One bad line makes the rest of its file useless, and the entries can still be checked. */
  #break(error: unknown): void {
    if (!(error instanceof Malformed)) throw error;
    this.#broken = true;
    this.#findings.add('false', 'disclosures_malformed', error.message, error.entry);
  }
}
