import type { ClaimedEntry } from './claimed-entry.ts';
import type { Findings } from './findings.ts';

/** Which log went on here, and which one goes on: an opening is the first entry, and nothing follows a closing. */
export class Epochs {
  readonly #findings: Findings;
  #closedBy: number | undefined;
  previous: string | undefined;
  next: string | undefined;
  /** First entry after the end of the log. */
  falseFrom: number | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
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
    if (type === 'epoch_closed') {
      this.#closedBy ??= seq;
      this.next = String(entry.fields['next_origin']);
    }
    if (type !== 'epoch_opened') return;
    this.previous = String(entry.fields['previous_origin']);
    if (seq === 0) return;
    this.#findings.add(
      'false',
      'opened_twice',
      `entry ${seq} says that the log begins here, after ${seq} entries`,
      seq,
    );
  }
}
