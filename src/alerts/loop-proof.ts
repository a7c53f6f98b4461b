import type { Ms } from '../core/terms.ts';
import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { parseNote } from '../log/formats/note.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import type { Proof } from './beat.ts';

const HEARTBEAT = Buffer.from('"type":"heartbeat"');
/** Entries looked through at once. */
const PAGE_ENTRIES = 500;
/** How far back a start looks for a heartbeat: heartbeats come at least once a minute. */
const BACK_ENTRIES = 5_000;
/** A turn that has much to write may take a moment. */
const GRACE_MS: Ms = 5_000;

/**
 * Reads in the log that the loop goes on: its heartbeats are entries, written and signed by the loop alone. While no new
 * one comes there is no proof, whatever else of the kiosk still runs.
 */
export class LoopProof {
  readonly #log: LogReader;
  readonly #within: Ms;
  #read: number;
  #heartbeat = -1;
  #seen: Ms;

  /** @param heartbeat_ms how often the loop writes one. @param now monotonic. */
  constructor(directory: string, heartbeat_ms: Ms, now: Ms) {
    this.#log = readLog(directory);
    this.#within = heartbeat_ms + heartbeat_ms / 2 + GRACE_MS;
    this.#read = Math.max(0, this.#log.head().size - BACK_ENTRIES);
    this.#seen = now;
  }

  /** What shows that the loop is alive; null while nothing does. `now` is monotonic. */
  at(now: Ms): Proof | null {
    const { size: end, checkpoint } = this.#log.head();
    for (; this.#read < end; this.#read = Math.min(end, this.#read + PAGE_ENTRIES)) {
      const found = this.#log.rows
        .bytes(this.#read, Math.min(end, this.#read + PAGE_ENTRIES))
        .findLastIndex((bytes) => bytes.includes(HEARTBEAT));
      if (found < 0) continue;
      this.#heartbeat = this.#read + found;
      this.#seen = now;
    }
    if (now - this.#seen > this.#within) return null;
    const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
    return { log: this.#log.about.origin, heartbeat: this.#heartbeat, size, root: root.toString('base64') };
  }
}
