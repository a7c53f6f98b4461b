import type { SetupFact } from '../../src/core/facts-setup.ts';
import { sayLength } from './scenario-time.ts';
import { plain, until, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about the first hour of a kiosk. */
export const SETUP_WORDS: WordsOf<SetupFact['type']> = {
  setup_begun: { head: 'set-up begun' },
  setup_step_answered: {
    head: 'set-up answered',
    rest: ({ step, answer }) => `: ${plain(step)}, ${plain(answer)}`,
  },
  setup_device_seen: { head: 'seen in the set-up', rest: ({ part, device }) => `: ${part} ${device}` },
  strike_tried: { head: 'strike tried', rest: ({ pulse_ms }) => ` for ${sayLength(pulse_ms)}` },
  setup_code_refused: {
    head: 'set-up code refused',
    rest: ({ wrong, locked_until, at }) =>
      `: ${wrong} in a row${locked_until === 0 ? '' : `, wait of ${sayLength(locked_until - at)}`}`,
  },
  setup_code_accepted: { head: 'set-up code accepted' },
  setup_badge_awaited: { head: 'first badge awaited', may: until },
  setup_badge_presented: { head: 'first badge presented' },
  setup_ended: {
    head: 'set-up ended',
    rest: ({ left }) => (left.length === 0 ? '' : `, left: ${left.map(plain).join(' and ')}`),
  },
};
