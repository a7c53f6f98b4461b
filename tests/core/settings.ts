/** The rule sets and the cast with which whole days are invented: small numbers, so that things happen. */
import type { PersonRecord } from '../../src/core/people.ts';
import type { KioskPolicy, RoomPolicy, RoomRules } from '../../src/core/policy.ts';
import type { DeviceId, DoorId, LineId, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { badgeOf, DAY, KIOSK_POLICY, listed, ROOM, roomPolicy, START } from './world.ts';

/** A configuration under which a day is played. */
export interface Setting {
  readonly name: string;
  readonly kiosk: KioskPolicy;
  readonly rooms: readonly RoomPolicy[];
}

export const ANNEX = 'annex' as RoomId;
export const CAMERA = 'camera' as DeviceId;

const both = [ROOM, ANNEX];

/** Every kind of person a rule distinguishes; some stand to gain or lose their standing within the day. */
export const CAST: readonly PersonRecord[] = [
  listed('ana', { role: 'supervisor', group: 'red', rooms: both }),
  listed('bob', { role: 'custodian', group: 'blue', rooms: both }),
  listed('cal', { class: 'temporary', group: 'red', oath: START - 365 * DAY + 60_000 }),
  listed('dee', { class: 'official', group: '' }),
  listed('eve', { group: 'blue', on_ballot: 'yes' }),
  listed('fay', {
    role: 'substitute',
    group: 'red',
    credentials: [badgeOf('fay'), badgeOf('fay-spare')],
    valid_until: START + 150_000,
  }),
  listed('gus', { class: 'observer', title: 'League of Voters', rooms: both }),
  listed('hal', { class: 'maintenance' }),
  listed('ivy', { class: 'law_enforcement', group: 'blue' }),
  listed('jon', { group: 'blue', rooms: [ANNEX] }),
  listed('kim', { role: 'supervisor', group: 'blue', valid_from: START + 90_000, training: 0 }),
];

export const NAMES = CAST.map(({ person }) => person as string);

/** Badges that somebody may hold against a reader, one of them nobody's. */
export const BADGES = [...NAMES, 'fay-spare', 'stranger'];

export const personOfBadge = (badge: string): PersonId => badge.replace('-spare', '') as PersonId;

const annex = (change: Partial<RoomRules>): RoomPolicy => ({
  ...roomPolicy(change),
  room: ANNEX,
  name: 'Annex',
  door: 'annex-door' as DoorId,
  outside_reader: 'annex-outside' as ReaderId,
  inside_reader: '',
  contact_line: 'annex-contact' as LineId,
});

const kiosk = (change: Partial<KioskPolicy> = {}): KioskPolicy => ({
  ...KIOSK_POLICY,
  pin_lockout_ms: 20_000,
  ...change,
});

const ASKING: Partial<RoomRules> = {
  partner_confirmation: 'asked',
  purpose: 'asked',
  authority: 'asked',
  observers_needed: 1,
  extensions: 1,
};

/** Ten o'clock local on the day on which the tests begin; see `START`. */
const TEN = 600;

const one = (name: string, rules: Partial<RoomRules>, change: Partial<KioskPolicy> = {}): Setting => ({
  name,
  kiosk: kiosk(change),
  rooms: [roomPolicy({ visitor_classes: ['maintenance', 'observer', 'law_enforcement'], ...rules })],
});

export const SETTINGS: readonly Setting[] = [
  one('any two', { head_count_every_ms: 90_000, head_count_grace_ms: 30_000, lone_repeat_ms: 40_000 }),
  one('different groups, everything dated', {
    pairing: { rule: 'different_group' },
    contents_pairing: { rule: 'at_least', people: 3 },
    oath: 'required',
    training: 'warned',
    background_check: 'required',
    required_devices: [CAMERA],
  }),
  one('newcomers only, all questions', { ...ASKING, joining: 'newcomers_only' }),
  one('custodians of named groups with PIN', {
    pairing: { rule: 'one_from_each', groups: ['red', 'blue'], holders: 'custodians' },
    contents_pairing: { rule: 'one_from_each', groups: ['red', 'blue'], holders: 'any' },
    second_factor: 'pin',
    lone_grace_ms: 0,
  }),
  one('supervisor and any, staffed hours, PIN', {
    pairing: { rule: 'supervisor_and_any' },
    second_factor: 'pin',
    training: 'required',
    after_hours: 'approved_by_supervisor',
    staffed_hours: [{ weekday: 2, from: 0, until: TEN + 2 }],
  }),
  one('single, law enforcement counts', {
    pairing: { rule: 'single' },
    contents_pairing: { rule: 'any_two' },
    purpose: 'asked',
    counting_classes: ['law_enforcement'],
  }),
  {
    name: 'phases change in the middle of the day',
    kiosk: kiosk({
      calendar: [
        { phase: 'receiving', from: START + 45_000 },
        { phase: 'sealed', from: START + 120_000 },
        { phase: 'canvass', from: START + 200_000 },
      ],
    }),
    rooms: [
      {
        ...roomPolicy({ after_hours: 'refused', staffed_hours: [{ weekday: 2, from: 0, until: TEN + 4 }] }),
        phases: {
          receiving: { pairing: { rule: 'different_group' }, second_factor: 'pin' },
          sealed: { entries: 'refused', pairing: { rule: 'at_least', people: 3 }, oath: 'required' },
          canvass: { pairing: { rule: 'single' }, contents_pairing: { rule: 'single' } },
        },
      },
    ],
  },
  {
    name: 'two rooms, one reader in the second',
    kiosk: kiosk(),
    rooms: [roomPolicy({ passage_ms: 3_000 }), annex({ pairing: { rule: 'single' } })],
  },
];
