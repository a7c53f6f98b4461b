import { SETUP_STEPS, type SetupFace } from '../../src/core/facts-setup.ts';
import type { DeviceId } from '../../src/core/terms.ts';
import type { PeopleCourse, PeopleShown } from '../../src/web/wire-setup.ts';
import type { NOTHING_SAID } from '../kiosk/setup/person-draft.ts';
import { MINUTE, NOW, QUIET } from './people.ts';
import type { Sample } from './samples.ts';

/** Where the first two people stand, and what the one of now has said. */
export interface SetupSaid {
  readonly people?: PeopleShown;
  readonly person?: Partial<typeof NOTHING_SAID>;
}

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
  code_locked_until: 0,
  badge: 'none',
  badge_until: 0,
};

const AWAITED = { badge: 'awaited', badge_until: NOW + MINUTE } as const;
const view = { ...QUIET, setup: NEW };
const page = { page: 'setup', step: 'people' } as const;

const COURSE: PeopleCourse = {
  ticket: '',
  stage: 'person',
  fault: '',
  place: 1,
  names: [],
  groups: ['dem', 'rep'],
  days: ['oath', 'training', 'background_check'],
  today: '2026-11-03',
  shut: [],
};

const at = (course: Partial<PeopleCourse>, setup: Partial<SetupFace> = {}): Sample => ({
  view: { ...view, setup: { ...NEW, ...setup } },
  page,
  people: { outcome: 'go_on', tries_left: 0, until: 0, course: { ...COURSE, ...course } },
});

const refused = (outcome: PeopleShown['outcome'], tries_left = 0): Sample => ({
  view,
  page,
  people: { outcome, tries_left, until: 0, course: null },
});

const LONG_NAME = 'María de los Ángeles Fernández-Villanueva';
const second = { place: 2, names: ['Ana Ruiz'] } as const;

/** The first two people put themselves on the list. */
const PEOPLE: Readonly<Record<string, Sample>> = {
  'setup-people-wrong': refused('wrong_code', 2),
  'setup-people-over': refused('over'),
  'setup-people-locked': { view: { ...view, setup: { ...NEW, code_locked_until: NOW + 5 * MINUTE } }, page },
  'setup-people-listed': { view: { ...view, setup: { ...NEW, listed: 'yes' } }, page },
  'setup-people-name': at({}),
  'setup-people-name-fault': { ...at({ ...second, fault: 'same_name' }), person: { name: 'Ana Ruiz' } },
  'setup-people-group': { ...at({}), person: { asks: 'group' } },
  'setup-people-groups': {
    ...at({ ...second, groups: ['dem', 'rep', 'green', 'libertarian'] }),
    person: { asks: 'group' },
  },
  'setup-people-other_group': { ...at({}), person: { asks: 'other_group', group: 'Green' } },
  'setup-people-oath': { ...at({}), person: { asks: 'oath' } },
  'setup-people-background': {
    ...at(second),
    person: { asks: 'background_check', looks: 'other_day' },
  },
  'setup-people-badge': at({ stage: 'badge', names: ['Ana Ruiz'] }, AWAITED),
  'setup-people-badge-late': at(
    { ...second, stage: 'badge', names: ['Ana Ruiz', LONG_NAME], fault: 'same_badge' },
    { ...AWAITED, badge_until: NOW - MINUTE },
  ),
  'setup-people-badge-again': at({ stage: 'badge_again', names: ['Ana Ruiz'] }, AWAITED),
  'setup-people-pin': at({ stage: 'pin', names: ['Ana Ruiz'] }),
  'setup-people-pin-fault': at({ stage: 'pin', names: ['Ana Ruiz'], fault: 'pin_in_use' }),
  'setup-people-check': at({ stage: 'check', place: 2, names: ['Ana Ruiz', LONG_NAME] }),
  'setup-people-check-shut': at({
    ...{ stage: 'check', place: 2, names: ['Ana Ruiz', LONG_NAME] },
    shut: ['Mail Ballot Processing and Adjudication Room 2B', 'Vault'],
  }),
};
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
  ...PEOPLE,
  'setup-administrators-pins': {
    view: { ...view, setup: { ...NEW, answers: { ...left, people: 'done' }, listed: 'yes' } },
    page: { page: 'setup', step: 'administrators' },
  },
  'setup-over': { view: QUIET, page: { page: 'setup', step: '' } },
};
