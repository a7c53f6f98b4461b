import type { DeviceId, ReaderId } from '../src/core/terms.ts';
import type { Reading } from './badge.ts';
import type { CredentialOf } from './credential.ts';
import type { Emit } from './device.ts';

/** A badge held against the reader repeats; the same badge counts again after this much silence from it. */
export const REPEAT_MS = 2_000;

/** A reader is known by one name, as a reader and as a device. */
export const deviceOfReader = (reader: ReaderId): DeviceId => reader as string as DeviceId;

export interface BadgeReporterOptions {
  readonly reader: ReaderId;
  readonly credentialOf: CredentialOf;
  readonly emit: Emit;
  /** Monotonic milliseconds, only to tell a held badge from a second presentation. */
  readonly now: () => number;
}

/** Turns readings into observations: the badge becomes its keyed hash here and goes no further. */
export class BadgeReporter {
  readonly #options: BadgeReporterOptions;
  #last = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(options: BadgeReporterOptions) {
    this.#options = options;
  }

  report(found: Reading): void {
    const { reader, credentialOf, emit, now } = this.#options;
    if (found.kind === 'fault') {
      this.#unreadable(found.fault);
      return;
    }
    const credential = credentialOf(found.badge);
    const at = now();
    const held = credential === this.#last && at - this.#lastAt < REPEAT_MS;
    this.#last = credential;
    this.#lastAt = at;
    if (!held) emit({ type: 'badge_read', reader, credential });
  }

  #unreadable(fault: Extract<Reading, { kind: 'fault' }>['fault']): void {
    const { reader, emit } = this.#options;
    emit({ type: 'badge_unreadable', reader, fault });
  }
}
