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

/** What ends an alarm, or tells nobody of one: whoever asks it from afar shows by their PIN who they are. */
const BY_PIN: readonly AskedAct['act'][] = ['close', 'shelve', 'shelve_for', 'take_out_of_service'];

export const isByPin = ({ act }: Pick<AskedAct, 'act'>): boolean => BY_PIN.includes(act);
