import type { AlarmId, DeviceId, Ms } from './terms.ts';

/** How a siren or a light sounds. */
export const SIREN_PATTERNS = ['steady', 'pulsed'] as const;
export type SirenPattern = (typeof SIREN_PATTERNS)[number];

/** Why a siren is silent again: somebody answered or it is over, or it has sounded as long as it may. */
export type SilenceCause = 'nothing_to_answer' | 'longest_time';

/** Facts about sirens and lights, which the kiosk drives itself. */
export type SirenFact =
  | {
      readonly type: 'siren_sounded';
      readonly siren: DeviceId;
      readonly channel: string;
      /** The worst alarm that it began for. */
      readonly alarm: AlarmId;
      readonly pattern: SirenPattern;
      readonly for_ms: Ms;
      readonly until: Ms;
    }
  | {
      readonly type: 'siren_silenced';
      readonly siren: DeviceId;
      readonly channel: string;
      readonly alarm: AlarmId;
      readonly cause: SilenceCause;
    };

/** What a siren does. */
export interface SirenState {
  /** What it sounds for; empty while it is silent. */
  readonly alarm: AlarmId | '';
  readonly until: Ms;
  /** How often each alarm had come, and people had been told again, when it last sounded for it. */
  readonly heard: { readonly [alarm: AlarmId]: { readonly occurrence: number; readonly step: number } };
}
