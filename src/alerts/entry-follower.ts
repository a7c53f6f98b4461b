import { entriesOf } from '../core/channels.ts';
import type { ChannelFact, DeliveryCause } from '../core/facts-channels.ts';
import type { Ms } from '../core/terms.ts';
import type { LogReader } from '../log/read-log.ts';
import type { Attempts, Progress } from './attempts.ts';
import { DeliveryFailed, type SyslogChannel } from './channel.ts';
import { entryMessage } from './entry-message.ts';
import { FAILED_AFTER, waitAfter } from './schedule.ts';
import { syslogFrame } from './syslog-message.ts';

/** Entries in one write at most: an entry has at most 8 KB, so that a write stays small. */
const AT_ONCE = 64;

export interface FollowerOptions {
  readonly channel: SyslogChannel;
  readonly log: Pick<LogReader, 'about' | 'head' | 'rows'>;
  readonly attempts: Pick<Attempts, 'of' | 'keep'>;
  readonly line: { write(bytes: Uint8Array): Promise<void> };
  /** Name of this machine. */
  readonly host: string;
  readonly now: () => Ms;
  /** A number from 0 to 1. */
  readonly chance: () => number;
  /** Something is to be reported. */
  readonly onOutcome: () => void;
  readonly onRefused: (error: DeliveryFailed) => void;
}

/**
 * Sends every entry of the log to one syslog server, in order, from where the last process left off. The next entry is
 * known from `alerts.db` and from nothing else: without it, or where the log is shorter, all is sent again from the
 * first on. It moves on only when a write was taken whole, so that what was being written comes twice at most.
 */
export class EntryFollower {
  readonly #options: FollowerOptions;
  readonly #name: string;
  /** The log may have this as failed, whatever this process knows. */
  #mayBeFailed = true;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#name = entriesOf(options.channel.id);
  }

  /** Sends all that is due. Resolves with the instant of the next attempt; 0 while nothing waits. */
  async work(): Promise<Ms> {
    const { log, attempts, now } = this.#options;
    for (;;) {
      const progress = attempts.of(this.#name);
      if (progress.next_try > now()) return progress.next_try;
      const { size } = log.head();
      const from = progress.entry < 0 || progress.entry > size ? 0 : progress.entry;
      if (from === size) return 0;
      await this.#send(from, Math.min(size, from + AT_ONCE), progress);
    }
  }

  async #send(from: number, until: number, before: Progress): Promise<void> {
    const { attempts, line, onOutcome, onRefused } = this.#options;
    try {
      await line.write(this.#frames(from, until));
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      onRefused(error);
      return this.#fail(from, before, error.reason);
    }
    const recovered: readonly ChannelFact[] =
      this.#mayBeFailed || before.failures >= FAILED_AFTER
        ? [{ type: 'channel_recovered', channel: this.#name }]
        : [];
    this.#mayBeFailed = false;
    attempts.keep(this.#name, { entry: until, tries: 0, failures: 0, next_try: 0 }, recovered);
    if (recovered.length > 0) onOutcome();
  }

  #frames(from: number, until: number): Buffer {
    const { channel, log, host, now } = this.#options;
    const found = log.rows.bytes(from, until);
    if (found.length < until - from) throw new Error(`entries ${from} to ${until - 1} are not all there`);
    const source = { origin: log.about.origin, host, now: now() };
    return Buffer.concat(
      found.map((bytes, index) => syslogFrame(entryMessage(channel, from + index, bytes, source))),
    );
  }

  #fail(from: number, before: Progress, cause: DeliveryCause): void {
    const { attempts, now, chance, onOutcome } = this.#options;
    const failures = before.failures + 1;
    const next_try = now() + waitAfter(failures, chance());
    const outcomes: readonly ChannelFact[] =
      failures === FAILED_AFTER ? [{ type: 'channel_failed', channel: this.#name, cause }] : [];
    attempts.keep(this.#name, { entry: from, tries: before.tries + 1, failures, next_try }, outcomes);
    if (outcomes.length > 0) onOutcome();
  }
}
