import type { SetupFact } from '../../src/core/facts-setup.ts';
import { sayLength } from './scenario-time.ts';
import { plain, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about the first hour of a kiosk. */
export const SETUP_WORDS: WordsOf<SetupFact['type']> = {
  setup_begun: { head: 'set-up begun' },
  setup_step_answered: {
    head: 'set-up answered',
    rest: ({ step, answer }) => `: ${plain(step)}, ${plain(answer)}`,
  },
  setup_device_seen: { head: 'seen in the set-up', rest: ({ part, device }) => `: ${part} ${device}` },
  strike_tried: { head: 'strike tried', rest: ({ pulse_ms }) => ` for ${sayLength(pulse_ms)}` },
  setup_ended: {
    head: 'set-up ended',
    rest: ({ left }) => (left.length === 0 ? '' : `, left: ${left.map(plain).join(' and ')}`),
  },
};
