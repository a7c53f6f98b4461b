/** What an alarm can be about. An alarm is a notice of something that asks for a response (ISA-18.2). */
export const ALARM_KINDS = [
  'duress',
  'door_forced',
  'tamper',
  'emergency',
  'log_doubted',
  'lone_occupant',
  'visitor_unescorted',
  'seals_not_intact',
  'door_held_open',
  'kiosk_silent',
  'door_contact_lost',
  'count_mismatch',
  'device_disobeys',
  'inputs_dropped',
  'official_refused',
  'lost_badge_used',
  'storage_low',
  'presence_uncertain',
  'head_count_missed',
  'unknown_badge_left',
  'opening_by_one',
  'repeated_refusals',
  'device_lost',
  'line_fault',
  'channel_failed',
  'list_act_to_review',
  'test_missed',
  'rules_changed_alone',
  'clock_doubted',
  'ended_unclean',
  'list_changed',
  'list_review_due',
  'checkpoint_not_given',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Worst first. */
export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
