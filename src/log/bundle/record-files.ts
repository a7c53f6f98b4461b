import { erasedBy } from '../entry.ts';
import { erasedLine, erasedOf } from '../erased-lines.ts';
import type { Disclosure } from '../formats/commitment.ts';
import { type StoredEntry, shownOf } from '../log-rows.ts';
import { CSV_OPENING, csvRow } from '../records-text/csv.ts';
import { describeEntry } from '../records-text/described.ts';
import { EEL_SEPARATOR, eelClosing, eelEvent, eelOpening } from '../records-text/eel.ts';
import { openForReaders } from '../records-text/opened-entry.ts';
import { recordLine } from '../records-text/record.ts';
import type { Redaction } from '../redaction.ts';
import type { Corrections } from '../verify/corrections.ts';
import type { Bag, GrowingFile } from './bag.ts';

/** `{"seq":N,"disclosures":{"name":"content"}}`, with a newline; `content` is the exact text that was committed to. */
const disclosureLine = (seq: number, disclosures: readonly Disclosure[]): string => {
  const contents = Object.fromEntries(disclosures.map(({ name, content }) => [name, content]));
  return `${JSON.stringify({ seq, disclosures: contents })}\n`;
};

/** An entry of the bundle whose disclosure the reader can check by hand. */
export interface Example {
  readonly seq: number;
  readonly field: string;
}

/** The files of a bundle that grow by a bit with every entry of the range. */
export class RecordFiles {
  readonly #redaction: Redaction;
  readonly #corrections: Corrections;
  readonly #disclosures: GrowingFile;
  readonly #records: GrowingFile;
  readonly #csv: GrowingFile;
  readonly #eel: GrowingFile;
  readonly #erased: GrowingFile;
  #last: unknown;
  #example: Example | undefined;

  constructor(
    bag: Pick<Bag, 'file'>,
    origin: string,
    { redaction, corrections }: { readonly redaction: Redaction; readonly corrections: Corrections },
  ) {
    this.#redaction = redaction;
    this.#corrections = corrections;
    this.#disclosures = bag.file('disclosures.jsonl');
    this.#erased = bag.file('erased.jsonl');
    this.#records = bag.file('records.jsonl');
    this.#csv = bag.file('records.csv');
    this.#eel = bag.file('eel.json');
    this.#csv.write(CSV_OPENING);
    this.#eel.write(eelOpening(origin));
  }

  /** The first entry of which something is disclosed. */
  get example(): Example | undefined {
    return this.#example;
  }

  add(stored: StoredEntry): void {
    const { seq, bytes, leaf_hash, disclosures, erased } = stored;
    const allowed = shownOf(disclosures, erased).filter(
      ({ name }) => !Object.hasOwn(this.#redaction.fields, name),
    );
    const [first] = allowed;
    if (first !== undefined) {
      this.#example ??= { seq, field: first.name };
      this.#disclosures.write(disclosureLine(seq, allowed));
    }
    for (const act of erasedOf(stored)) this.#erased.write(erasedLine(act));
    const entry = openForReaders(
      { bytes, disclosures: allowed, erased: erasedBy(erased) },
      this.#redaction.fields,
    );
    const corrected = this.#corrections.get(seq) ?? [];
    this.#records.write(recordLine(entry, corrected));
    const described = describeEntry(entry);
    this.#csv.write(csvRow(described, corrected));
    this.#eel.write(`${this.#last === undefined ? '' : EEL_SEPARATOR}${eelEvent(described, leaf_hash)}`);
    this.#last = entry.fields['time'];
  }

  close(): void {
    this.#eel.write(eelClosing(String(this.#last)));
    for (const file of [this.#disclosures, this.#erased, this.#records, this.#csv, this.#eel]) file.close();
  }
}
