import type { Standing } from '../../../src/core/supervisor-view.ts';
import type { IconName } from '../../shared/icons.tsx';

export type Tone = 'plain' | 'info' | 'care' | 'bad';

/** How a standing looks: never by colour alone. */
const LOOKS: { readonly [S in Standing]: readonly [IconName, Tone] } = {
  duress: ['phone', 'bad'],
  emergency: ['emergency', 'bad'],
  forced: ['warning', 'bad'],
  tamper: ['wrench', 'bad'],
  seals_not_intact: ['seal_open', 'bad'],
  lone: ['person', 'bad'],
  unescorted: ['eye', 'bad'],
  held_open: ['door_open', 'bad'],
  count_differs: ['scale', 'bad'],
  door_unknown: ['plug', 'bad'],
  lone_in_grace: ['person', 'care'],
  uncertain: ['eye', 'care'],
  fault: ['no_entry', 'care'],
  head_count_due: ['list', 'care'],
  alarm: ['bell', 'care'],
  managed_opening: ['pallet', 'info'],
  entering: ['badge', 'info'],
  door_open: ['door_open', 'info'],
  occupied: ['people', 'info'],
  empty: ['check', 'plain'],
};

export const iconOf = (standing: Standing): IconName => LOOKS[standing][0];
export const toneOf = (standing: Standing): Tone => LOOKS[standing][1];
