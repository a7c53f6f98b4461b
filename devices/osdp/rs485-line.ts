import { type Check, FRAME_MAX_BYTES, MARK } from './frame.ts';
import { FrameScanner } from './frame-scanner.ts';
import type { PeripheralLink } from './peripheral-link.ts';
import type { Heard } from './standing.ts';

/** Bits on the line for each byte. */
const BITS_PER_BYTE = 10;

export interface LineOptions {
  readonly links: readonly PeripheralLink[];
  readonly check: Check;
  readonly baud_rate: number;
  /** Silence after which a reader did not answer, in ms, beside the time that the bytes take. */
  readonly reply_ms: number;
  readonly now: () => number;
  readonly write: (bytes: Buffer) => void;
  readonly heard: (link: PeripheralLink, heard: Heard) => void;
}

/** One RS-485 line: a single talk at a time, with whichever reader is due longest. */
export class Rs485Line {
  readonly #options: LineOptions;
  readonly #scanner: FrameScanner;
  #links: readonly PeripheralLink[];
  #asked: PeripheralLink | undefined;
  #timer: NodeJS.Timeout | undefined;
  #giveUpAt = 0;
  #stopped = false;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#links = options.links;
    this.#scanner = new FrameScanner(options.check);
  }

  /** Looks whether somebody has to be asked now; to be called after an order was given. */
  turn(): void {
    if (this.#stopped || this.#asked !== undefined) return;
    clearTimeout(this.#timer);
    const [first] = this.#links.toSorted((one, other) => one.due - other.due);
    if (first === undefined) return;
    const now = this.#options.now();
    if (first.due > now) {
      this.#timer = setTimeout(() => this.turn(), first.due - now);
      return;
    }
    this.#ask(first, now);
  }

  take(bytes: Uint8Array): void {
    if (this.#stopped) return;
    const asked = this.#asked;
    // Nobody was asked: whatever this is, it is no reply.
    if (asked === undefined) return;
    for (const frame of this.#scanner.push(bytes)) {
      if (frame.from !== 'peripheral' || frame.address !== asked.address || !asked.awaits) continue;
      this.#tell(asked, asked.take(frame, this.#options.now()));
    }
    if (this.#asked !== asked) return;
    if (asked.awaits) this.#await();
    else this.#free();
  }

  /** Puts another talk in the place of one, which ends. */
  replace(former: PeripheralLink, link: PeripheralLink): void {
    this.#links = this.#links.map((other) => (other === former ? link : other));
    if (this.#asked === former) this.#free();
    else this.turn();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #ask(link: PeripheralLink, now: number): void {
    const frame = Buffer.concat([Buffer.from([MARK]), link.next(now)]);
    this.#scanner.forget();
    this.#asked = link;
    this.#giveUpAt = now + this.#options.reply_ms + this.#takes(frame.length + FRAME_MAX_BYTES);
    this.#options.write(frame);
    this.#await(this.#takes(frame.length));
  }

  /** Milliseconds that so many bytes take on the line. */
  #takes(bytes: number): number {
    return Math.ceil((bytes * BITS_PER_BYTE * 1_000) / this.#options.baud_rate);
  }

  /** Any byte may begin a reply, and a line that is never quiet must not hold up the others for ever. */
  #await(more = 0): void {
    clearTimeout(this.#timer);
    const left = this.#giveUpAt - this.#options.now();
    const wait = Math.max(0, Math.min(left, this.#options.reply_ms + more));
    this.#timer = setTimeout(() => this.#silence(), wait);
  }

  #silence(): void {
    const asked = this.#asked;
    if (asked === undefined) return;
    this.#tell(asked, asked.silence(this.#options.now()));
    if (this.#asked === asked) this.#free();
  }

  #free(): void {
    this.#asked = undefined;
    this.turn();
  }

  #tell(link: PeripheralLink, all: readonly Heard[]): void {
    for (const heard of all) this.#options.heard(link, heard);
  }
}
