import { setImmediate } from 'node:timers/promises';
import { CATALOGUE } from '../core/catalogue.ts';
import type { Ms } from '../core/terms.ts';
import { parseEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import { isOfDuress, typeIn } from '../log/entry-words.ts';
import type { LogReader } from '../log/read-log.ts';

/** Entries read at a stretch; between two stretches this process does other things. */
const PAGE_ENTRIES = 500;
const START = Buffer.from('"type":"kiosk_started"');

/** The kinds of entry that are counted. A count of calls for help would give them away. */
export const COUNTED_TYPES: readonly string[] = Object.keys(CATALOGUE).filter(
  (type) => !type.startsWith('duress'),
);

export interface EntryCountsOptions {
  readonly log: Pick<LogReader, 'rows' | 'head'>;
  readonly onEntry: (type: string) => void;
  /** Inputs that were lost, as one entry says. */
  readonly onDropped: (inputs: number) => void;
  /** A channel gave up telling of an entry. */
  readonly onGivenUp: (channel: string) => void;
  /** People were told by a channel, so long after the entry. */
  readonly onDelivered: (channel: string, after: Ms) => void;
}

/** Counts entries as they come, from the last start of the kiosk on. */
export class EntryCounts {
  readonly #options: EntryCountsOptions;
  #next: number | undefined;
  #update: Promise<void> | undefined;

  constructor(options: EntryCountsOptions) {
    this.#options = options;
  }

  /** Counts what has come. Resolves when all is counted that was there at the call. */
  update(): Promise<void> {
    this.#update ??= this.#read().finally(() => {
      this.#update = undefined;
    });
    return this.#update;
  }

  async #read(): Promise<void> {
    const { rows, head } = this.#options.log;
    const { size } = head();
    this.#next ??= await this.#lastStart(size);
    while (this.#next < size) {
      const until = Math.min(size, this.#next + PAGE_ENTRIES);
      for (const bytes of rows.bytes(this.#next, until)) this.#count(bytes);
      this.#next = until;
      await setImmediate();
    }
  }

  /** Number of the entry with which the kiosk started last. */
  async #lastStart(size: number): Promise<number> {
    const { rows } = this.#options.log;
    for (let until = size; until > 0; until -= PAGE_ENTRIES) {
      const from = Math.max(0, until - PAGE_ENTRIES);
      const found = rows.bytes(from, until).findLastIndex((bytes) => bytes.includes(START));
      if (found >= 0) return from + found;
      await setImmediate();
    }
    return 0;
  }

  #count(bytes: Buffer): void {
    const text = bytes.toString('utf8');
    const type = typeIn(text);
    if (!COUNTED_TYPES.includes(type) || isOfDuress(text)) return;
    this.#options.onEntry(type);
    if (type === 'inbox_overflowed') this.#options.onDropped(Number(parseEntry(bytes).fields['dropped']));
    if (type === 'notice_delivered') this.#delivered(bytes);
    if (type === 'notice_failed') this.#failed(bytes);
  }

  #failed(bytes: Buffer): void {
    const { channel, given_up } = parseEntry(bytes).fields;
    if (given_up === 'yes') this.#options.onGivenUp(String(channel));
  }

  #delivered(bytes: Buffer): void {
    const { time, entry, channel } = parseEntry(bytes).fields;
    const [told] = this.#options.log.rows.bytes(Number(entry), Number(entry) + 1);
    if (told === undefined) return;
    const began = parseTime(parseEntry(told).fields['time']);
    this.#options.onDelivered(String(channel), Math.max(0, parseTime(time) - began));
  }
}
