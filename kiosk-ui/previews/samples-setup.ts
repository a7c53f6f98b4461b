import { SETUP_STEPS, type SetupFace } from '../../src/core/facts-setup.ts';
import type { DeviceId } from '../../src/core/terms.ts';
import { QUIET } from './people.ts';
import type { Sample } from './samples.ts';

const NEW: SetupFace = {
  answers: {},
  readers: [
    { device: 'ballot-room-outside' as DeviceId, side: 'outside', seen: 'yes' },
    { device: 'ballot-room-inside' as DeviceId, side: 'inside', seen: 'no' },
  ],
  contact_seen: 'yes',
  strike_tried: 'no',
  settable: 'yes',
  listed: 'no',
};

const view = { ...QUIET, setup: NEW };
const left = { language: 'done', time_zone: 'done', room: 'skipped', readers: 'not_well' } as const;

/** Each step of the set-up, and the screen of a kiosk whose set-up somebody left. */
export const SETUP_SAMPLES: Readonly<Record<string, Sample>> = {
  'setup-left': { view: { ...view, setup: { ...NEW, listed: 'yes' } } },
  ...Object.fromEntries(
    SETUP_STEPS.map((step) => [
      `setup-${step}`,
      { view: { ...view, setup: { ...NEW, answers: left } }, page: { page: 'setup', step } } as const,
    ]),
  ),
  'setup-door-open': { view: { ...view, door: 'open' }, page: { page: 'setup', step: 'door' } },
  'setup-door-late': {
    view: { ...view, setup: { ...NEW, listed: 'yes', strike_tried: 'yes' } },
    page: { page: 'setup', step: 'door' },
  },
  'setup-over': { view: QUIET, page: { page: 'setup', step: '' } },
};
