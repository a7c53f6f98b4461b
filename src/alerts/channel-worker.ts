import type { ChannelFact, DeliveryCause } from '../core/facts-channels.ts';
import type { Ms } from '../core/terms.ts';
import type { Outbox, OutboxRow } from '../log/outbox.ts';
import type { Attempts, Progress } from './attempts.ts';
import { type Channel, DeliveryFailed, type Sender } from './channel.ts';
import { FAILED_AFTER, isLate, isTooOld, NOT_ACCEPTED_MAX, waitAfter } from './schedule.ts';

/** Notices read at once. */
const AT_ONCE = 50;

export interface WorkerOptions {
  readonly channel: Pick<Channel, 'id' | 'keep_days' | 'duress'>;
  readonly outbox: Pick<Outbox, 'origin' | 'after'>;
  readonly attempts: Pick<Attempts, 'of' | 'keep'>;
  readonly sender: Sender;
  /** The newest entry that this channel is done with. */
  readonly settled: number;
  readonly now: () => Ms;
  /** A number from 0 to 1. */
  readonly chance: () => number;
  /** Something is to be reported. */
  readonly onOutcome: () => void;
}

/**
 * Tells of what waits for one channel: oldest first, one at a time, each until it is taken, given up or too old. While
 * the channel fails nothing passes it, and nothing is tried before its time.
 */
export class ChannelWorker {
  readonly #options: WorkerOptions;
  #settled: number;
  /** The log may have this channel as failed, whatever this process knows. */
  #mayBeFailed = true;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#settled = options.settled;
  }

  /** Tells of all that is due. Resolves with the instant of the next attempt; 0 while nothing waits. */
  async work(): Promise<Ms> {
    const { channel, outbox, attempts, now } = this.#options;
    for (;;) {
      const rows = outbox.after(channel.id, this.#settled, AT_ONCE);
      if (rows.length === 0) return 0;
      for (const row of rows) {
        const progress = attempts.of(channel.id);
        if (progress.next_try > now()) return progress.next_try;
        await this.#attempt(row, progress);
        if (this.#settled !== row.entry) break;
      }
    }
  }

  async #attempt(row: OutboxRow, before: Progress): Promise<void> {
    const { channel, outbox, sender, now } = this.#options;
    const { entry, notice } = row;
    const tries = before.entry === entry ? before.tries : 0;
    // It lies there since a time when the configuration said otherwise.
    if (notice.kind === 'duress' && channel.duress === 'no') {
      return this.#settle(row, { ...before, entry: -1, tries: 0 }, []);
    }
    if (isTooOld(notice.at, now(), channel.keep_days)) {
      const next = { ...before, entry: -1, tries: 0 };
      return this.#settle(row, next, [this.#failed(row, tries, 'too_old', 'yes')]);
    }
    const late = isLate(notice.at, now()) ? 'yes' : 'no';
    const key = `${outbox.origin}#${entry}`;
    try {
      const { recipients, refused } = await sender.send({ key, origin: outbox.origin, entry, notice, late });
      const about = { channel: channel.id, entry, alarm: notice.alarm };
      this.#settle(row, { entry: -1, tries: 0, failures: 0, next_try: 0 }, [
        ...(this.#mayBeFailed || before.failures >= FAILED_AFTER
          ? [{ type: 'channel_recovered', channel: channel.id } as const]
          : []),
        { type: 'notice_delivered', ...about, tries: tries + 1, late, recipients, refused },
      ]);
      this.#mayBeFailed = false;
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      this.#fail(row, before, tries + 1, error.reason);
    }
  }

  #fail(row: OutboxRow, before: Progress, tries: number, cause: DeliveryCause): void {
    const { channel, attempts, now, chance, onOutcome } = this.#options;
    const isOfMessage = cause === 'not_accepted';
    if (isOfMessage && tries >= NOT_ACCEPTED_MAX) {
      const next = { ...before, entry: -1, tries: 0, next_try: 0 };
      return this.#settle(row, next, [this.#failed(row, tries, cause, 'yes')]);
    }
    const failures = isOfMessage ? before.failures : before.failures + 1;
    const next_try = now() + waitAfter(isOfMessage ? tries : failures, chance());
    const outcomes: readonly ChannelFact[] = [
      ...(tries === 1 ? [this.#failed(row, tries, cause, 'no')] : []),
      ...(!isOfMessage && failures === FAILED_AFTER
        ? [{ type: 'channel_failed', channel: channel.id, cause } as const]
        : []),
    ];
    attempts.keep(channel.id, { entry: row.entry, tries, failures, next_try }, outcomes);
    if (outcomes.length > 0) onOutcome();
  }

  #failed(
    { entry, notice }: OutboxRow,
    tries: number,
    cause: DeliveryCause,
    given_up: 'yes' | 'no',
  ): ChannelFact {
    const { id: channel } = this.#options.channel;
    return { type: 'notice_failed', channel, entry, alarm: notice.alarm, tries, cause, given_up };
  }

  #settle({ entry }: OutboxRow, next: Progress, outcomes: readonly ChannelFact[]): void {
    const { channel, attempts, onOutcome } = this.#options;
    attempts.keep(channel.id, next, outcomes);
    this.#settled = entry;
    onOutcome();
  }
}
