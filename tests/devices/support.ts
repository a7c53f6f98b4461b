import { type Badge, canonicalBadge, type Reading } from '../../devices/badge.ts';
import { credentialOf, siteKeyOf } from '../../devices/credential.ts';
import type { Emit } from '../../devices/device.ts';
import type { DeviceObservation } from '../../src/core/device-observation.ts';
import type { Credential } from '../../src/core/terms.ts';

export const SITE_KEY = siteKeyOf(Buffer.alloc(32, 7));
export const hash = (badge: Badge): Credential => credentialOf(SITE_KEY, badge);
/** The credential of a badge written as in a list. */
export const credential = (typed: string): Credential => hash(canonicalBadge(typed));

/** Waits for a condition, and says which one never came. */
export const until = async (what: string, holds: () => unknown, ms = 8_000): Promise<void> => {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** Everything a device reported, in order. */
export class Seen {
  readonly all: DeviceObservation[] = [];
  readonly emit: Emit = (observation) => {
    this.all.push(observation);
  };

  get types(): readonly string[] {
    return this.all.map((observation) => observation.type);
  }

  count(type: DeviceObservation['type']): number {
    return this.types.filter((seen) => seen === type).length;
  }

  async until(type: DeviceObservation['type'], times = 1, ms?: number): Promise<void> {
    await until(`${times} x ${type} among ${this.types.join(' ')}`, () => this.count(type) >= times, ms);
  }
}

export const bytes = (...parts: readonly (string | number | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part as string, 'latin1'),
    ),
  );

/** Readings in a short form: the badge, or `!` and the fault. */
export const short = (readings: readonly Reading[]): readonly string[] =>
  readings.map((entry) => (entry.kind === 'badge' ? entry.badge : `!${entry.fault}`));

/** Every copy of a frame with one bit turned over. */
export const bitFlips = (frame: Uint8Array): readonly Buffer[] =>
  Array.from({ length: frame.length * 8 }, (_, bit) => {
    const copy = Buffer.from(frame);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  });
