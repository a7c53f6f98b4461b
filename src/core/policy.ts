import type { AlarmKind, Priority } from './alarm-kinds.ts';
import { type AnomalyBounds, USUAL_BOUNDS } from './anomalies.ts';
import type { SirenPattern } from './facts-sirens.ts';
import type { TopicRule, TrainingTopic } from './facts-training.ts';
import type { VisitorField } from './facts-visitors.ts';
import type { LocalTime } from './moment.ts';
import type {
  DeviceId,
  DoorId,
  LineId,
  Ms,
  PersonClass,
  Phase,
  Purpose,
  ReaderId,
  RoomId,
  VisitorClass,
  YesNo,
} from './terms.ts';

/** A predicate over the qualified people inside, or about to be. */
export type PairingRule =
  | { readonly rule: 'any_two' }
  | { readonly rule: 'at_least'; readonly people: number }
  | { readonly rule: 'different_group' }
  /** One custodian, or a substitute of the same group, from each named group. */
  | {
      readonly rule: 'one_from_each';
      readonly groups: readonly string[];
      readonly holders: 'any' | 'custodians';
    }
  | { readonly rule: 'supervisor_and_any' }
  /** One person is the whole office: lawful there, with purpose, a told remote person and a review. */
  | { readonly rule: 'single' };

/** How a dated qualification is treated where it is missing or has run out. */
export type Requirement = 'required' | 'warned' | 'not_required';

/** Staffed hours of one weekday (0 = Sunday) in minutes since local midnight; `until` is the first minute outside. */
export interface StaffedHours {
  readonly weekday: number;
  readonly from: number;
  readonly until: number;
}

/** The rules of one room in one phase. Lengths are milliseconds. Bounds and defaults stand in the configuration's schema. */
export interface RoomRules {
  readonly entries: 'allowed' | 'refused';
  readonly pairing: PairingRule;
  /** The rule while unsealed ballots are present; at least as strict. */
  readonly contents_pairing: PairingRule;
  /** Whether people inside by sign-in count for somebody who joins them. */
  readonly joining: 'inside_counts' | 'newcomers_only';
  /** Visitor classes that count for the pairing rule, for example sworn law enforcement. */
  readonly counting_classes: readonly VisitorClass[];
  readonly pairing_window_ms: Ms;
  readonly step_ms: Ms;
  readonly extensions: number;
  readonly unlock_ms: Ms;
  /** After the strike locks again, how long a door already pulled may still report its opening. */
  readonly taken_grace_ms: Ms;
  readonly exit_window_ms: Ms;
  /** One passage by one person; longer openings put the count in doubt. */
  readonly passage_ms: Ms;
  readonly held_open_ms: Ms;
  readonly second_factor: 'none' | 'pin';
  readonly partner_confirmation: 'asked' | 'not_asked';
  readonly purpose: 'asked' | 'not_asked';
  readonly purposes: readonly Purpose[];
  readonly authority: 'asked' | 'not_asked';
  readonly observers_needed: number;
  readonly visitor_classes: readonly VisitorClass[];
  readonly visitors_per_escort: number;
  /** What is asked of each visitor besides name and organization; nothing where a log from before leaves it out. */
  readonly visitor_record?: readonly VisitorField[];
  /** Empty means staffed at all hours. */
  readonly staffed_hours: readonly StaffedHours[];
  readonly after_hours: 'allowed' | 'refused' | 'approved_by_supervisor';
  readonly lone_grace_ms: Ms;
  readonly lone_grace_after_hours_ms: Ms;
  readonly lone_repeat_ms: Ms;
  readonly head_count_every_ms: Ms;
  readonly head_count_grace_ms: Ms;
  /** Whoever is inside for so long is asked after; 0 for never, and so where a log from before leaves it out. */
  readonly longest_visit_ms?: Ms;
  readonly managed_opening_max_minutes: number;
  /** After a time without watch as long as this two people look at the seals; 0, or left out by an old log, for never. */
  readonly sweep_after_outage_ms?: Ms;
  /** How long they have for it. */
  readonly sweep_within_ms?: Ms;
  readonly oath: Requirement;
  readonly training: Requirement;
  readonly background_check: Requirement;
  /** What people have to be trained in; nothing where a log from before leaves it out. */
  readonly topics?: readonly TopicRule[];
  /** Devices without which nobody is granted entry, for example a camera. */
  readonly required_devices: readonly DeviceId[];
}

export interface RoomPolicy {
  readonly room: RoomId;
  readonly name: string;
  readonly door: DoorId;
  readonly outside_reader: ReaderId;
  /** Empty where there is none: then the outside reader signs out whoever is inside. */
  readonly inside_reader: ReaderId | '';
  /** Supervised inputs of this room; empty where there is none. */
  readonly contact_line: LineId | '';
  readonly fire_line: LineId | '';
  readonly tamper_line: LineId | '';
  readonly rules: RoomRules;
  /** What a phase changes. */
  readonly phases: { readonly [phase in Phase]?: Partial<RoomRules> };
}

/** How alarms are used at this kiosk. */
export interface AlarmPolicy {
  /** How long an alarm of a priority may stay unacknowledged before people are told again; 0 for ever. */
  readonly answer_ms: { readonly [P in Priority]: Ms };
  /** How often they are told again. */
  readonly reminders: number;
  /** The longest time for which a source can be shelved. */
  readonly shelve_max_ms: Ms;
  /** What is not as on the card of its kind. */
  readonly kinds: {
    readonly [K in AlarmKind]?: {
      readonly used: YesNo;
      readonly priority: Priority;
      /** How long a condition has to last before it is an alarm. */
      readonly delay_ms: Ms;
    };
  };
}

export const DEFAULT_ALARMS: AlarmPolicy = {
  answer_ms: { critical: 120_000, high: 300_000, medium: 1_800_000, low: 0 },
  reminders: 5,
  shelve_max_ms: 28_800_000,
  kinds: {},
};

/** A siren or a light that the kiosk drives itself. */
export interface SirenRule {
  /** The channel that it is, in the log and in the commands. */
  readonly channel: string;
  readonly siren: DeviceId;
  /** The lowest priority that it sounds for. */
  readonly least: Priority;
  /** Rooms whose alarms it sounds for; empty for all. Alarms of the kiosk as a whole sound everywhere. */
  readonly rooms: readonly RoomId[];
  readonly pattern: SirenPattern;
  readonly longest_ms: Ms;
}

/** How people are told, as far as the kiosk itself does it. */
export interface TellingPolicy {
  readonly sirens: readonly SirenRule[];
  readonly tests: readonly ChannelTestRule[];
  /** Other kiosks whose silence is an alarm here. */
  readonly siblings: readonly string[];
}

/** How a channel is tested from end to end. */
export interface ChannelTestRule {
  readonly channel: string;
  /** The siren that it is; empty for a channel that carries messages. */
  readonly siren: DeviceId | '';
  /** Minute of the local week, from Monday midnight, at which it is tested; -1 for only when somebody asks. */
  readonly minute: number;
  /** How long people may take to say that the test arrived. */
  readonly answer_ms: Ms;
}

export const DEFAULT_TELLING: TellingPolicy = { sirens: [], tests: [], siblings: [] };
/** Who approves changes of the list, besides supervisors. */
export const LIST_APPROVERS = ['supervisors', 'custodian_officials_too'] as const;

/** How the authorization list is kept. */
export interface ListPolicy {
  readonly approvers: (typeof LIST_APPROVERS)[number];
  /** How long a sign-off of the whole list holds; 0 for ever. */
  readonly review_ms: Ms;
}

export const DEFAULT_LIST: ListPolicy = { approvers: 'supervisors', review_ms: 90 * 86_400_000 };

/** How the log is looked through. */
export interface ReviewPolicy {
  /** From where on something is unusual. */
  readonly bounds: AnomalyBounds;
  /** How old an entry may be that no closed review of that kind covers; 0 for any age. */
  readonly daily_due_ms: Ms;
  readonly weekly_due_ms: Ms;
}

export const DEFAULT_REVIEWS: ReviewPolicy = { bounds: USUAL_BOUNDS, daily_due_ms: 0, weekly_due_ms: 0 };

/** `from` is the instant at which the phase begins. */
export interface CalendarEntry {
  readonly phase: Phase;
  readonly from: Ms;
}

export interface KioskPolicy {
  readonly kiosk: string;
  /** IANA name of the rooms' time zone, for print; the core reckons with the offset of each input. */
  readonly time_zone: string;
  /** Whom to call while the paper log is in use; empty when there is no number. */
  readonly paper_log_phone: string;
  readonly calendar: readonly CalendarEntry[];
  readonly heartbeat_ms: Ms;
  /** How long an answer such as "granted" or "denied" stays on the screen. */
  readonly notice_ms: Ms;
  /** Within this time the same refusal is counted instead of recorded again. */
  readonly repeat_window_ms: Ms;
  readonly pin_attempts: number;
  readonly pin_lockout_ms: Ms;
  /** How long an oath, a training and a background check hold. */
  readonly oath_ms: Ms;
  readonly training_ms: Ms;
  readonly background_check_ms: Ms;
  /** Two badges nearer together than this may be one person with both. */
  readonly quick_pair_ms: Ms;
  readonly alarms: AlarmPolicy;
  readonly telling: TellingPolicy;
  readonly list: ListPolicy;
  readonly reviews: ReviewPolicy;
  /** How long the state asks for containers of ballots to be kept after an election. */
  readonly keep_months: number;
  /** Nothing here is real, and every screen says so; left out where all of it is. */
  readonly practice?: 'yes';
  /** In which language screens begin; English where a log from before leaves it out. */
  readonly language?: 'en' | 'es';
  /** Whether a new log begins with a set-up at the screen; it does not where it is left out. */
  readonly first_boot?: 'at_screen';
  /** What people are trained in; left out in logs from before. */
  readonly topics?: readonly TrainingTopic[];
  /** The rules that visitors accept on the screen; left out in logs from before. */
  readonly visitor_rules?: { readonly en: string; readonly es: string };
}

/** The rules in force: the room's own, with what the phase changes. */
export const rulesFor = (room: RoomPolicy, phase: Phase): RoomRules => ({
  ...room.rules,
  ...room.phases[phase],
});

/** The phase at an instant: that of the latest calendar entry begun; `preparation` before the first. */
export const phaseAt = (calendar: readonly CalendarEntry[], at: Ms): Phase => {
  let current: CalendarEntry = { phase: 'preparation', from: Number.NEGATIVE_INFINITY };
  for (const entry of calendar) {
    if (entry.from <= at && entry.from >= current.from) current = entry;
  }
  return current.phase;
};

/** Whether a local time lies outside of hours; no hours at all are all hours. */
export const isOutside = (hours: readonly StaffedHours[], local: LocalTime): boolean =>
  hours.length > 0 &&
  !hours.some(
    ({ weekday, from, until }) => weekday === local.weekday && local.minute >= from && local.minute < until,
  );

export const isAfterHours = (rules: RoomRules, local: LocalTime): boolean =>
  isOutside(rules.staffed_hours, local);

/** A lone interval is always recorded from its first instant; grace only delays the alert. */
export const loneGrace = (rules: RoomRules, phase: Phase, afterHours: boolean): Ms =>
  afterHours || phase === 'sealed' ? rules.lone_grace_after_hours_ms : rules.lone_grace_ms;

export const isStaffClass = (personClass: PersonClass): boolean =>
  personClass === 'official' || personClass === 'staff' || personClass === 'temporary';
