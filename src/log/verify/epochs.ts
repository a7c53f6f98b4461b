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

/** A kiosk announces one key and is closed once; more than this is not what a kiosk wrote. */
const NEXT_KEYS_MAX = 16;

/** The log before this one, as the first entry cites it; what an entry claims may be anything. */
export interface CitedLog {
  readonly origin: string;
  readonly verifier_key: string;
  readonly size: number | undefined;
  readonly root: string | undefined;
  /** Whether it is said to have ended there; else it was lost, and this is the newest that was known of it. */
  readonly is_whole: boolean;
}

/** Which log went on here, and which one goes on: an opening is the first entry, and nothing follows a closing. */
export class Epochs {
  readonly #findings: Findings;
  readonly #nextKeys = new Map<string, number>();
  #closedBy: number | undefined;
  #seen = NO_EPOCHS;
  #isFormerWhole = false;
  /** First entry after the end of the log. */
  falseFrom: number | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  get seen(): Report['epochs'] {
    return this.#seen;
  }

  /** Keys that this log names as the next one's, with the first entry that names each. */
  get nextKeys(): ReadonlyMap<string, number> {
    return this.#nextKeys;
  }

  get former(): CitedLog | undefined {
    const { previous: origin, previous_key: key = '', previous_size: size, previous_root: root } = this.#seen;
    if (origin === undefined) return undefined;
    return { origin, verifier_key: key, size, root, is_whole: this.#isFormerWhole };
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
    if (this.#nextKeys.size < NEXT_KEYS_MAX && !this.#nextKeys.has(key)) this.#nextKeys.set(key, seq);
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
    this.#isFormerWhole = fields['identified'] === 'by_pin' && fields['reason'] !== 'unrecoverable_rollback';
    if (fields['identified'] !== 'by_pin') {
      const what = `entry ${seq} names the two officials who opened this log; they were not identified by their PINs`;
      this.#findings.add('doubtful', 'opened_by_name', what, seq);
    }
    if (seq === 0) return;
    const what = `entry ${seq} says that the log begins here, after ${seq} entries`;
    this.#findings.add('false', 'opened_twice', what, seq);
  }
}
