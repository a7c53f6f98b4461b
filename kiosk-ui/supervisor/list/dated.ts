import type { Ms } from '../../../src/core/terms.ts';
import type { RecordLine } from '../../../src/list-lines.ts';
import type { Holds } from '../../../src/reads.ts';

/** What of a person holds only for a time, in the order in which a card shows it. */
export const DATED = ['listing', 'oath', 'background_check', 'training'] as const;
export type DatedName = (typeof DATED)[number];

/** `open`: holds without an end. `soon`: ends within `SOON_MS`. */
export const DATED_STANDINGS = ['missing', 'not_yet', 'run_out', 'soon', 'good', 'open'] as const;
export type DatedStanding = (typeof DATED_STANDINGS)[number];

export interface Dated {
  readonly name: DatedName;
  readonly standing: DatedStanding;
  /** Its first day, and the first instant at which it holds no longer; 0 for none. */
  readonly from: Ms;
  readonly until: Ms;
}

/** Long enough to swear somebody in again, or to find another one. */
export const SOON_MS: Ms = 30 * 86_400_000;

const standingOf = (from: Ms, until: Ms, at: Ms): DatedStanding => {
  if (at < from) return 'not_yet';
  if (until === 0) return 'open';
  if (at >= until) return 'run_out';
  return until - at <= SOON_MS ? 'soon' : 'good';
};

/** How something stands that holds from one instant until just before another. */
export const standingOfDays = (from: Ms, until: Ms, at: Ms): DatedStanding => standingOf(from, until, at);

const dated = (name: DatedName, from: Ms, until: Ms, at: Ms): Dated => ({
  name,
  from,
  until,
  standing: standingOf(from, until, at),
});

const given = (name: DatedName, day: Ms, length: Ms, at: Ms): Dated =>
  day === 0 ? { name, standing: 'missing', from: 0, until: 0 } : dated(name, day, day + length, at);

/** The four of one person, as they stand at an instant. */
export const datedOf = (line: RecordLine, holds: Holds, at: Ms): readonly Dated[] => [
  dated('listing', line.valid_from, line.valid_until, at),
  given('oath', line.oath, holds.oath_ms, at),
  given('background_check', line.background_check, holds.background_check_ms, at),
  given('training', line.training, holds.training_ms, at),
];

export const isLacking = ({ standing }: Dated): boolean =>
  standing === 'missing' || standing === 'not_yet' || standing === 'run_out';
