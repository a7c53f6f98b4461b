import type { DeviceObservation } from '../src/core/device-observation.ts';
import type { Effect } from '../src/core/effects.ts';
import type { DeviceId } from '../src/core/terms.ts';

/** Takes what a device observed. The kiosk stamps the time on reception; a device never does. */
export type Emit = (observation: DeviceObservation) => void;

/**
 * One piece of hardware, real or simulated, as the kiosk sees it. `start` resolves after the first attempt to
 * reach the hardware, whether it was there or not: a missing device is `device_lost`, never a failed start.
 * `perform` ignores effects meant for another device and never throws: what failed comes back as
 * `effect_failed`.
 */
export interface Device {
  readonly id: DeviceId;
  start(emit: Emit): Promise<void>;
  perform(effect: Effect): void;
  stop(): Promise<void>;
}

/** The sentence of an error, for a `cause`; bounded, because it goes into the log. */
export const causeOf = (error: unknown): string => {
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/\s+/g, ' ').trim().slice(0, 200) || 'no cause was given';
};
