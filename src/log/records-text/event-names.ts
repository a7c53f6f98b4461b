import type { FactType } from '../../core/facts.ts';

/** How an act ended, in the words of NIST SP 1500-101; `na` where nothing was attempted. */
export type NistDisposition = 'success' | 'failure' | 'na';

/** Broad kinds of event, for readers of logs of many devices. */
export type NistType =
  | 'access'
  | 'account'
  | 'alarm'
  | 'authorization-list'
  | 'clock'
  | 'custody'
  | 'device'
  | 'door'
  | 'evidence'
  | 'presence'
  | 'review'
  | 'room'
  | 'statement'
  | 'storage'
  | 'system';

export interface EventNames {
  readonly nist: { readonly type: NistType; readonly disposition: NistDisposition };
}

const names = (type: NistType, disposition: NistDisposition): EventNames => ({ nist: { type, disposition } });

/** What published vocabularies call each kind of fact; one without names does not compile. */
export const EVENT_NAMES: { readonly [T in FactType]: EventNames } = {
  alarm_raised: names('alarm', 'na'),
  alarm_returned: names('alarm', 'success'),
  alarm_unanswered: names('alarm', 'failure'),
  alarm_closing_proposed: names('alarm', 'na'),
  alarm_closed: names('alarm', 'success'),
  alarm_shelved: names('alarm', 'success'),
  alarm_unshelved: names('alarm', 'success'),
  alarm_out_of_service: names('alarm', 'success'),
  alarm_in_service: names('alarm', 'success'),
  account_signed_in: names('account', 'success'),
  account_signed_out: names('account', 'success'),
  account_refused: names('account', 'failure'),
  account_locked: names('account', 'failure'),
  account_changed: names('account', 'success'),
  session_revoked: names('account', 'success'),
  log_exported: names('evidence', 'success'),
  notice_delivered: names('alarm', 'success'),
  notice_failed: names('alarm', 'failure'),
  channel_failed: names('device', 'failure'),
  channel_recovered: names('device', 'success'),
  sibling_lost: names('system', 'failure'),
  sibling_heard: names('system', 'success'),
  paper_visit_transcribed: names('evidence', 'success'),
  review_started: names('review', 'success'),
  review_anomalies_listed: names('review', 'na'),
  finding_recorded: names('review', 'success'),
  review_closed: names('review', 'success'),
  upkeep_due: names('system', 'failure'),
  upkeep_done: names('system', 'success'),
  channel_test_sent: names('system', 'success'),
  channel_tested: names('system', 'success'),
  test_missed: names('system', 'failure'),
  siren_sounded: names('alarm', 'success'),
  siren_silenced: names('alarm', 'success'),
  kiosk_started: names('system', 'success'),
  kiosk_stopped: names('system', 'success'),
  heartbeat: names('system', 'success'),
  phase_changed: names('system', 'success'),
  inbox_overflowed: names('system', 'failure'),
  snapshot_taken: names('storage', 'success'),
  storage_changed: names('storage', 'na'),
  clock_stepped: names('clock', 'na'),
  clock_caught_up: names('clock', 'success'),
  device_lost: names('device', 'failure'),
  device_recovered: names('device', 'success'),
  effect_failed: names('device', 'failure'),
  line_changed: names('device', 'na'),
  tamper_detected: names('device', 'failure'),
  people_imported: names('authorization-list', 'success'),
  person_enrolled: names('authorization-list', 'success'),
  person_changed: names('authorization-list', 'success'),
  person_removed: names('authorization-list', 'success'),
  pin_set: names('authorization-list', 'success'),
  list_founded: names('authorization-list', 'success'),
  list_proposed: names('authorization-list', 'na'),
  list_entry_proposed: names('authorization-list', 'na'),
  list_removal_proposed: names('authorization-list', 'na'),
  proposal_approved: names('authorization-list', 'success'),
  proposal_ended: names('authorization-list', 'failure'),
  person_suspended: names('authorization-list', 'success'),
  badge_lost: names('authorization-list', 'success'),
  list_act_reviewed: names('authorization-list', 'success'),
  list_signed_off: names('authorization-list', 'success'),
  phase_proposed: names('system', 'na'),
  rules_proposed: names('system', 'na'),
  rules_changed: names('system', 'success'),
  badge_awaited: names('authorization-list', 'na'),
  badge_presented: names('authorization-list', 'success'),
  badge_not_presented: names('authorization-list', 'failure'),

  visitors_announced: names('access', 'success'),
  first_badge_accepted: names('access', 'success'),
  partner_badge_accepted: names('access', 'success'),
  visitor_badge_accepted: names('access', 'success'),
  entry_approved: names('access', 'success'),
  pin_accepted: names('access', 'success'),
  pin_refused: names('access', 'failure'),
  duress_signalled: names('alarm', 'na'),
  partner_confirmed: names('access', 'success'),
  purpose_stated: names('access', 'success'),
  authority_stated: names('access', 'success'),
  visitor_added: names('access', 'success'),
  visitors_complete: names('access', 'success'),
  window_extended: names('access', 'success'),
  entry_abandoned: names('access', 'failure'),
  access_denied: names('access', 'failure'),
  access_granted: names('access', 'success'),
  entry_taken: names('access', 'success'),
  entry_not_taken: names('access', 'failure'),
  badge_unreadable: names('access', 'failure'),
  refusals_repeated: names('access', 'failure'),
  exit_by_unknown_badge: names('access', 'success'),
  exits_repeated: names('access', 'success'),
  exit_signed: names('access', 'success'),
  exit_requested: names('access', 'success'),
  exit_not_taken: names('access', 'failure'),
  visitor_signed_out: names('access', 'success'),
  visitor_unescorted: names('presence', 'failure'),
  escort_handed_over: names('presence', 'success'),

  door_found: names('door', 'na'),
  door_opened: names('door', 'na'),
  door_closed: names('door', 'na'),
  door_forced: names('door', 'failure'),
  door_held_open: names('door', 'failure'),
  door_contact_lost: names('door', 'failure'),
  managed_opening_started: names('door', 'success'),
  opening_signed_by_one: names('alarm', 'na'),
  managed_opening_minute: names('door', 'na'),
  managed_opening_ended: names('door', 'success'),

  presence_uncertain: names('presence', 'failure'),
  lone_interval_started: names('presence', 'failure'),
  lone_alert_raised: names('presence', 'failure'),
  lone_reason_stated: names('presence', 'na'),
  lone_interval_ended: names('presence', 'success'),
  head_count_due: names('presence', 'na'),
  head_count_missed: names('presence', 'failure'),
  head_count_stated: names('presence', 'success'),
  count_mismatch: names('presence', 'failure'),

  room_policy_set: names('room', 'success'),
  room_closed_down: names('room', 'success'),
  hours_changed: names('room', 'na'),
  contents_declared: names('room', 'success'),
  container_registered: names('custody', 'success'),
  container_moved: names('custody', 'success'),
  seals_added: names('custody', 'success'),
  seal_applied: names('custody', 'success'),
  seal_checked: names('custody', 'na'),
  seal_removed: names('custody', 'na'),
  seal_replaced: names('custody', 'na'),
  custody_broken: names('custody', 'failure'),
  container_held: names('custody', 'success'),
  container_hold_lifted: names('custody', 'success'),
  container_destroyed: names('custody', 'success'),
  custody_refused: names('custody', 'failure'),
  statement_opened: names('statement', 'na'),
  signature_announced: names('statement', 'na'),
  statement_signed: names('statement', 'success'),
  statement_abandoned: names('statement', 'failure'),

  emergency_started: names('alarm', 'na'),
  emergency_reentered: names('alarm', 'success'),
  emergency_ended: names('alarm', 'success'),
  alarm_acknowledged: names('alarm', 'success'),

  checkpoint_cosigned: names('evidence', 'success'),
  witness_refused: names('evidence', 'failure'),
  official_refused: names('access', 'failure'),
  checkpoint_given: names('evidence', 'success'),
  checkpoint_not_given: names('evidence', 'failure'),
  challenge_recorded: names('evidence', 'success'),
  next_key_announced: names('evidence', 'success'),
  epoch_closed: names('evidence', 'success'),
  epoch_opened: names('evidence', 'success'),
  log_restored: names('evidence', 'success'),
  disclosures_erased: names('evidence', 'success'),
  former_disclosures_erased: names('evidence', 'success'),
};
