import { ALARM_KINDS } from '../../src/core/alarm-kinds.ts';
import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Input, Observation } from '../../src/core/inputs.ts';
import type { Moment } from '../../src/core/moment.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import { DEFAULT_REVIEWS, type KioskPolicy, type RoomPolicy, type RoomRules } from '../../src/core/policy.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { Credential, DoorId, LineId, Ms, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';

/** Tuesday 3 November 2026, 10:00 in the room's zone (UTC-5): a general election's day, staffed hours. */
export const START: Ms = Date.UTC(2026, 10, 3, 15, 0, 0);
export const DAY: Ms = 86_400_000;

export const ROOM = 'ballot-room' as RoomId;
export const DOOR = 'ballot-room-door' as DoorId;
export const OUTSIDE = 'ballot-room-outside' as ReaderId;
export const INSIDE = 'ballot-room-inside' as ReaderId;

/** Plain rules: two people, no questions. Each test states what it changes. */
export const RULES: RoomRules = {
  entries: 'allowed',
  pairing: { rule: 'any_two' },
  contents_pairing: { rule: 'any_two' },
  joining: 'inside_counts',
  counting_classes: [],
  pairing_window_ms: 30_000,
  step_ms: 60_000,
  extensions: 10,
  unlock_ms: 5_000,
  taken_grace_ms: 2_000,
  exit_window_ms: 15_000,
  passage_ms: 10_000,
  held_open_ms: 30_000,
  second_factor: 'none',
  partner_confirmation: 'not_asked',
  purpose: 'not_asked',
  purposes: ['deposit_ballots', 'inspection', 'other'],
  authority: 'not_asked',
  observers_needed: 0,
  visitor_classes: ['maintenance', 'observer'],
  visitors_per_escort: 2,
  staffed_hours: [],
  after_hours: 'allowed',
  lone_grace_ms: 30_000,
  lone_grace_after_hours_ms: 0,
  lone_repeat_ms: 300_000,
  head_count_every_ms: 3_600_000,
  head_count_grace_ms: 600_000,
  managed_opening_max_minutes: 30,
  oath: 'not_required',
  training: 'not_required',
  background_check: 'not_required',
  required_devices: [],
};

export const roomPolicy = (change: Partial<RoomRules> = {}): RoomPolicy => ({
  room: ROOM,
  name: 'Ballot storage room',
  door: DOOR,
  outside_reader: OUTSIDE,
  inside_reader: INSIDE,
  contact_line: 'ballot-room-contact' as LineId,
  fire_line: 'fire' as LineId,
  tamper_line: 'tamper' as LineId,
  rules: { ...RULES, ...change },
  phases: {},
});

/** A second room beside it, with both its readers. */
export const annexPolicy = (change: Partial<RoomPolicy> = {}): RoomPolicy => ({
  ...roomPolicy(),
  room: 'annex' as RoomId,
  door: 'annex-door' as DoorId,
  outside_reader: 'annex-outside' as ReaderId,
  inside_reader: 'annex-inside' as ReaderId,
  ...change,
});

export const KIOSK_POLICY: KioskPolicy = {
  kiosk: 'k01',
  time_zone: 'America/New_York',
  paper_log_phone: '',
  calendar: [],
  heartbeat_ms: 60_000,
  notice_ms: 4_000,
  repeat_window_ms: 10_000,
  pin_attempts: 3,
  pin_lockout_ms: 300_000,
  oath_ms: 365 * DAY,
  training_ms: 365 * DAY,
  background_check_ms: 365 * DAY,
  quick_pair_ms: 2_000,
  alarms: {
    answer_ms: { critical: 120_000, high: 300_000, medium: 1_800_000, low: 0 },
    reminders: 3,
    shelve_max_ms: 8 * 3_600_000,
    kinds: {},
  },
  telling: { sirens: [], tests: [], siblings: [] },
  list: { approvers: 'supervisors', review_ms: 30 * DAY },
  reviews: DEFAULT_REVIEWS,
  keep_months: 24,
  topics: [
    { topic: 'seals', name: { en: 'Seals', es: 'Sellos' }, months: 12 },
    { topic: 'handling', name: { en: 'Handling', es: 'Manejo' }, months: 12 },
  ],
};

/** No alarm is raised at all. */
export const NO_KIND_USED: KioskPolicy['alarms']['kinds'] = Object.fromEntries(
  ALARM_KINDS.map((kind) => [kind, { used: 'no', priority: 'low', delay_ms: 0 }]),
);

export const badgeOf = (name: string): Credential => `badge:${name}` as Credential;

/** A listed person with one badge; dates as far in the past as they need to be. */
export const listed = (name: string, change: Partial<PersonRecord> = {}): PersonRecord => ({
  person: name as PersonId,
  name,
  class: 'staff',
  role: 'member',
  group: '',
  group_source: 'none',
  title: '',
  credentials: [badgeOf(name)],
  rooms: [ROOM],
  valid_from: 0,
  valid_until: 0,
  oath: START - 10 * DAY,
  training: START - 10 * DAY,
  background_check: START - 10 * DAY,
  on_ballot: 'no',
  photo: '',
  ...change,
});

export const momentAt = (at: Ms): Moment => ({
  at,
  offset_min: -300,
  uptime_ms: at - START,
  clock: 'synchronised',
});

/** A kiosk without disk and devices: the real decisions and the real fold, with time by hand. */
export interface World {
  readonly state: State;
  readonly log: readonly Fact[];
  readonly now: Ms;
  /** Time passes, and nobody looks. */
  skip(ms: Ms): void;
  /** Lets time pass, as the loop's tick would. */
  pass(ms: Ms): readonly Fact[];
  see(observation: Observation): readonly Fact[];
  badge(name: string, reader?: ReaderId): readonly Fact[];
}

export interface WorldOptions {
  readonly rules?: Partial<RoomRules>;
  readonly rooms?: readonly RoomPolicy[];
  readonly kiosk?: Partial<KioskPolicy>;
  readonly people?: readonly PersonRecord[];
  readonly start?: Ms;
}

export const startInput = (options: WorldOptions): Observation => ({
  type: 'started',
  boot: 'boot-1',
  software: '0.0.0',
  config_digest: '00',
  policy: { ...KIOSK_POLICY, ...options.kiosk },
  rooms: options.rooms ?? [roomPolicy(options.rules)],
});

export const world = (options: WorldOptions = {}): World => {
  let state: State = INITIAL_STATE;
  let now = options.start ?? START;
  const log: Fact[] = [];
  const see = (observation: Observation): readonly Fact[] => {
    const facts = decide(state, { moment: momentAt(now), ...observation } as Input);
    state = facts.reduce(apply, state);
    log.push(...facts);
    return facts.filter(({ type }) => type === 'alarm_acknowledged' || !type.startsWith('alarm_'));
  };
  see(startInput(options));
  const rooms = options.rooms ?? [roomPolicy(options.rules)];
  for (const room of rooms) see({ type: 'door_found', door: room.door, contact: 'closed' });
  see({ type: 'people_listed', people: options.people ?? [], source: '00' });
  return {
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    log,
    see,
    skip(ms) {
      now += ms;
    },
    pass(ms) {
      now += ms;
      return see({ type: 'tick' });
    },
    badge: (name, reader = OUTSIDE) => see({ type: 'badge_read', reader, credential: badgeOf(name) }),
  };
};
