import type { Ms } from '../src/core/terms.ts';
import type { Connection } from './kept-open.ts';

/** The electrical level of a line; what it means is the door's business. */
export type Level = 0 | 1;

export interface LineRequest {
  readonly inputs: readonly string[];
  /** Outputs with the level at which they rest: driven to it before anything else. */
  readonly outputs: ReadonlyMap<string, Level>;
  /**
   * An edge ended at this level, bounces included, at this instant of the machine's monotonic clock by the kernel's own
   * stamp; undefined where there is none. A level that was known already means that two edges came too fast to tell.
   */
  changed(line: string, level: Level, at: Ms | undefined): void;
  /** The lines are watched no longer. */
  lost(cause: string): void;
}

/** Lines that are being watched. */
export interface HeldLines extends Connection {
  /** The levels found when the watch began. */
  readonly levels: ReadonlyMap<string, Level>;
  /**
   * Drives an output away from its rest for `ms`; `more` are times at rest and away in turn that follow. Resolves when
   * it rests again; rejects when it could not be driven, and then it may stand anywhere until `rest`.
   */
  pulse(line: string, ms: Ms, ...more: readonly Ms[]): Promise<void>;
  /** Brings an output to rest now and ends its pulse. */
  rest(line: string): Promise<void>;
}

/** A way to reach GPIO lines: the character device, or the older sysfs interface. `hold` throws when it cannot. */
export interface GpioLines {
  hold(request: LineRequest): Promise<HeldLines>;
}
