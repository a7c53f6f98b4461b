import type { PersonId, YesNo } from '../../src/core/terms.ts';
import type { Read } from './scenario-touches-of.ts';

const seen = (person: string, camera: string, works: YesNo, ahead_s: string) =>
  ({
    type: 'camera_seen',
    camera,
    works,
    ahead_ms: Number(ahead_s) * 1_000,
    words: '',
    signed_by: [person as PersonId],
  }) as const;

/** How scenarios say how somebody found a camera. */
export const CAMERAS: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) finds camera (\S+) (-?\d+) s ahead$/,
    (_, person = '', camera = '', ahead_s = '') => seen(person, camera, 'yes', ahead_s),
  ],
  [/^(\w+) finds camera (\S+) dark$/, (_, person = '', camera = '') => seen(person, camera, 'no', '99')],
];
