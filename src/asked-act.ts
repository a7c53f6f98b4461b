import type { AlarmAct } from './core/inputs.ts';
import type { AlarmSource, Ms } from './core/terms.ts';

/**
 * What somebody does about an alarm; how long a source is shelved for is reckoned by the kiosk's own clock, and the
 * code of a test is made by it.
 */
export type AskedAct =
  | Exclude<AlarmAct, { readonly act: 'test_channel' }>
  | { readonly act: 'test'; readonly channel: string }
  | { readonly act: 'shelve_for'; readonly source: AlarmSource; readonly for_ms: Ms; readonly words: string };
