import type { AlarmAct } from './core/inputs.ts';
import type { AlarmSource, Ms } from './core/terms.ts';

/** What somebody does about an alarm; how long a source is shelved for is reckoned by the kiosk's own clock. */
export type AskedAct =
  | AlarmAct
  | { readonly act: 'shelve_for'; readonly source: AlarmSource; readonly for_ms: Ms; readonly words: string };
