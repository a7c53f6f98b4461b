import { ALARM_CARDS } from './alarm-cards.ts';
import type { AlarmKind } from './alarm-kinds.ts';
import { type Cause, sourceOf } from './alarm-sources.ts';
import { custodyCauses } from './custody-causes.ts';
import { isPosition } from './device-observation.ts';
import type { EffectType } from './effects.ts';
import type { Fact, FactType } from './facts.ts';
import type { AccountChange } from './facts-office.ts';
import { UPKEEP_PARTS, type UpkeepPart } from './facts-upkeep.ts';
import { signOffDue } from './list-at-once.ts';
import { overstaySince } from './overstay.ts';
import { powerlessReaders, roomOfLine, roomOfReader } from './reader-lines.ts';
import { recordConditions } from './record-conditions.ts';
import { type RoomState, roomIds, roomOf, type State } from './state.ts';
import type { AlarmSource, Ms, RoomId } from './terms.ts';

const kindOf = (source: AlarmSource): AlarmKind => source.split('/')[0] as AlarmKind;

/** Whether somebody may silence a source. */
export const isShelvable = (source: AlarmSource): boolean =>
  Object.hasOwn(ALARM_CARDS, kindOf(source)) && ALARM_CARDS[kindOf(source)].shelvable === 'yes';

/** Refusals counted at one reader within a minute before somebody has to look. */
const REFUSALS_MANY = 3;

/**
 * Facts after each of which somebody has to respond, whatever happens next. The alarms about what goes on, such as
 * an open door, are found in the state instead: `conditionsOf`.
 */
const EVENTS: { readonly [T in FactType]?: AlarmKind } = {
  duress_signalled: 'duress',
  door_forced: 'door_forced',
  tamper_detected: 'tamper',
  wire_tampered: 'wire_tampered',
  emergency_ended: 'seals_not_intact',
  sweep_signed: 'seals_not_intact',
  witness_refused: 'log_doubted',
  log_restored: 'log_doubted',
  effect_failed: 'device_disobeys',
  reader_refused: 'reader_refused',
  reader_keys_exposed: 'reader_keys_exposed',
  inbox_overflowed: 'inputs_dropped',
  official_refused: 'official_refused',
  exit_by_unknown_badge: 'unknown_badge_left',
  opening_signed_by_one: 'opening_by_one',
  custody_broken: 'custody_broken',
  refusals_repeated: 'repeated_refusals',
  clock_stepped: 'clock_doubted',
  kiosk_started: 'ended_unclean',
  people_imported: 'list_changed',
  proposal_approved: 'list_changed',
  access_denied: 'lost_badge_used',
  rules_changed: 'rules_changed_alone',
  checkpoint_not_given: 'checkpoint_not_given',
  log_exported: 'log_exported',
  report_mail_set: 'log_exported',
  account_changed: 'account_changed',
};

/** Whether an alarm of a kind is about something that goes on, and so can end by itself. */
export const isCondition = (kind: AlarmKind): boolean => !Object.values(EVENTS).includes(kind);

/** A siren that does not obey is a way to tell people that failed: `channel_failed`. */
export const isOfSiren = (effect: EffectType): boolean =>
  effect === 'sound_siren' || effect === 'silence_siren';

/** Changes of an account that somebody has ordered; the rest people do with their own, or the office by itself. */
const ORDERED: readonly AccountChange[] = [
  'invited',
  'role_changed',
  'unlocked',
  'reset',
  'removed',
  'identity_linked',
];

/** Of some facts only those with something wrong. */
const isWrong = (fact: Fact): boolean => {
  switch (fact.type) {
    case 'emergency_ended':
      return fact.sweep === 'seals_not_intact';
    case 'sweep_signed':
      return fact.seals === 'seals_not_intact';
    case 'effect_failed':
      return !isOfSiren(fact.effect);
    case 'refusals_repeated':
      return fact.count >= REFUSALS_MANY;
    case 'rules_changed':
      return fact.authority === 'config_file';
    case 'access_denied':
      return fact.reason === 'badge_lost';
    case 'log_exported':
      // What people read at the pages is on record; to be asked about each look would teach supervisors not to look.
      // What is made at its time stays in the data folder, and whoever takes it from there reads it.
      return fact.taken !== 'read' && fact.taken !== 'by_schedule';
    case 'report_mail_set':
      // Whoever lets names be mailed again and again is asked after once, and not at each mail.
      return fact.content === 'file' && fact.recipients.length > 0;
    case 'account_changed':
      return ORDERED.includes(fact.change);
    case 'kiosk_started':
      return fact.previous_end === 'unclean';
    default:
      return true;
  }
};

/** Facts of which each reader has an alarm of its own. */
const BY_READER: readonly FactType[] = ['refusals_repeated', 'reader_refused', 'reader_keys_exposed'];

/** The alarm that a fact is about, if there is one. */
export const causeIn = (state: State, fact: Fact): Cause | null => {
  const kind = EVENTS[fact.type];
  if (kind === undefined || !isWrong(fact)) return null;
  const at = { kind, since: fact.at };
  if ('reader' in fact && BY_READER.includes(fact.type)) {
    const room = roomOfReader(state, fact.reader);
    return { ...at, source: sourceOf(kind, fact.reader), room };
  }
  if (fact.type === 'custody_broken')
    return { ...at, source: sourceOf(kind, fact.container.toLowerCase()), room: fact.room };
  if (fact.type === 'effect_failed') return { ...at, source: sourceOf(kind, fact.device), room: '' };
  const room = 'room' in fact ? (fact.room ?? '') : '';
  return { ...at, source: sourceOf(kind, room), room };
};

const doorCauses = (state: State, room: RoomId): readonly Cause[] => {
  const { door, policy } = roomOf(state, room);
  const line = policy.contact_line === '' ? undefined : state.lines[policy.contact_line];
  const isLost =
    state.lost[policy.door as string as keyof State['lost']] !== undefined ||
    (line !== undefined && !isPosition(line));
  const lost = door.contact === 'unknown' && isLost;
  return [
    ...(door.held_since === null ? [] : [causeOf('door_held_open', room, door.held_since)]),
    ...(lost ? [causeOf('door_contact_lost', room, state.at)] : []),
  ];
};

const causeOf = (kind: AlarmKind, room: RoomId, since: Ms): Cause => ({
  source: sourceOf(kind, room),
  kind,
  room,
  since,
});

/** Whoever came in during staffed hours and is inside by sign-in after them; who came later is there on purpose. */
const isLeftInside = ({ hours, hours_since, inside }: RoomState): boolean =>
  hours === 'after_hours' && inside.some(({ since }) => since < hours_since);

const presenceCauses = (state: State, room: RoomId, at: Ms): readonly Cause[] => {
  const now = roomOf(state, room);
  const { lone, visitors, doubts, doubt_since, head_count, emergency, sweep } = now;
  const overstay = overstaySince(state, room, at);
  return [
    ...(isLeftInside(now) ? [causeOf('still_inside', room, now.hours_since)] : []),
    ...(overstay === undefined ? [] : [causeOf('stayed_too_long', room, overstay)]),
    ...(lone === null || lone.alerts === 0 ? [] : [causeOf('lone_occupant', room, lone.since)]),
    ...visitors
      .filter((visitor) => !visitor.escorted)
      .slice(0, 1)
      .map(({ since }) => causeOf('visitor_unescorted', room, since)),
    ...(doubts.includes('count_mismatch') ? [causeOf('count_mismatch', room, doubt_since)] : []),
    ...(doubts.length === 0 ? [] : [causeOf('presence_uncertain', room, doubt_since)]),
    ...(emergency === null ? [] : [causeOf('emergency', room, emergency.since)]),
    ...(head_count?.missed === true ? [causeOf('head_count_missed', room, head_count.due)] : []),
    ...(sweep !== null && sweep.due <= at ? [causeOf('sweep_overdue', room, sweep.due)] : []),
  ];
};

const UPKEEP_KINDS: { readonly [P in UpkeepPart]: AlarmKind } = {
  power: 'power_failing',
  clock: 'clock_adrift',
  certificate: 'certificate_ends',
  backup: 'backup_old',
  configuration: 'configuration_stands_in',
};

const upkeepCauses = ({ upkeep }: State): readonly Cause[] =>
  UPKEEP_PARTS.flatMap((part) => {
    const since = upkeep[part];
    const kind = UPKEEP_KINDS[part];
    return since === undefined ? [] : [{ source: sourceOf(kind, ''), kind, room: '', since } as const];
  });

const kioskCauses = (state: State): readonly Cause[] => [
  ...Object.entries(state.lost)
    .filter(([, { kind }]) => kind !== 'siren')
    .map(
      ([device, { since }]): Cause => ({
        source: sourceOf('device_lost', device),
        kind: 'device_lost',
        room: '',
        since,
      }),
    ),
  ...Object.entries(state.lines)
    .filter(([, line]) => line !== 'unknown' && !isPosition(line))
    .map(
      ([line]): Cause => ({
        source: sourceOf('line_fault', line),
        kind: 'line_fault',
        room: roomOfLine(state, line),
        since: state.at,
      }),
    ),
  ...powerlessReaders(state).map(
    ({ reader, room }): Cause => ({
      ...causeOf('power_failing', room, state.at),
      source: sourceOf('power_failing', reader),
    }),
  ),
  ...Object.entries(state.channels)
    .filter(([, { failed_since }]) => failed_since > 0)
    .map(
      ([channel, { failed_since }]): Cause => ({
        source: sourceOf('channel_failed', channel),
        kind: 'channel_failed',
        room: '',
        since: failed_since,
      }),
    ),
  ...Object.entries(state.tests)
    .filter(([, { missed }]) => missed > 0)
    .map(
      ([channel, { missed }]): Cause => ({
        source: sourceOf('test_missed', channel),
        kind: 'test_missed',
        room: '',
        since: missed,
      }),
    ),
  ...(state.policy?.telling.siblings ?? []).flatMap((sibling): readonly Cause[] => {
    const since = state.siblings[sibling]?.lost_since ?? 0;
    const source = sourceOf('kiosk_silent', sibling);
    return since === 0 ? [] : [{ source, kind: 'kiosk_silent', room: '', since }];
  }),
  ...(state.storage === 'ok'
    ? []
    : [{ source: sourceOf('storage_low', ''), kind: 'storage_low', room: '', since: state.at } as const]),
];

const listCauses = (state: State): readonly Cause[] => {
  const due = signOffDue(state);
  return [
    ...Object.values(state.list.to_review).map(
      ({ review, at }): Cause => ({
        source: sourceOf('list_act_to_review', String(review)),
        kind: 'list_act_to_review',
        room: '',
        since: at,
      }),
    ),
    ...(due !== null && due <= state.at
      ? [{ source: sourceOf('list_review_due', ''), kind: 'list_review_due', room: '', since: due } as const]
      : []),
  ];
};

const recordCauses = (state: State, at: Ms): readonly Cause[] =>
  recordConditions(state, at).map(({ kind, subject, since }) => ({
    source: sourceOf(kind, subject),
    kind,
    room: '',
    since,
  }));

/** Conditions of hardware: they can come and go many times a minute, and a start does not know them at once. */
export const OF_HARDWARE: readonly AlarmKind[] = [
  'device_lost',
  'line_fault',
  'door_contact_lost',
  'storage_low',
  'power_failing',
  'channel_failed',
  'kiosk_silent',
];

/** Conditions of which the state says how long they last already, so that an alarm can wait. */
export const DELAYABLE: readonly AlarmKind[] = [
  'door_held_open',
  'presence_uncertain',
  'head_count_missed',
  'device_lost',
  'power_failing',
  'channel_failed',
];

/** What goes on at an instant that somebody has to respond to; at that of the last fact where none is given. */
export const conditionsOf = (state: State, at: Ms = state.at): readonly Cause[] => [
  ...roomIds(state).flatMap((room) => [...doorCauses(state, room), ...presenceCauses(state, room, at)]),
  ...kioskCauses(state),
  ...custodyCauses(state),
  ...upkeepCauses(state),
  ...listCauses(state),
  ...recordCauses(state, at),
];
