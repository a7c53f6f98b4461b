import { commitmentTo } from '../formats/commitment.ts';
import { sha256 } from '../formats/crypto.ts';
import type { ClaimedEntry } from './claimed-entry.ts';
import type { Findings } from './findings.ts';
import type { EntryDisclosures, ErasedFields, Withheld } from './source.ts';

/** Length of an act's list that is still checked; a person has a few thousand entries at most. */
const LIST_CHARACTERS_MAX = 64_000_000;

/** What became of the personal fields, in numbers. */
export interface FieldCounts {
  readonly commitments: number;
  readonly disclosed: number;
  readonly withheld: ReadonlyMap<string, number>;
  readonly erased: number;
  readonly missing: number;
}

/** What one act is said to have erased, so far. */
interface ErasedList {
  count: number;
  lines: string;
}

/**
 * Each disclosure against its commitment, and each commitment without one against the reason for that: withheld by
 * the profile, erased by two officials, or missing without a reason. What was erased is checked against the digest
 * that the entry of the erasure holds; what is withheld is only said to be.
 */
/** Whether each commitment is opened by what stands in its place: nothing more is to be said then. */
const isOpened = (
  commitments: { readonly [name: string]: unknown },
  disclosed: EntryDisclosures | undefined,
): disclosed is EntryDisclosures => {
  const names = Object.keys(commitments);
  return (
    disclosed?.disclosures.length === names.length &&
    disclosed.disclosures.every(
      ({ name, content }, at) => name === names[at] && commitments[name] === commitmentTo(content),
    )
  );
};

export class PersonalFields {
  readonly #findings: Findings;
  readonly #withheld: Withheld;
  /** An entry before this one is not in the evidence as bytes. */
  readonly #from: number;
  readonly #erasedBy = new Map<number, ErasedList>();
  readonly #withheldCounts = new Map<string, number>();
  #commitments = 0;
  #disclosed = 0;
  #erased = 0;
  #missing = 0;

  constructor(findings: Findings, withheld: Withheld, from: number) {
    this.#findings = findings;
    this.#withheld = withheld;
    this.#from = from;
  }

  get counts(): FieldCounts {
    return {
      commitments: this.#commitments,
      disclosed: this.#disclosed,
      withheld: this.#withheldCounts,
      erased: this.#erased,
      missing: this.#missing,
    };
  }

  /** @param erased what each act is said to have erased of this entry */
  see(entry: ClaimedEntry, disclosed: EntryDisclosures | undefined, erased: readonly ErasedFields[]): void {
    // Most entries say nothing of people.
    if (entry.commitments !== undefined || disclosed !== undefined || erased.length > 0)
      this.#compare(entry, disclosed, erased);
    if (entry.type === 'disclosures_erased') this.#checkErasure(entry);
    if (entry.type === 'epoch_closed') this.#erasedAfterEnd(entry.seq);
  }

  #compare(
    entry: ClaimedEntry,
    disclosed: EntryDisclosures | undefined,
    erased: readonly ErasedFields[],
  ): void {
    const { seq, commitments = {} } = entry;
    if (erased.length === 0 && isOpened(commitments, disclosed)) {
      const { length } = disclosed.disclosures;
      this.#commitments += length;
      this.#disclosed += length;
      return;
    }
    for (const act of erased) this.#remember(act);
    const gone = erased.flatMap(({ names }) => names);
    const open = new Set<string>();
    for (const { name, content } of disclosed?.disclosures ?? []) {
      if (
        open.has(name) ||
        !Object.hasOwn(commitments, name) ||
        commitments[name] !== commitmentTo(content)
      ) {
        this.#findings.add(
          'false',
          'disclosure_false',
          `entry ${seq}: what opens the field "${name}" does not belong to its commitment`,
          seq,
        );
      }
      open.add(name);
    }
    this.#disclosed += open.size;
    for (const name of Object.keys(commitments)) {
      this.#commitments += 1;
      if (!open.has(name)) this.#unopened(seq, name, gone);
    }
    this.#strayErasures(entry, open, gone);
  }

  /** Once all entries were seen: an erasure must be by an entry that says so. */
  finish(until: number, size: number): void {
    for (const [by, { count }] of this.#erasedBy) {
      // Nobody erases what is not written yet, so an act before the first entry here is none.
      const isOutside = by >= until && by < size;
      this.#findings.add(
        isOutside ? 'doubtful' : 'false',
        isOutside ? 'erasure_not_shown' : 'erasure_false',
        isOutside
          ? `${count} fields are said to have been erased by entry ${by}, which this evidence does not show`
          : `${count} fields are said to have been erased by entry ${by}, and that entry erases nothing`,
        by,
      );
    }
  }

  /** The last entry of a log erases nothing itself: it stands for the log that it names, which is not shown here. */
  #erasedAfterEnd(seq: number): void {
    const list = this.#erasedBy.get(seq);
    if (list === undefined) return;
    this.#erasedBy.delete(seq);
    const digest = sha256(Buffer.from(list.lines)).toString('hex');
    // A part of the list has another digest than the whole.
    const compared =
      this.#from > 0
        ? 'an entry former_disclosures_erased'
        : `its newest entry former_disclosures_erased about this log must say erased ${list.count}, digest ${digest}`;
    const what = `${list.count} fields are said to have been erased after entry ${seq} closed this log; only the log that goes on can show who erased them: ${compared}`;
    this.#findings.add('doubtful', 'erasure_not_shown', what, seq);
  }

  #remember({ seq, names, by }: ErasedFields): void {
    const list = this.#erasedBy.get(by) ?? { count: 0, lines: '' };
    this.#erasedBy.set(by, list);
    list.count += names.length;
    if (list.lines.length < LIST_CHARACTERS_MAX) for (const name of names) list.lines += `${seq} ${name}\n`;
  }

  #unopened(seq: number, name: string, erased: readonly string[]): void {
    if (erased.includes(name)) {
      this.#erased += 1;
      return;
    }
    if (this.#withheld.fields.has(name)) {
      this.#withheldCounts.set(name, (this.#withheldCounts.get(name) ?? 0) + 1);
      return;
    }
    this.#missing += 1;
    this.#findings.add(
      'false',
      'disclosure_missing',
      `entry ${seq}: what opens the field "${name}" is missing, and nothing says why`,
      seq,
    );
  }

  #strayErasures(
    { seq, commitments = {} }: ClaimedEntry,
    open: ReadonlySet<string>,
    erased: readonly string[],
  ): void {
    for (const name of erased) {
      if (Object.hasOwn(commitments, name) && !open.has(name)) continue;
      this.#findings.add(
        'false',
        'erasure_false',
        `entry ${seq}: the field "${name}" is said to have been erased, and it ${open.has(name) ? 'is still there' : 'never was there'}`,
        seq,
      );
    }
  }

  #checkErasure({ seq, fields }: ClaimedEntry): void {
    const { count, lines } = this.#erasedBy.get(seq) ?? { count: 0, lines: '' };
    this.#erasedBy.delete(seq);
    if (fields['erased'] === count && fields['digest'] === sha256(Buffer.from(lines)).toString('hex')) return;
    // Of a part of the log, part of the list can be missing; what is there is then only said to be on it.
    const isPart = this.#from > 0 && !(Number(fields['erased']) <= count);
    if (isPart && count === 0) return;
    this.#findings.add(
      isPart ? 'doubtful' : 'false',
      isPart ? 'erasure_not_shown' : 'erasure_false',
      isPart
        ? `entry ${seq}: ${count} fields here are said to be among those that it erased, and this evidence shows only a part of that list`
        : `entry ${seq}: the list of erased fields is not the one whose digest the entry holds`,
      seq,
    );
  }
}
