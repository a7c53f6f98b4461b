import type { Fact } from './facts.ts';
import type { CameraFact, CheckedCamera } from './facts-cameras.ts';
import type { State } from './state.ts';
import type { Ms, PersonId, YesNo } from './terms.ts';
import type { Turn } from './turn.ts';

/** More than a large office has. */
export const CAMERAS_MAX = 64;

/** Somebody who showed who they are says how a camera is. */
export interface CameraObservation {
  readonly type: 'camera_seen';
  readonly camera: string;
  readonly works: YesNo;
  readonly ahead_ms: Ms;
  readonly words: string;
  readonly signed_by: readonly PersonId[];
}

const checkedOf = ({ cameras }: State, camera: string): CheckedCamera | undefined =>
  Object.hasOwn(cameras.checked, camera) ? cameras.checked[camera] : undefined;

/** Whether there is no room for one more. */
export const hasTooManyCameras = (state: State, camera: string): boolean =>
  checkedOf(state, camera) === undefined && Object.keys(state.cameras.checked).length >= CAMERAS_MAX;

/** Puts on record how a camera is; what does not work has no time. */
export const cameraSeen = (turn: Turn, seen: CameraObservation): void => {
  const { camera, works, words, signed_by } = seen;
  if (hasTooManyCameras(turn.state, camera)) return;
  const ahead_ms = works === 'yes' ? seen.ahead_ms : 0;
  turn.record({ type: 'camera_checked', camera, works, ahead_ms, words, signed_by });
};

/** A fact about cameras. */
export type StampedCameraFact = Extract<Fact, CameraFact>;

/** One that does not work keeps the offset that was read last: its earlier pictures were taken with that. */
export const applyCameraFact = (state: State, { at, camera, works, ahead_ms }: StampedCameraFact): State => {
  const before = checkedOf(state, camera);
  const isDown = before !== undefined && before.down !== 0;
  const since = isDown ? before.down : at;
  const known: CheckedCamera =
    works === 'yes' ? { at, ahead_ms, down: 0 } : { at, ahead_ms: before?.ahead_ms ?? 0, down: since };
  return { ...state, cameras: { checked: { ...state.cameras.checked, [camera]: known } } };
};
