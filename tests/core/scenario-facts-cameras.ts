import type { CameraFact } from '../../src/core/facts-cameras.ts';
import { names, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about cameras. */
export const CAMERA_WORDS: WordsOf<CameraFact['type']> = {
  camera_checked: {
    head: 'camera looked at',
    rest: ({ camera, works, ahead_ms, signed_by }) =>
      `: ${camera} ${works === 'yes' ? `works, ${ahead_ms / 1_000} s ahead` : 'does not work'}, by ${names(signed_by)}`,
  },
};
