import { ALARM_CARDS } from '../core/alarm-cards.ts';
import type {
  AlarmPolicy,
  CalendarEntry,
  ChannelTestRule,
  KioskPolicy,
  ReviewPolicy,
  RoomPolicy,
  RoomRules,
  StaffedHours,
  TellingPolicy,
} from '../core/policy.ts';
import {
  type DeviceId,
  type DoorId,
  type LineId,
  PHASES,
  type ReaderId,
  type RoomId,
} from '../core/terms.ts';
import { readHours } from './hours.ts';
import { instantOf, wallTime } from './local-time.ts';
import { toPairing } from './pairing.ts';
import type { WrittenPhaseRules, WrittenRules } from './rules-schema.ts';
import type { WrittenConfig, WrittenRoom } from './schema.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Written<Rules> = Rules & { readonly contents_pairing: WrittenRules['pairing'] };

/** What each written key becomes; a phase changes exactly those that it names. */
const BECOMES = {
  entries: 'entries',
  pairing: 'pairing',
  contents_pairing: 'contents_pairing',
  joining: 'joining',
  counting_classes: 'counting_classes',
  pairing_window_s: 'pairing_window_ms',
  step_s: 'step_ms',
  extensions: 'extensions',
  unlock_s: 'unlock_ms',
  taken_grace_s: 'taken_grace_ms',
  exit_window_s: 'exit_window_ms',
  passage_s: 'passage_ms',
  held_open_s: 'held_open_ms',
  second_factor: 'second_factor',
  partner_confirmation: 'partner_confirmation',
  purpose: 'purpose',
  purposes: 'purposes',
  authority: 'authority',
  observers_needed: 'observers_needed',
  visitor_classes: 'visitor_classes',
  visitors_per_escort: 'visitors_per_escort',
  visitor_record: 'visitor_record',
  staffed_hours: 'staffed_hours',
  after_hours: 'after_hours',
  lone_grace_s: 'lone_grace_ms',
  lone_grace_after_hours_s: 'lone_grace_after_hours_ms',
  lone_repeat_minutes: 'lone_repeat_ms',
  head_count_every_minutes: 'head_count_every_ms',
  head_count_grace_minutes: 'head_count_grace_ms',
  longest_visit_minutes: 'longest_visit_ms',
  managed_opening_max_minutes: 'managed_opening_max_minutes',
  sweep_after_outage_minutes: 'sweep_after_outage_ms',
  sweep_within_minutes: 'sweep_within_ms',
  oath: 'oath',
  training: 'training',
  background_check: 'background_check',
  topics: 'topics',
  required_devices: 'required_devices',
} as const satisfies { readonly [Key in keyof WrittenRules]-?: keyof RoomRules };

/** Hours that cannot be read are left out here; the cross-field rules refuse them. */
const toHours = (written: WrittenRules['staffed_hours']): readonly StaffedHours[] =>
  written === 'always'
    ? []
    : written.flatMap((text) => {
        const read = readHours(text);
        return 'hours' in read ? read.hours : [];
      });

const toRules = (written: Written<WrittenRules>): RoomRules => ({
  entries: written.entries,
  pairing: toPairing(written.pairing),
  contents_pairing: toPairing(written.contents_pairing),
  joining: written.joining,
  counting_classes: written.counting_classes,
  pairing_window_ms: written.pairing_window_s * SECOND_MS,
  step_ms: written.step_s * SECOND_MS,
  extensions: written.extensions,
  unlock_ms: written.unlock_s * SECOND_MS,
  taken_grace_ms: written.taken_grace_s * SECOND_MS,
  exit_window_ms: written.exit_window_s * SECOND_MS,
  passage_ms: written.passage_s * SECOND_MS,
  held_open_ms: written.held_open_s * SECOND_MS,
  second_factor: written.second_factor,
  partner_confirmation: written.partner_confirmation,
  purpose: written.purpose,
  purposes: written.purposes,
  authority: written.authority,
  observers_needed: written.observers_needed,
  visitor_classes: written.visitor_classes,
  visitors_per_escort: written.visitors_per_escort,
  visitor_record: written.visitor_record,
  staffed_hours: toHours(written.staffed_hours),
  after_hours: written.after_hours,
  lone_grace_ms: written.lone_grace_s * SECOND_MS,
  lone_grace_after_hours_ms: written.lone_grace_after_hours_s * SECOND_MS,
  lone_repeat_ms: written.lone_repeat_minutes * MINUTE_MS,
  head_count_every_ms: written.head_count_every_minutes * MINUTE_MS,
  head_count_grace_ms: written.head_count_grace_minutes * MINUTE_MS,
  longest_visit_ms: written.longest_visit_minutes * MINUTE_MS,
  managed_opening_max_minutes: written.managed_opening_max_minutes,
  sweep_after_outage_ms: written.sweep_after_outage_minutes * MINUTE_MS,
  sweep_within_ms: written.sweep_within_minutes * MINUTE_MS,
  oath: written.oath,
  training: written.training,
  background_check: written.background_check,
  topics: written.topics,
  required_devices: written.required_devices.map((device) => device as DeviceId),
});

/** The contents rule follows the pairing rule until somebody writes one of its own. */
const withContents = (rules: WrittenRules): Written<WrittenRules> => ({
  ...rules,
  contents_pairing: rules.contents_pairing ?? rules.pairing,
});

const isKey = (key: string): key is keyof typeof BECOMES => Object.hasOwn(BECOMES, key);

const toPhase = (room: WrittenRules, phase: WrittenPhaseRules): Partial<RoomRules> => {
  const given = Object.fromEntries(Object.entries(phase).filter(([, value]) => value !== undefined));
  const whole = toRules(withContents({ ...room, ...given }));
  const changed = new Set(Object.keys(given).filter(isKey));
  if (changed.has('pairing') && room.contents_pairing === undefined) changed.add('contents_pairing');
  return Object.fromEntries([...changed].map((key) => [BECOMES[key], whole[BECOMES[key]]]));
};

export const toRoom = (written: WrittenRoom): RoomPolicy => {
  const phases = PHASES.flatMap((phase) => {
    const changes = written.phases[phase];
    return changes === undefined ? [] : [[phase, toPhase(written.rules, changes)] as const];
  });
  return {
    room: written.id as RoomId,
    name: written.name,
    door: written.door as DoorId,
    outside_reader: written.outside_reader as ReaderId,
    inside_reader: (written.inside_reader ?? '') as ReaderId | '',
    contact_line: (written.lines.contact ?? '') as LineId | '',
    fire_line: (written.lines.fire ?? '') as LineId | '',
    tamper_line: (written.lines.tamper ?? '') as LineId | '',
    rules: toRules(withContents(written.rules)),
    phases: Object.fromEntries(phases),
  };
};

/** Dates that cannot be read are left out here; the cross-field rules refuse them. */
const toCalendar = (written: WrittenConfig['calendar'], zone: string): readonly CalendarEntry[] =>
  written.flatMap(({ phase, from }) => {
    const wall = wallTime(from);
    return wall === undefined ? [] : [{ phase, from: instantOf(zone, wall) }];
  });

const toAlarms = (written: WrittenConfig['alarms']): AlarmPolicy => ({
  answer_ms: {
    critical: written.critical_answer_minutes * MINUTE_MS,
    high: written.high_answer_minutes * MINUTE_MS,
    medium: written.medium_answer_minutes * MINUTE_MS,
    low: written.low_answer_minutes * MINUTE_MS,
  },
  reminders: written.reminders,
  shelve_max_ms: written.shelve_max_hours * HOUR_MS,
  kinds: Object.fromEntries(
    written.kinds.map(({ alarm, used, priority, delay_s }) => [
      alarm,
      { used, priority: priority ?? ALARM_CARDS[alarm].priority, delay_ms: delay_s * SECOND_MS },
    ]),
  ),
});

const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** How long people may take to answer a test that somebody sends by hand. */
const ASKED_TEST_MS = 4 * HOUR_MS;

/** `mon 09:00` in minutes since Monday midnight. */
const minuteOfWeek = (at: string): number => {
  const [, day = '', hour, minute] = /^([a-z]{3}) (\d{2}):(\d{2})$/.exec(at) ?? [];
  return (WEEKDAYS.indexOf(day) * 24 + Number(hour)) * 60 + Number(minute);
};

const toTest = (channel: WrittenConfig['channels'][number]): ChannelTestRule => {
  const { id, test } = channel;
  return {
    channel: id,
    siren: channel.kind === 'siren' ? (channel.siren as DeviceId) : '',
    minute: test === undefined ? -1 : minuteOfWeek(test.at),
    answer_ms: test === undefined ? ASKED_TEST_MS : test.answer_minutes * MINUTE_MS,
  };
};

const toTelling = ({ channels, beats }: Pick<WrittenConfig, 'channels' | 'beats'>): TellingPolicy => ({
  sirens: channels.flatMap((channel) => {
    if (channel.kind !== 'siren') return [];
    const { id, siren, least, rooms, pattern, longest_s } = channel;
    return {
      channel: id,
      siren: siren as DeviceId,
      least,
      rooms: rooms.map((room) => room as RoomId),
      pattern,
      longest_ms: longest_s * SECOND_MS,
    };
  }),
  tests: channels.map(toTest),
  siblings: beats.siblings.map(({ id }) => id),
});

const toReviews = (written: WrittenConfig['review']): ReviewPolicy => ({
  bounds: {
    visit_max: written.visit_minutes * MINUTE_MS,
    entries_a_day: written.entries_a_day,
    familiar_for: written.familiar_days * DAY_MS,
    habits_after: written.habits_after_days * DAY_MS,
    gap_min: written.gap_minutes * MINUTE_MS,
    series_min: written.refusals,
    series_within: written.refusals_within_minutes * MINUTE_MS,
  },
  daily_due_ms: written.daily_due_hours * HOUR_MS,
  weekly_due_ms: written.weekly_due_days * DAY_MS,
});

export const toKiosk = (
  written: Pick<
    WrittenConfig,
    'kiosk' | 'calendar' | 'alarms' | 'channels' | 'beats' | 'review' | 'training_topics'
  >,
): KioskPolicy => {
  const { kiosk } = written;
  return {
    kiosk: kiosk.name,
    time_zone: kiosk.time_zone,
    paper_log_phone: kiosk.paper_log_phone,
    calendar: toCalendar(written.calendar, kiosk.time_zone),
    heartbeat_ms: kiosk.heartbeat_s * SECOND_MS,
    notice_ms: kiosk.notice_s * SECOND_MS,
    repeat_window_ms: kiosk.repeat_window_s * SECOND_MS,
    pin_attempts: kiosk.pin_attempts,
    pin_lockout_ms: kiosk.pin_lockout_minutes * MINUTE_MS,
    oath_ms: kiosk.oath_days * DAY_MS,
    training_ms: kiosk.training_days * DAY_MS,
    background_check_ms: kiosk.background_check_days * DAY_MS,
    quick_pair_ms: kiosk.quick_pair_s * SECOND_MS,
    alarms: toAlarms(written.alarms),
    telling: toTelling(written),
    list: { approvers: kiosk.list_approvers, review_ms: kiosk.list_review_days * DAY_MS },
    reviews: toReviews(written.review),
    keep_months: kiosk.keep_months,
    // What is as it always was leaves the policy as it was: a newer program changes no rules.
    ...(kiosk.language === 'en' ? {} : { language: kiosk.language }),
    ...(kiosk.first_boot === 'at_screen' ? { first_boot: kiosk.first_boot } : {}),
    visitor_rules: { en: kiosk.visitor_rules, es: kiosk.visitor_rules_es },
    topics: written.training_topics.map(({ id, name, name_es, months, exercises }) => ({
      topic: id,
      name: { en: name, es: name_es ?? name },
      months,
      exercises,
    })),
  };
};
