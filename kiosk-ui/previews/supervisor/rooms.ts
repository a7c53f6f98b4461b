import type { FeedLine } from '../../../src/core/supervisor-feed.ts';
import type {
  AlarmRow,
  InsidePerson,
  InsideVisitor,
  RoomCard,
  SupervisorView,
} from '../../../src/core/supervisor-view.ts';
import type {
  AlarmId,
  AlarmSource,
  DeviceId,
  LineId,
  PersonId,
  RoomId,
  VisitorId,
} from '../../../src/core/terms.ts';
import { MINUTE, NOW } from '../people.ts';

const person = (
  id: string,
  name: string,
  minutes: number,
  change: Partial<InsidePerson> = {},
): InsidePerson => ({
  person: id as PersonId,
  name,
  class: 'staff',
  since: NOW - minutes * MINUTE,
  counts: 'counts',
  ...change,
});

export const ana = person('ana', 'Ana Ruiz', 42, { class: 'official' });
export const ben = person('ben', 'Ben Carter', 41);
export const chioma = person('chioma', 'Chioma Okonkwo-Abernathy', 12, {
  class: 'temporary',
  counts: 'does_not_count',
});
export const layla = person('layla', 'ليلى بنت عبد الرحمن', 25);
export const long = person(
  'long',
  'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Concepción Villanueva',
  185,
);

export const olga: InsideVisitor = {
  visitor: 'v1' as VisitorId,
  name: 'Olga Lindqvist',
  organization: 'League of Voters',
  class: 'observer',
  escort: 'Ana Ruiz',
  escorted: 'yes',
  since: NOW - 38 * MINUTE,
};
export const raj: InsideVisitor = {
  visitor: 'v2' as VisitorId,
  name: 'Raj Patel',
  organization: 'Tri-County Elevator',
  class: 'maintenance',
  escort: 'Dmitri Vasilevsky',
  escorted: 'no',
  since: NOW - 55 * MINUTE,
};

/** A room in which nothing is going on; each sample changes what it is about. */
export const room = (id: string, name: string, change: Partial<RoomCard> = {}): RoomCard => ({
  room: id as RoomId,
  name,
  duress_since: 0,
  standing: 'empty',
  since: 0,
  hours: 'staffed',
  contents: 'sealed',
  seals: 'on_record',
  door: { contact: 'closed', open_since: 0, held_since: 0, managed_until: 0 },
  people: 0,
  who: [],
  visitors: 0,
  guests: [],
  lone: null,
  uncertain: null,
  head_count_due: 0,
  sweep_due: 0,
  emergency: null,
  inputs: [
    { input: 'contact', line: `${id}-contact` as LineId, state: 'normal' },
    { input: 'fire', line: 'fire' as LineId, state: 'normal' },
    { input: 'tamper', line: 'tamper' as LineId, state: 'normal' },
  ],
  devices: [
    { device: `${id}-outside` as DeviceId, part: 'outside_reader', state: 'ok', since: 0 },
    { device: `${id}-inside` as DeviceId, part: 'inside_reader', state: 'ok', since: 0 },
    { device: `${id}-door` as DeviceId, part: 'door', state: 'ok', since: 0 },
  ],
  faults: [],
  alarms: 0,
  ...change,
});

export const inUse = (
  id: string,
  name: string,
  who: readonly InsidePerson[],
  guests: readonly InsideVisitor[] = [],
) =>
  room(id, name, {
    standing: 'occupied',
    since: who[0]?.since ?? 0,
    people: who.length,
    who,
    visitors: guests.length,
    guests,
  });

export const alarmRow = (
  kind: AlarmRow['kind'],
  subject: string,
  change: Partial<AlarmRow> = {},
): AlarmRow => ({
  alarm: `${kind}${subject === '' ? '' : `/${subject}`}#1` as AlarmId,
  source: `${kind}${subject === '' ? '' : `/${subject}`}` as AlarmSource,
  kind,
  room: '',
  priority: 'medium',
  since: NOW - 4 * MINUTE,
  last: NOW - 4 * MINUTE,
  occurrences: 1,
  condition: 'active',
  answer: 'unacknowledged',
  told_again: 0,
  ends: 'by_itself',
  silenced: 'no',
  shelvable: 'yes',
  closing_by: '',
  closing_name: '',
  ...change,
});

export const view = (rooms: readonly RoomCard[], change: Partial<SupervisorView> = {}): SupervisorView => ({
  kiosk: {
    kiosk: 'county-k01',
    time_zone: 'America/New_York',
    phase: 'processing',
    phone: '(555) 010-4477',
    run: 'going',
    storage: 'ok',
    clock: 'trusted',
    heartbeat_at: NOW - 34_000,
    heartbeat_ms: MINUTE,
    lost: [],
    shelve_max_ms: 8 * 60 * MINUTE,
  },
  log: {
    index: 1_847,
    signed: 1_848,
    root: '',
    witnesses: 3,
    quorum: 2,
    furthest: { size: 1_840, time_s: (NOW - 2 * MINUTE) / 1_000, witnesses: 2 },
    witnessed: 1_840,
    witnessed_s: (NOW - 2 * MINUTE) / 1_000,
  },
  rooms,
  alarms: [],
  alarms_left_out: 0,
  silenced: [],
  channels: [{ channel: 'mail', settled: 1_800, failed_since: 0 }],
  ...change,
});

const line = (
  seq: number,
  seconds: number,
  type: FeedLine['type'],
  change: Partial<FeedLine> = {},
): FeedLine => ({
  seq,
  at: NOW - seconds * 1_000,
  type,
  room: 'vault-a' as RoomId,
  level: 'routine',
  who: [],
  about: '',
  value: '',
  ...change,
});

/** A morning at one door, oldest first. */
export const LINES: readonly FeedLine[] = [
  line(1_801, 5_400, 'kiosk_started', {
    room: '',
    level: 'notice',
    about: 'previous_end',
    value: 'clean',
  }),
  line(1_804, 2_560, 'first_badge_accepted', { who: ['Ana Ruiz'] }),
  line(1_805, 2_540, 'access_granted', {
    level: 'notice',
    who: ['Ana Ruiz', 'Ben Carter'],
    about: 'purpose',
    value: 'inspection',
  }),
  line(1_806, 2_535, 'door_opened', { about: 'accounted_by', value: 'entry' }),
  line(1_807, 2_535, 'entry_taken', { level: 'notice', who: ['Ana Ruiz', 'Ben Carter', 'Olga Lindqvist'] }),
  line(1_808, 2_528, 'door_closed'),
  line(1_815, 900, 'access_denied', { level: 'notice', about: 'reason', value: 'unknown_badge' }),
  line(1_820, 600, 'device_lost', {
    room: '',
    level: 'medium',
    about: 'device',
    value: 'annex-camera',
  }),
  line(1_821, 600, 'alarm_raised', {
    room: '',
    level: 'notice',
    about: 'alarm',
    value: 'device_lost/annex-camera#1',
  }),
  line(1_826, 240, 'exit_signed', { level: 'notice', who: ['Ben Carter'], about: 'how', value: 'badge' }),
  line(1_827, 239, 'lone_interval_started', {
    level: 'high',
    who: ['Ana Ruiz'],
    about: 'cause',
    value: 'too_few',
  }),
  line(1_847, 12, 'alarm_acknowledged', {
    room: '',
    level: 'notice',
    who: ['Dmitri Vasilevsky'],
    about: 'alarm',
    value: 'device_lost/annex-camera#1',
  }),
];
