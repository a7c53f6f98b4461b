import { DENIAL_REASONS } from '../../src/core/facts-entry.ts';
import { ana, ben, chioma, dmitri, NOW, olga, raj, showing } from './people.ts';
import type { Sample } from './samples.ts';

/** What the screen answers to badges and touches. */
export const ANSWER_SAMPLES: Readonly<Record<string, Sample>> = {
  granted: {
    view: showing({ screen: 'granted', holders: [ana, ben], visitors: [], until: NOW + 7_000 }),
  },
  'granted-visitors': {
    view: showing({
      screen: 'granted',
      holders: [chioma, dmitri, ana],
      visitors: [olga, raj],
      until: NOW + 7_000,
    }),
  },
  entered: { view: showing({ screen: 'entered', people: [ana, ben], until: NOW + 4_000 }) },
  ...Object.fromEntries(
    DENIAL_REASONS.map((reason, place) => [
      `denied-${reason}`,
      {
        view: showing({
          screen: 'denied',
          reason,
          face: reason === 'unknown_badge' ? null : ([ana, chioma][place % 2] ?? null),
          until: NOW + 4_000,
        }),
      },
    ]),
  ),
  signed_out: {
    view: showing({
      screen: 'signed_out',
      face: ben,
      left_behind: [],
      visitors: [],
      open: [],
      until: NOW + 4_000,
    }),
  },
  'signed_out-alone': {
    view: showing({
      screen: 'signed_out',
      face: ben,
      left_behind: [ana],
      visitors: [],
      open: [],
      until: NOW + 4_000,
    }),
  },
  'signed_out-several': {
    view: showing({
      screen: 'signed_out',
      face: ana,
      left_behind: [ben, chioma],
      visitors: [],
      open: [],
      until: NOW + 4_000,
    }),
  },
  'signed_out-visitors': {
    view: showing({
      screen: 'signed_out',
      face: ben,
      left_behind: [],
      visitors: [raj, olga],
      open: [],
      until: NOW + 4_000,
    }),
  },
  'signed_out-both': {
    view: showing({
      screen: 'signed_out',
      face: ben,
      left_behind: [ana],
      visitors: [raj],
      open: [],
      until: NOW + 4_000,
    }),
  },
  ...Object.fromEntries(
    (['timed_out', 'cancelled', 'partner_not_seen', 'wrong_pin'] as const).map((cause) => [
      `abandoned-${cause}`,
      { view: showing({ screen: 'abandoned', cause, until: NOW + 4_000 }) },
    ]),
  ),
};
