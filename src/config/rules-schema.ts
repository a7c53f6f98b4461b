import { z } from 'zod';
import { VISITOR_FIELDS } from '../core/facts-visitors.ts';
import { PURPOSES, VISITOR_CLASSES } from '../core/terms.ts';
import { id, list, object, oneOf, whole, withDefaults } from './fields.ts';
import { HOURS_REMEDY } from './hours.ts';
import { PAIRING } from './pairing.ts';
import { TOPIC_RULES } from './training-schema.ts';

const ASKED = ['asked', 'not_asked'] as const;
const REQUIREMENTS = ['required', 'warned', 'not_required'] as const;

const HOURS = z
  .union([z.literal('always'), list(z.string({ error: HOURS_REMEDY }), 1, 14, 'Hours.')], {
    error: `Write always, or a list of hours. ${HOURS_REMEDY}`,
  })
  .describe(`When the room is staffed, in local time: always, or a list. ${HOURS_REMEDY}`);

const qualification = (what: string) =>
  oneOf(REQUIREMENTS, `What becomes of a person whose ${what} is missing or has run out.`);

/**
 * The rules of a room. Bounds are chosen so that no value switches a safeguard off and none makes a person
 * hurry: the shortest windows still leave time for a slow walker, the longest grace still tells somebody
 * within minutes. Defaults are those customary in the field; sources are named where a standard asks.
 */
const RULES = {
  entries: oneOf(['allowed', 'refused'], 'Whether anybody may enter at all. Leaving is never refused.'),
  pairing: PAIRING,
  contents_pairing: PAIRING.describe(
    'The pairing rule while unsealed ballots are present; at least as strict. Default: the same as pairing.',
  ),
  joining: oneOf(
    ['inside_counts', 'newcomers_only'],
    'Whether people inside count for somebody who joins them, or newcomers must satisfy the rule by themselves.',
  ),
  counting_classes: list(
    oneOf(VISITOR_CLASSES, 'A class of visitors.'),
    0,
    VISITOR_CLASSES.length,
    'Visitor classes that count for the pairing rule, for example sworn law_enforcement.',
  ),
  pairing_window_s: whole('seconds', 10, 120, 'How long the kiosk waits for the next badge.'),
  step_s: whole(
    'seconds',
    20,
    600,
    'How long the screen waits for each answer after the badges (WCAG 2.2.1: at least 20).',
  ),
  extensions: whole(
    'extensions',
    0,
    20,
    'How often people may ask for more time in one entry (WCAG 2.2.1: 10).',
  ),
  unlock_s: whole('seconds', 1, 30, 'How long the strike stays released.'),
  taken_grace_s: whole(
    'seconds',
    0,
    10,
    'How long after the strike locks again a door already pulled may report its opening.',
  ),
  exit_window_s: whole(
    'seconds',
    5,
    120,
    'How long after signing out an opening of the door counts as that exit.',
  ),
  passage_s: whole(
    'seconds',
    2,
    60,
    'How long one person takes through the door; a longer opening puts the count in doubt.',
  ),
  held_open_s: whole(
    'seconds',
    5,
    300,
    'After how long an open door counts as held (60 serves people who need more time).',
  ),
  second_factor: oneOf(['none', 'pin'], 'What each person gives besides the badge.'),
  partner_confirmation: oneOf(ASKED, 'Whether each must confirm on the screen to see the other.'),
  purpose: oneOf(ASKED, 'Whether the purpose of the visit is asked.'),
  purposes: list(
    oneOf(PURPOSES, 'A purpose.'),
    1,
    PURPOSES.length,
    'Purposes the screen offers, in this order.',
  ),
  authority: oneOf(
    ASKED,
    'Whether a reference to the authority for this visit is asked, such as a court order number.',
  ),
  observers_needed: whole('people', 0, 4, 'How many named observers must come along.'),
  visitor_classes: list(
    oneOf(VISITOR_CLASSES, 'A class of visitors.'),
    0,
    VISITOR_CLASSES.length,
    'Visitor classes that may come with an escort.',
  ),
  visitors_per_escort: whole('people', 1, 10, 'How many visitors one person may escort.'),
  visitor_record: list(
    oneOf(VISITOR_FIELDS, 'A question.'),
    0,
    VISITOR_FIELDS.length,
    'What is asked of each visitor besides name and organization (NIST SP 800-53 PE-8): a purpose of their own, whom they visit, which kind of document somebody looked at, what they carry, whether they accept the rules, a signature, a numbered badge.',
  ),
  staffed_hours: HOURS,
  after_hours: oneOf(
    ['allowed', 'refused', 'approved_by_supervisor'],
    'What becomes of an entry outside staffed hours.',
  ),
  lone_grace_s: whole(
    'seconds',
    0,
    300,
    'How long a broken pairing rule waits before people are told in staffed hours. It is recorded from its first instant.',
  ),
  lone_grace_after_hours_s: whole('seconds', 0, 60, 'The same after hours and in the sealed period.'),
  lone_repeat_minutes: whole(
    'minutes',
    1,
    60,
    'How often people are told again while the rule stays broken.',
  ),
  head_count_every_minutes: whole(
    'minutes',
    10,
    240,
    'How often people inside are asked to state their number.',
  ),
  head_count_grace_minutes: whole('minutes', 1, 60, 'How long after that a head count counts as missed.'),
  longest_visit_minutes: whole(
    'minutes',
    0,
    1_440,
    'After how long inside somebody is asked after. 0 for never.',
  ),
  managed_opening_max_minutes: whole(
    'minutes',
    1,
    240,
    'The longest time two people may keep the door open for loading.',
  ),
  sweep_after_outage_minutes: whole(
    'minutes',
    0,
    1_440,
    'After how long without watch two people look at all seals of the room. 0 for never.',
  ),
  sweep_within_minutes: whole('minutes', 10, 10_080, 'How long they have for it before it is an alarm.'),
  oath: qualification('oath'),
  training: qualification('training'),
  background_check: qualification('background check'),
  topics: TOPIC_RULES,
  required_devices: list(
    id('A device.'),
    0,
    8,
    'Devices without which nobody is let in, for example a camera.',
  ),
} as const;

/** What a phase changes: any of the rules. */
export const PHASE_RULES = object(RULES).partial();

/** All rules of a room; only `pairing` has no default. */
export const ROOM_RULES = object({
  ...withDefaults(RULES, {
    entries: 'allowed',
    joining: 'inside_counts',
    counting_classes: [],
    pairing_window_s: 30,
    step_s: 60,
    extensions: 10,
    unlock_s: 5,
    taken_grace_s: 2,
    exit_window_s: 30,
    passage_s: 10,
    held_open_s: 30,
    second_factor: 'none',
    partner_confirmation: 'asked',
    purpose: 'asked',
    purposes: [...PURPOSES],
    authority: 'not_asked',
    observers_needed: 0,
    visitor_classes: [...VISITOR_CLASSES],
    visitors_per_escort: 2,
    visitor_record: [],
    staffed_hours: 'always',
    after_hours: 'refused',
    lone_grace_s: 30,
    lone_grace_after_hours_s: 0,
    lone_repeat_minutes: 5,
    head_count_every_minutes: 60,
    head_count_grace_minutes: 10,
    longest_visit_minutes: 720,
    managed_opening_max_minutes: 30,
    sweep_after_outage_minutes: 10,
    sweep_within_minutes: 240,
    oath: 'required',
    training: 'required',
    background_check: 'required',
    topics: [],
    required_devices: [],
  }),
  contents_pairing: RULES.contents_pairing.optional(),
});

export type WrittenRules = z.infer<typeof ROOM_RULES>;
export type WrittenPhaseRules = z.infer<typeof PHASE_RULES>;
