import type { Ms } from './terms.ts';

/** Facts about other kiosks, which tell this one that they are alive. */
export type SiblingFact =
  | {
      readonly type: 'sibling_lost';
      /** As the configuration names it. */
      readonly sibling: string;
      /** How long it has said nothing, and since when it is looked for. */
      readonly silent_ms: Ms;
      /** The newest heartbeat in its log, the size of that log and its root in base64, as it said last; -1, -1 and empty where it never spoke. */
      readonly heartbeat: number;
      readonly size: number;
      readonly root: string;
    }
  | {
      readonly type: 'sibling_heard';
      readonly sibling: string;
      readonly heartbeat: number;
      readonly size: number;
      readonly root: string;
    };

/** What is known of another kiosk. */
export interface SiblingState {
  /** Since when it is silent; 0 while it is not. */
  readonly lost_since: Ms;
}
