import type { Banner } from '../../src/core/view.ts';
import { alarm, ana, ben, crowd, MINUTE, NOW, olga, pair, QUIET, raj, showing } from './people.ts';
import type { Sample } from './samples.ts';
import { PROCEDURE_SAMPLES } from './samples-procedures.ts';
import { SETUP_SAMPLES } from './samples-setup.ts';
import { VISITOR_SAMPLES } from './samples-visitors.ts';

const since = NOW - 4 * MINUTE;

const BANNERS: Readonly<Record<string, Banner>> = {
  'alarm-door_forced': { banner: 'alarm', alarm: alarm('door_forced'), kind: 'door_forced', since },
  'alarm-tamper': { banner: 'alarm', alarm: alarm('tamper'), kind: 'tamper', since },
  'alarm-count_mismatch': { banner: 'alarm', alarm: alarm('count_mismatch'), kind: 'count_mismatch', since },
  'alarm-seals_not_intact': {
    banner: 'alarm',
    alarm: alarm('seals_not_intact'),
    kind: 'seals_not_intact',
    since,
  },
  'alarm-seal_in_doubt': {
    banner: 'alarm',
    alarm: alarm('seal_in_doubt'),
    kind: 'seal_in_doubt',
    since,
  },
  'alarm-inventory_differs': {
    banner: 'alarm',
    alarm: alarm('inventory_differs'),
    kind: 'inventory_differs',
    since,
  },
  lone: { banner: 'lone', people: [ana], since, reason: '' },
  'lone-reason': { banner: 'lone', people: [ana], since, reason: 'shift_change' },
  'lone-several': { banner: 'lone', people: [ana, ben], since, reason: '' },
  uncertain: { banner: 'uncertain', causes: ['unsigned_opening', 'restart'], since },
  unescorted: { banner: 'unescorted', visitor: raj },
  head_count_due: { banner: 'head_count_due', since },
  sweep_owed: { banner: 'sweep_owed', due: NOW + 3 * 3_600_000, seen: 'yes' },
  'sweep_owed-nobody': { banner: 'sweep_owed', due: NOW + 3 * 3_600_000, seen: 'no' },
  badge_owed: { banner: 'badge_owed', badge: 12, name: 'Raj Patel' },
  unsealed: { banner: 'unsealed' },
  after_hours: { banner: 'after_hours' },
  storage_low: { banner: 'storage_low' },
  configuration_old: { banner: 'configuration_old' },
  device_lost: { banner: 'device_lost', device: 'inside-reader-a', kind: 'reader' },
};

const all = Object.values(BANNERS);

/** Each banner on the screen that waits, and the worst day of all. */
export const BANNER_SAMPLES: Readonly<Record<string, Sample>> = {
  ...Object.fromEntries(
    Object.entries(BANNERS).map(([name, banner]) => [
      `banner-${name}`,
      {
        view: showing(
          { screen: 'attract' },
          { inside: pair, banners: [banner], presence: name === 'uncertain' ? 'uncertain' : 'certain' },
        ),
      },
    ]),
  ),
  'banner-many': {
    view: showing({ screen: 'attract' }, { inside: pair, banners: all, presence: 'uncertain' }),
  },
  'fault-alarm': {
    view: showing(
      { screen: 'fault', causes: ['device_missing'] },
      { inside: pair, banners: all.slice(0, 5), presence: 'uncertain' },
    ),
  },
  'fault-several-alarm': {
    view: showing(
      { screen: 'fault', causes: ['outside_reader_lost', 'door_state_unknown', 'device_missing'] },
      { inside: pair, banners: all.slice(0, 5), presence: 'uncertain' },
    ),
  },
  'door_held-alarm': {
    view: showing(
      { screen: 'door_held', since },
      { inside: pair, door: 'open', banners: all.slice(0, 5), presence: 'uncertain' },
    ),
  },
};

const room = showing({ screen: 'attract' }, { inside: crowd, visitors: [olga, raj] });

const RUNNING = { exercise: 'seal_mismatch', person: 'ana-ruiz', done: 1, steps: 5 } as const;

/** The pages that a person opens. */
export const PAGE_SAMPLES: Readonly<Record<string, Sample>> = {
  ...PROCEDURE_SAMPLES,
  ...VISITOR_SAMPLES,
  ...SETUP_SAMPLES,
  practice: { view: { ...room, practice: 'yes' } },
  'practice-more': { view: { ...room, practice: 'yes' }, page: { page: 'more' } },
  exercises: { view: { ...room, practice: 'yes' }, page: { page: 'exercises' } },
  'exercise-person': {
    view: { ...room, practice: 'yes' },
    page: { page: 'exercise_person', exercise: 'fire' },
    drafts: { trainee: 'ana-ruiz' },
  },
  'exercise-running': { view: { ...room, practice: 'yes', exercise: RUNNING } },
  'exercise-page': { view: { ...room, practice: 'yes', exercise: RUNNING }, page: { page: 'exercises' } },
  'practice-offline': { view: { ...room, practice: 'yes' }, link: 'down' },
  'practice-entered': {
    view: { ...showing({ screen: 'entered', people: pair, until: NOW + 4_000 }), practice: 'yes' },
  },
  inside: { view: room, page: { page: 'inside' } },
  'inside-next': { view: room, page: { page: 'inside' }, part: 1 },
  'inside-two': { view: showing({ screen: 'attract' }, { inside: pair }), page: { page: 'inside' } },
  'inside-empty': { view: QUIET, page: { page: 'inside' } },
  'leaving-person': { view: room, page: { page: 'leaving', kind: 'person', id: ana.person } },
  'leaving-visitor': { view: room, page: { page: 'leaving', kind: 'visitor', id: raj.visitor } },
  head_count: { view: room, page: { page: 'head_count' } },
  'head_count-typed': { view: room, page: { page: 'head_count' }, drafts: { count: '12' } },
  more: { view: room, page: { page: 'more' } },
  contents: { view: room, page: { page: 'contents' } },
  opening_reason: { view: room, page: { page: 'opening_reason' } },
  opening_minutes: { view: room, page: { page: 'opening_minutes', reason: 'loading' } },
  emergency_confirm: { view: room, page: { page: 'emergency' } },
  sweep: {
    view: showing({ screen: 'emergency', source: 'fire_line', stage: 'reentered', since }, { inside: pair }),
    page: { page: 'sweep' },
  },
  'sweep-outage': { view: room, page: { page: 'sweep' } },
  notices: { view: { ...room, banners: all }, page: { page: 'notices' } },
  'notices-uncertain': {
    view: { ...room, banners: all.filter(({ banner }) => banner === 'uncertain') },
    page: { page: 'notices' },
  },
  lone_reason: { view: room, page: { page: 'lone_reason' } },
  acknowledge: { view: room, page: { page: 'acknowledge', alarm: alarm('door_forced') } },
  acknowledge_other: {
    view: room,
    page: { page: 'acknowledge_other', alarm: alarm('door_forced') },
    drafts: { words: 'Wind blew the door open' },
  },
  display: { view: room, page: { page: 'display' } },
};
