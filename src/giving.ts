import type { WrittenEvidence } from './config/evidence-schema.ts';
import type { NotGivenCause } from './core/facts-evidence.ts';
import type { Observation } from './core/inputs.ts';
import type { Ms } from './core/terms.ts';
import { dueBetween, nextDue } from './giving/due.ts';
import { GiveFailed } from './giving/give-failed.ts';
import { giveBy, type MailServer, type Way } from './giving/way.ts';
import { type GivenCheckpoint, readCheckpoint } from './receipts.ts';

const LOOK_EVERY_MS: Ms = 5_000;
const FIRST_RETRY_MS: Ms = 60_000;
const LAST_RETRY_MS: Ms = 30 * 60_000;

export interface GivingOptions {
  readonly evidence: Pick<WrittenEvidence, 'give' | 'mail'>;
  readonly time_zone: string;
  readonly now: () => Ms;
  /** The newest signed checkpoint at this moment. */
  readonly newest: () => GivenCheckpoint;
  readonly offer: (observation: Observation) => boolean;
  readonly warn: (fields: object, message: string) => void;
}

/** One way in the configuration, and what is owed by it. */
interface Duty {
  readonly way: Way;
  readonly at: readonly string[];
  looked: Ms;
  /** When it is tried next; null while nothing is owed. */
  tryAt: Ms | null;
  wait: Ms;
  /** When the next one is due, and this one no longer owed. */
  until: Ms;
  isTrying: boolean;
}

const owe = (duty: Duty, zone: string, now: Ms): void => {
  const due = dueBetween(duty.at, zone, duty.looked, now).at(-1);
  duty.looked = Math.max(duty.looked, now);
  if (due === undefined) return;
  Object.assign(duty, { tryAt: now, wait: FIRST_RETRY_MS, until: nextDue(duty.at, zone, due) });
};

const reasonOf = (error: unknown): NotGivenCause => (error instanceof GiveFailed ? error.reason : 'refused');

/** One attempt; a failure is on record once for each time that was due, and told each time. */
const attempt = async (duty: Duty, options: GivingOptions): Promise<void> => {
  const { evidence, newest, offer, now, warn } = options;
  const { by } = duty.way;
  const isFirst = duty.wait === FIRST_RETRY_MS;
  try {
    const given = newest();
    const mail: MailServer | undefined = evidence.mail;
    await giveBy(duty.way, given, mail);
    duty.tryAt = null;
    const { size, root } = readCheckpoint(given.note);
    offer({ type: 'checkpoint_given', size, root: root.toString('base64'), by });
  } catch (error) {
    const cause = reasonOf(error);
    const what = error instanceof GiveFailed ? error.what : String(error);
    warn({ by, cause, what }, 'a checkpoint could not be given');
    duty.tryAt = now() + duty.wait;
    duty.wait = Math.min(2 * duty.wait, LAST_RETRY_MS);
    if (duty.tryAt >= duty.until) duty.tryAt = null;
    if (isFirst) offer({ type: 'checkpoint_not_given', by, cause });
  }
};

export interface Giving {
  /** Looks at the time and begins what is due; resolves when all that was begun has ended. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Gives checkpoints by themselves at the configured local times. A way that fails is tried again, later and later,
 * until its next time. All of it waits beside the loop, which hears only of the outcome.
 */
export const startGiving = (options: GivingOptions): Giving => {
  const { evidence, time_zone, now } = options;
  const started = now();
  const duties: readonly Duty[] = evidence.give.map(({ at, ...way }) => ({
    way,
    at,
    looked: started,
    tryAt: null,
    wait: FIRST_RETRY_MS,
    until: started,
    isTrying: false,
  }));
  const tryOne = async (duty: Duty): Promise<void> => {
    const at = now();
    owe(duty, time_zone, at);
    if (duty.isTrying || duty.tryAt === null || duty.tryAt > at) return;
    duty.isTrying = true;
    try {
      await attempt(duty, options);
    } finally {
      duty.isTrying = false;
    }
  };
  const look = async (): Promise<void> => {
    await Promise.all(duties.map(tryOne));
  };
  const timer = duties.length === 0 ? undefined : setInterval(() => void look(), LOOK_EVERY_MS);
  return { look, stop: () => clearInterval(timer) };
};
