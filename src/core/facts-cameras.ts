import type { Ms, PersonId, YesNo } from './terms.ts';

/** Facts about cameras, which the kiosk does not see with: somebody looked at their picture. */
export type CameraFact = {
  readonly type: 'camera_checked';
  readonly camera: string;
  readonly works: YesNo;
  /** How far its clock is ahead of the kiosk's, as somebody read both; 0 where it does not work. */
  readonly ahead_ms: Ms;
  readonly words: string;
  readonly signed_by: readonly PersonId[];
};

/** A camera as somebody saw it last. */
export interface CheckedCamera {
  readonly at: Ms;
  readonly ahead_ms: Ms;
  /** Since when it is known not to work; 0 while it works. */
  readonly down: Ms;
}

export interface CamerasState {
  readonly checked: { readonly [camera: string]: CheckedCamera };
}

export const NO_CAMERAS: CamerasState = { checked: {} };
