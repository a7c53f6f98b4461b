import { onTestFinished } from 'vitest';
import { Attempts } from '../../src/alerts/attempts.ts';
import type { Sender } from '../../src/alerts/channel.ts';
import { ChannelWorker } from '../../src/alerts/channel-worker.ts';
import type { ChannelFact } from '../../src/core/facts-channels.ts';
import { MORNING, ORIGIN } from '../log/aid.ts';
import { outboxOf } from './aid.ts';

export const DAY = 86_400_000;
export const MINUTE = 60_000;

/** One channel with what waits for it, and its clock. */
export interface Site {
  readonly attempts: Attempts;
  now: number;
  /** How far the clock runs each time that somebody looks at it. */
  runs: number;
  /** A process that begins, with what the last one left. */
  begin(): ChannelWorker;
  outcomes(): readonly ChannelFact[];
  /** Works until nothing waits, with the clock where the next attempt is due. */
  drain(worker: ChannelWorker, until?: number): Promise<void>;
}

/** A log with a notice for each of these instants, and the channel that tells of them by a sender. */
export const site = (instants: readonly number[], sender: Sender, keep_days = 14): Site => {
  const { directory, outbox } = outboxOf('mail', instants);
  const attempts = new Attempts(directory, ORIGIN);
  onTestFinished(() => attempts.close());
  const at: Site = {
    attempts,
    now: MORNING,
    runs: 0,
    begin: () =>
      new ChannelWorker({
        channel: { id: 'mail', duress: 'yes', keep_days },
        outbox,
        attempts,
        sender,
        settled: attempts.settledAtStart('mail', -1, instants.length),
        now: () => {
          at.now += at.runs;
          return at.now;
        },
        chance: () => 0.5,
        onOutcome: () => undefined,
      }),
    outcomes: () => attempts.pending(10_000).map(({ outcome }) => outcome),
    drain: async (worker, until = Number.POSITIVE_INFINITY) => {
      for (let next = await worker.work(); next > 0 && next <= until; next = await worker.work()) {
        at.now = Math.max(at.now, next);
      }
    },
  };
  return at;
};

/** Outcomes as words, with the number of the entry. */
export const types = (outcomes: readonly ChannelFact[]) =>
  outcomes.map((outcome) => `${outcome.type}${'entry' in outcome ? ` ${outcome.entry}` : ''}`);
