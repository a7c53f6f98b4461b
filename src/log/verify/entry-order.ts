import type { ClaimedEntry } from './claimed-entry.ts';
import { type Findings, List } from './findings.ts';
import type { Gap, GapCause, Listed } from './report.ts';

/** Wall clock and uptime may drift apart by less than the kiosk takes for a step of the clock. */
const DRIFT_MAX_MS = 1_000;
/** How late a heartbeat may come before its absence says something: the kiosk looks at the time each second. */
const LATE_MAX_MS = 30_000;

/** Entries behind which a kiosk stands still. */
const STANDING: ReadonlySet<string> = new Set(['kiosk_stopped', 'log_restored']);

const wholeOr = (value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : fallback;

const heartbeatOf = ({ fields }: ClaimedEntry): number => {
  const { policy } = fields;
  if (typeof policy !== 'object' || policy === null || !('heartbeat_ms' in policy)) return 0;
  return wholeOr(policy.heartbeat_ms, 0);
};

/**
 * Reads entries one after the other and says where their clocks do not agree with one another, and of which times
 * the log knows nothing. A clock that goes wrong is no forgery: this finds what somebody has to look at.
 */
export class EntryOrder {
  readonly #findings: Findings;
  readonly #gaps = new List<Gap>();
  #previous: ClaimedEntry | undefined;
  /** Where the wall clock stands after the previous entry, which may itself have moved it. */
  #wall = 0;
  /** Wall clock minus uptime of this run; only a step on record changes it. */
  #base = 0;
  /** 0 while no start has told it. */
  #heartbeat = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  get gaps(): Listed<Gap> {
    return this.#gaps.listed;
  }

  see(entry: ClaimedEntry): void {
    const previous = this.#previous;
    if (previous === undefined) {
      this.#base = entry.at - entry.uptime_ms;
    } else if (entry.boot === previous.boot && entry.type !== 'kiosk_started') {
      this.#sameRun(entry, previous);
    } else {
      this.#newRun(entry, previous);
    }
    if (entry.type === 'kiosk_started') this.#heartbeat = heartbeatOf(entry);
    this.#wall = entry.at;
    if (entry.type === 'clock_stepped') this.#step(entry);
    this.#previous = entry;
  }

  #sameRun(entry: ClaimedEntry, previous: ClaimedEntry): void {
    const { seq, at, uptime_ms: uptime } = entry;
    if (uptime < previous.uptime_ms) {
      this.#doubt(
        entry,
        'uptime_backwards',
        `the uptime of entry ${seq} is less than that of the entry before`,
      );
    }
    this.#checkWall(entry);
    if (Math.abs(at - uptime - this.#base) > DRIFT_MAX_MS) {
      this.#doubt(
        entry,
        'time_against_uptime',
        `the time of entry ${seq} has moved against its uptime, and no entry says that the clock was stepped`,
      );
      this.#base = at - uptime;
    }
    const silence = uptime - previous.uptime_ms;
    if (this.#heartbeat > 0 && silence > this.#heartbeat + LATE_MAX_MS)
      this.#gap(entry, at - silence, 'silence');
  }

  #newRun(entry: ClaimedEntry, previous: ClaimedEntry): void {
    const { seq, at } = entry;
    this.#base = at - entry.uptime_ms;
    // Put back while nothing ran: an entry of its own run, that says so itself.
    if (entry.type === 'log_restored') {
      this.#checkWall(entry);
    } else if (entry.type !== 'kiosk_started') {
      this.#doubt(
        entry,
        'start_not_recorded',
        `entry ${seq} is of another run, and no entry says that one began`,
      );
      this.#checkWall(entry);
    } else if (at < this.#wall) {
      const behind = wholeOr(entry.fields['clock_behind_ms'], 0);
      const isTold = behind >= this.#wall - at;
      this.#findings.add(
        isTold ? 'note' : 'doubtful',
        'clock_behind_at_start',
        `the clock at the start in entry ${seq} lies before the entry before it${isTold ? ', as the entry says' : ''}`,
        seq,
      );
    }
    // However orderly the copy ends, the log that was lost may have gone on.
    const isStopped = entry.type !== 'log_restored' && STANDING.has(previous.type);
    if (at > this.#wall) this.#gap(entry, this.#wall, isStopped ? 'stopped' : 'not_recorded');
  }

  #checkWall(entry: ClaimedEntry): void {
    if (entry.at >= this.#wall) return;
    this.#doubt(
      entry,
      'time_backwards',
      `the time of entry ${entry.seq} is before that of the entry before, and no entry says that the clock was stepped`,
    );
  }

  #step({ seq, fields }: ClaimedEntry): void {
    const by = wholeOr(fields['by_ms'], 0);
    this.#wall += by;
    this.#base += by;
    this.#findings.add(
      'note',
      'clock_stepped',
      `the kiosk's clock was stepped by ${by} ms after entry ${seq}`,
      seq,
    );
  }

  #gap(entry: ClaimedEntry, from: number, cause: GapCause): void {
    this.#gaps.add({ from, until: entry.at, entry: entry.seq, cause });
  }

  /** A clock that was never set, or that nobody sets, explains itself. */
  #doubt({ clock, seq }: ClaimedEntry, kind: string, what: string): void {
    const isKept = clock === 'synchronised' || kind === 'uptime_backwards' || kind === 'start_not_recorded';
    this.#findings.add(isKept ? 'doubtful' : 'note', kind, what, seq);
  }
}
