import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Ms } from '../core/terms.ts';
import { ExportRefused } from '../log/bundle/errors.ts';
import type { Evidence } from '../log/bundle/evidence.ts';
import { type PlannedExport, planExport, sendExport } from '../log/bundle/send-log.ts';
import type { SendOut } from '../log/bundle/zip-writer.ts';
import { LogDamaged } from '../log/errors.ts';
import type { ExportAnswer, ExportFailure, ExportState } from './wire.ts';

/** A bundle that nobody fetches is forgotten. */
const FETCHED_WITHIN_MS: Ms = 5 * 60_000;

/** Whoever began it no longer wants it, or has gone. */
export class Cancelled extends Error {}

const failureOf = (error: unknown): ExportFailure => {
  if (error instanceof LogDamaged) return 'damaged';
  return error instanceof ExportRefused ? 'too_large' : 'other';
};

/** One bundle on its way out: first all of it is read and checked, then it is sent, once. */
export class OfficeExport {
  readonly id = randomBytes(16).toString('base64url');
  /** Names the session that began it; nobody else gets at it. */
  readonly session: string;
  readonly evidence: Evidence;
  readonly name: string;
  #state: ExportState = 'checking';
  #failure: ExportFailure | '' = '';
  #done = 0;
  #sent = 0;
  #plan: PlannedExport | undefined;
  #since: Ms;

  constructor(session: string, name: string, evidence: Evidence) {
    this.session = session;
    this.name = name;
    this.evidence = evidence;
    this.#since = evidence.at;
  }

  get isOver(): boolean {
    return this.#state === 'sent' || this.#state === 'cancelled' || this.#state === 'failed';
  }

  get answer(): ExportAnswer {
    const { range, redaction, head } = this.evidence;
    return {
      id: this.id,
      name: this.name,
      state: this.#state,
      failure: this.#failure,
      profile: redaction.profile,
      ...{ from: range.from, until: range.until },
      ...{ entries: this.#done, of: head.size },
      ...{ sent: this.#sent, bytes: this.#plan?.bytes ?? 0 },
    };
  }

  /** Reads and checks all that is to be sent. Resolves when that is done, or came to nothing. */
  async check(now: () => Ms, failed: (error: unknown) => void): Promise<void> {
    try {
      this.#plan = await planExport(this.evidence, this.name, async ({ entries }) => {
        this.#done = entries;
        await setImmediate();
        if (this.isOver) throw new Cancelled();
      });
      this.#since = now();
      if (!this.isOver) this.#state = 'ready';
    } catch (error) {
      this.#fail(error, failed);
    }
  }

  /** Takes it, so that it is sent once; undefined where it is not there to be taken. */
  take(): PlannedExport | undefined {
    if (this.#state !== 'ready') return undefined;
    this.#state = 'sending';
    return this.#plan;
  }

  /** Sends what was taken. Resolves with whether all of it went out. */
  async send(plan: PlannedExport, out: SendOut, failed: (error: unknown) => void): Promise<boolean> {
    try {
      await sendExport(plan, {
        write: (bytes) => {
          this.#sent += bytes.length;
          out.write(bytes);
        },
        ready: async () => {
          if (this.isOver) throw new Cancelled();
          await out.ready();
        },
      });
      if (this.isOver) return false;
      this.#state = 'sent';
      return true;
    } catch (error) {
      this.#fail(error, failed);
      return false;
    }
  }

  cancel(): void {
    if (!this.isOver) this.#state = 'cancelled';
    this.#plan = undefined;
  }

  /** Ends what was begun and never fetched. */
  look(now: Ms): void {
    if (this.#state === 'ready' && now - this.#since >= FETCHED_WITHIN_MS) this.cancel();
  }

  #fail(error: unknown, failed: (error: unknown) => void): void {
    if (this.isOver) return;
    if (error instanceof Cancelled) return this.cancel();
    this.#state = 'failed';
    this.#failure = failureOf(error);
    this.#plan = undefined;
    failed(error);
  }
}

/**
 * The exports of an office: one at a time, since each reads the whole log several times beside a kiosk whose door comes
 * first. The last one is known until the next begins.
 */
export class Exports {
  #last: OfficeExport | undefined;

  /** Undefined while another one is on its way; a session's own new one ends its old one. */
  begin(session: string, name: string, evidence: Evidence): OfficeExport | undefined {
    const last = this.#last;
    if (last !== undefined && !last.isOver && last.session !== session) return undefined;
    last?.cancel();
    this.#last = new OfficeExport(session, name, evidence);
    return this.#last;
  }

  of(session: string, id: string): OfficeExport | undefined {
    return this.#last?.id === id && this.#last.session === session ? this.#last : undefined;
  }

  look(now: Ms): void {
    this.#last?.look(now);
  }

  /** A session that ended takes nothing more out. */
  ended(session: string): void {
    if (this.#last?.session === session) this.#last.cancel();
  }
}
