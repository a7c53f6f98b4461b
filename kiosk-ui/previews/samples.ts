import type { ContainerPage } from '../../src/core/container-list.ts';
import type { Need } from '../../src/core/facts-entry.ts';
import { PURPOSES, VISITOR_CLASSES } from '../../src/core/terms.ts';
import type { FaultCause, KioskView } from '../../src/core/view.ts';
import type { Draft, Page } from '../kiosk/place.ts';
import {
  alarm,
  ana,
  ben,
  chioma,
  crowd,
  dmitri,
  MINUTE,
  NOW,
  olga,
  pair,
  QUIET,
  raj,
  showing,
  timing,
} from './people.ts';
import { ANSWER_SAMPLES } from './samples-answers.ts';
import { CUSTODY_SAMPLES } from './samples-custody.ts';
import { BANNER_SAMPLES, PAGE_SAMPLES } from './samples-pages.ts';
import { RECEIPT_SAMPLES } from './samples-receipt.ts';
import type { SetupSaid } from './samples-setup.ts';
import { SIGN_SAMPLES } from './samples-sign.ts';

/** One screen in one state, as the value that it is painted from. */
export interface Sample extends SetupSaid {
  readonly view: KioskView;
  readonly page?: Page;
  readonly drafts?: { readonly [D in Draft]?: string };
  readonly containers?: ContainerPage;
  /** Part of a paged list. */
  readonly part?: number;
  readonly link?: 'up' | 'down' | 'starting';
  readonly trouble?: 'working' | 'refused' | 'silent' | 'too_soon' | 'not_recorded';
  /** How long nobody has touched the screen, in seconds. */
  readonly idle_s?: number;
}

type Samples = Readonly<Record<string, Sample>>;

const NEEDS = [
  'one_more',
  'two_more',
  'more',
  'other_group',
  'named_group',
  'supervisor',
  'supervisor_and_one',
] as const satisfies readonly Need[];

const CAUSES = [
  'storage_full',
  'clock_not_trusted',
  'outside_reader_lost',
  'door_state_unknown',
  'device_missing',
] as const satisfies readonly FaultCause[];

const withVisitors = { visitor_classes: VISITOR_CLASSES, visitor_places_left: 2 } as const;

const standing: Samples = {
  attract: { view: QUIET },
  'attract-occupied': { view: showing({ screen: 'attract' }, { inside: pair, visitors: [olga] }) },
  'attract-sealed': { view: showing({ screen: 'attract' }, { phase: 'sealed' }) },
  'attract-open': { view: showing({ screen: 'attract' }, { inside: pair, door: 'open' }) },
  'attract-long-name': {
    view: showing({ screen: 'attract' }, { name: 'Mail Ballot Processing and Adjudication Room 2B' }),
  },
  'attract-no-visitors': { view: showing({ screen: 'attract' }, { visitor_announcement: 'not_offered' }) },
  door_held: { view: showing({ screen: 'door_held', since: NOW - MINUTE }, { door: 'open', inside: pair }) },
  managed_opening: {
    view: showing(
      {
        screen: 'managed_opening',
        reason: 'loading',
        signed_by: [ana, ben],
        since: NOW - 6 * MINUTE,
        until: NOW + 24 * MINUTE,
      },
      { door: 'open', inside: pair },
    ),
  },
  'managed_opening-one': {
    view: showing(
      {
        screen: 'managed_opening',
        reason: 'loading',
        signed_by: [ana],
        since: NOW - 6 * MINUTE,
        until: NOW + 24 * MINUTE,
      },
      { door: 'open', inside: pair },
    ),
  },
  emergency: {
    view: showing({ screen: 'emergency', source: 'touchscreen', stage: 'evacuated', since: NOW - MINUTE }),
  },
  'emergency-fire': {
    view: showing({ screen: 'emergency', source: 'fire_line', stage: 'evacuated', since: NOW - MINUTE }),
  },
  'emergency-reentered': {
    view: showing(
      { screen: 'emergency', source: 'fire_line', stage: 'reentered', since: NOW - 40 * MINUTE },
      { inside: pair },
    ),
  },
  ...Object.fromEntries(
    CAUSES.map((cause) => [`fault-${cause}`, { view: showing({ screen: 'fault', causes: [cause] }) }]),
  ),
  'fault-several': { view: showing({ screen: 'fault', causes: CAUSES.slice(0, 3) }) },
  offline: { view: QUIET, link: 'down' },
  starting: { view: QUIET, link: 'starting' },
};

const entry: Samples = {
  ...Object.fromEntries(
    NEEDS.map((need) => [
      `badge-${need}`,
      {
        view: showing({
          screen: 'badge',
          holders: [ana],
          visitors: [],
          need,
          groups: need === 'named_group' ? ['Republican'] : [],
          ...timing(23, 30),
        }),
      },
    ]),
  ),
  'badge-with-visitors': {
    view: showing(
      {
        screen: 'badge',
        holders: [chioma],
        visitors: [olga, raj],
        need: 'named_group',
        groups: ['Democratic', 'Republican'],
        ...timing(9, 30),
      },
      withVisitors,
    ),
  },
  'badge-last-extension': {
    view: showing({
      screen: 'badge',
      holders: [ana],
      visitors: [],
      need: 'one_more',
      groups: [],
      ...timing(5, 30, 0),
    }),
  },
  'badge-many': {
    view: showing({
      screen: 'badge',
      holders: [ana, ben, chioma, dmitri],
      visitors: [olga],
      need: 'one_more',
      groups: [],
      ...timing(28, 30),
    }),
  },
  'badge-alarm': {
    view: showing(
      { screen: 'badge', holders: [ana], visitors: [], need: 'one_more', groups: [], ...timing(20, 30) },
      {
        banners: [{ banner: 'alarm', alarm: alarm('door_forced'), kind: 'door_forced', since: NOW - MINUTE }],
      },
    ),
  },
  pin: { view: showing({ screen: 'pin', holder: ana, attempts_left: 3, ...timing(50, 60) }) },
  'pin-last-try': {
    view: showing({ screen: 'pin', holder: chioma, attempts_left: 1, ...timing(12, 60) }),
  },
  approval: { view: showing({ screen: 'approval', holders: [ben, dmitri], ...timing(21, 30) }) },
  confirm: { view: showing({ screen: 'confirm', holders: [ana, ben], ...timing(50, 60) }) },
  'confirm-three': {
    view: showing({ screen: 'confirm', holders: [ana, ben, chioma], ...timing(50, 60) }),
  },
  purpose: {
    view: showing({ screen: 'purpose', holders: [ana, ben], choices: PURPOSES, ...timing(50, 60) }),
  },
  'purpose-few': {
    view: showing({
      screen: 'purpose',
      holders: [ana, ben],
      choices: ['deposit_ballots', 'retrieve_ballots', 'processing', 'other'],
      ...timing(50, 60),
    }),
  },
  'purpose-late': {
    view: showing({ screen: 'purpose', holders: [ana, ben], choices: PURPOSES, ...timing(19, 60) }),
  },
  purpose_other: {
    view: showing({ screen: 'purpose', holders: [ana, ben], choices: PURPOSES, ...timing(50, 60) }),
    page: { page: 'purpose_other' },
    drafts: { purpose: 'Replace the smoke detector' },
  },
  authority: { view: showing({ screen: 'authority', holders: [ana, ben], ...timing(50, 60) }) },
  'authority-typed': {
    view: showing({ screen: 'authority', holders: [ana, ben], ...timing(50, 60) }),
    drafts: { authority: 'Superior Court 24-CV-01182, order of Nov 4' },
  },
  observers: {
    view: showing(
      { screen: 'observers', holders: [ana, ben], visitors: [], observers_missing: 2, ...timing(50, 60) },
      withVisitors,
    ),
  },
  'observers-one': {
    view: showing(
      { screen: 'observers', holders: [ana], visitors: [olga], observers_missing: 1, ...timing(50, 60) },
      withVisitors,
    ),
  },
};

const visitors: Samples = {
  visitors_announced: { view: showing({ screen: 'visitors_announced', ...timing(26, 30) }) },
  visitors: {
    view: showing({ screen: 'visitors', holders: [ana], visitors: [], ...timing(55, 60) }, withVisitors),
  },
  'visitors-one': {
    view: showing(
      { screen: 'visitors', holders: [chioma], visitors: [olga], ...timing(50, 60) },
      { ...withVisitors, visitor_places_left: 1 },
    ),
  },
  'visitors-full': {
    view: showing(
      { screen: 'visitors', holders: [ana, ben], visitors: [olga, raj], ...timing(50, 60) },
      { ...withVisitors, visitor_places_left: 0 },
    ),
  },
  'visitors-late': {
    view: showing({ screen: 'visitors', holders: [ana], visitors: [olga], ...timing(12, 60) }, withVisitors),
  },
  visitor_class: {
    view: showing(
      {
        screen: 'badge',
        holders: [ana],
        visitors: [],
        need: 'one_more',
        groups: [],
        ...timing(28, 30),
      },
      withVisitors,
    ),
    page: { page: 'visitor_class' },
  },
  visitor_name: {
    view: showing(
      { screen: 'observers', holders: [ana], visitors: [], observers_missing: 1, ...timing(50, 60) },
      withVisitors,
    ),
    page: { page: 'visitor_name', visitor_class: 'observer' },
  },
  visitor_organization: {
    view: showing(
      { screen: 'observers', holders: [ana], visitors: [], observers_missing: 1, ...timing(50, 60) },
      withVisitors,
    ),
    page: { page: 'visitor_organization', visitor_class: 'observer' },
    drafts: { name: 'Olga Lindqvist', organization: 'League of Voters' },
  },
};

const troubles: Samples = {
  'trouble-working': { view: QUIET, trouble: 'working' },
  'trouble-refused': { view: QUIET, trouble: 'refused' },
  'trouble-silent': { view: QUIET, trouble: 'silent' },
  'trouble-too_soon': { view: QUIET, page: { page: 'challenge' }, trouble: 'too_soon' },
  'trouble-not_recorded': { view: QUIET, page: { page: 'challenge' }, trouble: 'not_recorded' },
  'still-here': {
    view: showing({ screen: 'attract' }, { inside: crowd }),
    page: { page: 'inside' },
    idle_s: 71,
  },
};

/** Every screen in every state, by name. */
export const SAMPLES: Samples = {
  ...standing,
  ...entry,
  ...visitors,
  ...ANSWER_SAMPLES,
  ...SIGN_SAMPLES,
  ...BANNER_SAMPLES,
  ...PAGE_SAMPLES,
  ...RECEIPT_SAMPLES,
  ...CUSTODY_SAMPLES,
  ...troubles,
};
