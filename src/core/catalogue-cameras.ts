import type { Card } from './catalogue.ts';
import type { CameraFact } from './facts-cameras.ts';

/** Cards of the facts about cameras. */
export const CAMERA_CARDS: { readonly [T in CameraFact['type']]: Card } = {
  camera_checked: {
    title: 'Camera looked at',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'Somebody looked at the picture of a camera and says whether it works, and how far its clock is ahead of that of the kiosk. The kiosk has not seen it.',
  },
};
