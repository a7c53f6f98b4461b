import type { Ms } from './terms.ts';

/** What a kiosk needs from outside to go on, and can see itself: power, the time, certificates of its addresses. */
export const UPKEEP_PARTS = ['power', 'clock', 'certificate'] as const;
export type UpkeepPart = (typeof UPKEEP_PARTS)[number];

/** Facts about what somebody has to maintain. */
export type UpkeepFact =
  /** `detail` says which one or how, in a word of the configuration or of the kernel. */
  | { readonly type: 'upkeep_due'; readonly part: UpkeepPart; readonly detail: string }
  | { readonly type: 'upkeep_done'; readonly part: UpkeepPart };

/** Since when something is to be maintained; a part that is well is left out. */
export type UpkeepState = { readonly [P in UpkeepPart]?: Ms };
