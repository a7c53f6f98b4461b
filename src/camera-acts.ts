import type { KeyObject } from 'node:crypto';
import { hasTooManyCameras } from './core/cameras.ts';
import { signsForEvidence } from './core/evidence.ts';
import type { Ms, YesNo } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { identifyAs, type Signing, type TypedPin } from './officials.ts';

/** How somebody found a camera, and their PIN. */
export interface AskedOfCamera {
  readonly camera: string;
  readonly works: YesNo;
  readonly ahead_ms: Ms;
  readonly words: string;
  readonly typed: TypedPin;
}

const SIGNING: Signing = {
  for: 'cameras',
  may: signsForEvidence,
  ask: 'Ask an official, or staff who are supervisor or custodian, whose listing holds today.',
};

/** Puts on record how somebody found a camera. Throws `KeeperRefused` when nothing is recorded. */
export const recordCamera = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { typed, ...seen }: AskedOfCamera,
): Promise<{ readonly index: number }> => {
  if (hasTooManyCameras(kiosk.state, seen.camera)) {
    throw new KeeperRefused(
      'this log has as many cameras as it takes',
      'Open a new log with "ballot-vault epoch".',
    );
  }
  const who = await identifyAs(kiosk, siteKey, typed, SIGNING);
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  offer(kiosk, { type: 'camera_seen', ...seen, signed_by: who.signed_by });
  return { index: kiosk.index };
};
