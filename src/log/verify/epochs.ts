import type { ClaimedEntry } from './claimed-entry.ts';
import type { Findings } from './findings.ts';
import type { Report } from './report.ts';

/** What is known of the logs around one that names none. */
export const NO_EPOCHS: Report['epochs'] = {
  previous: undefined,
  previous_key: undefined,
  previous_size: undefined,
  previous_root: undefined,
  next: undefined,
  next_key: undefined,
};

/** Which log went on here, and which one goes on: an opening is the first entry, and nothing follows a closing. */
export class Epochs {
  readonly #findings: Findings;
  #closedBy: number | undefined;
  #seen = NO_EPOCHS;
  /** First entry after the end of the log. */
  falseFrom: number | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  get seen(): Report['epochs'] {
    return this.#seen;
  }

  see(entry: ClaimedEntry): void {
    const { seq, type } = entry;
    if (this.#closedBy !== undefined && this.falseFrom === undefined) {
      this.falseFrom = seq;
      this.#findings.add(
        'false',
        'entry_after_end',
        `entry ${this.#closedBy} ended this log, so entry ${seq} and all after it are false`,
        seq,
      );
    }
    switch (type) {
      case 'next_key_announced':
        this.#nextKey(seq, String(entry.fields['verifier_key']));
        return;
      case 'epoch_closed':
        this.#closedBy ??= seq;
        this.#seen = { ...this.#seen, next: String(entry.fields['next_origin']) };
        this.#nextKey(seq, String(entry.fields['next_key']));
        return;
      case 'epoch_opened':
        this.#opened(entry);
    }
  }

  #nextKey(seq: number, key: string): void {
    const { next_key: announced } = this.#seen;
    this.#seen = { ...this.#seen, next_key: key };
    if (announced === undefined || announced === key) return;
    const what = `entry ${seq} names the next key ${key}, and ${announced} was announced before`;
    this.#findings.add('doubtful', 'next_key_changed', what, seq);
  }

  #opened({ seq, fields }: ClaimedEntry): void {
    const size = fields['previous_size'];
    this.#seen = {
      ...this.#seen,
      previous: String(fields['previous_origin']),
      previous_key: String(fields['previous_key']),
      previous_size: typeof size === 'number' ? size : undefined,
      previous_root: String(fields['previous_root']),
    };
    if (fields['identified'] !== 'by_pin') {
      const what = `entry ${seq} names the two officials who opened this log; they were not identified by their PINs`;
      this.#findings.add('doubtful', 'opened_by_name', what, seq);
    }
    if (seq === 0) return;
    const what = `entry ${seq} says that the log begins here, after ${seq} entries`;
    this.#findings.add('false', 'opened_twice', what, seq);
  }
}
