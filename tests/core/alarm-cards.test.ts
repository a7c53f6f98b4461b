/** The alarm catalogue as a table that an official can check against the office's own plan. */
import { describe, expect, test } from 'vitest';
import { ALARM_CARDS } from '../../src/core/alarm-cards.ts';
import { ALARM_KINDS } from '../../src/core/alarm-kinds.ts';

/** Kind, priority, how it ends, what makes it say nothing new, and whether a supervisor may silence it. */
const PLAN = `
  duress                 critical  by_person  nothing                                      no
  door_forced            critical  by_person  nothing                                      no
  tamper                 critical  by_person  nothing                                      no
  wire_tampered          critical  by_person  nothing                                      no
  emergency              critical  by_person  nothing                                      no
  log_doubted            critical  by_person  nothing                                      no
  lone_occupant          high      by_itself  emergency                                    no
  visitor_unescorted     high      by_itself  emergency                                    no
  seals_not_intact       high      by_person  nothing                                      no
  seal_in_doubt          high      by_itself  nothing                                      no
  inventory_differs      high      by_itself  nothing                                      no
  door_held_open         high      by_itself  door_forced+emergency                        yes
  kiosk_silent           high      by_itself  nothing                                      yes
  door_contact_lost      high      by_itself  nothing                                      yes
  count_mismatch         high      by_itself  emergency                                    no
  device_disobeys        high      by_person  nothing                                      yes
  reader_refused         high      by_person  nothing                                      no
  reader_keys_exposed    high      by_person  nothing                                      yes
  inputs_dropped         high      by_person  nothing                                      no
  official_refused       high      by_person  nothing                                      yes
  storage_low            high      by_itself  nothing                                      yes
  presence_uncertain     medium    by_itself  door_forced+count_mismatch+emergency         yes
  still_inside           medium    by_itself  emergency                                    yes
  stayed_too_long        medium    by_itself  still_inside+emergency                       yes
  power_failing          medium    by_itself  nothing                                      yes
  head_count_missed      medium    by_itself  nothing                                      yes
  sweep_overdue          medium    by_itself  nothing                                      yes
  unknown_badge_left     medium    by_person  nothing                                      yes
  custody_broken         medium    by_person  nothing                                      yes
  opening_by_one         medium    by_person  nothing                                      yes
  repeated_refusals      medium    by_person  nothing                                      yes
  device_lost            medium    by_itself  nothing                                      yes
  line_fault             medium    by_itself  tamper+wire_tampered                         yes
  channel_failed         medium    by_itself  nothing                                      yes
  test_missed            medium    by_itself  nothing                                      yes
  clock_doubted          medium    by_person  nothing                                      yes
  ended_unclean          medium    by_person  nothing                                      yes
  lost_badge_used        high      by_person  nothing                                      no
  list_act_to_review     medium    by_itself  nothing                                      yes
  camera_down            medium    by_itself  nothing                                      yes
  rekey_due              medium    by_itself  nothing                                      yes
  rules_changed_alone    medium    by_person  nothing                                      yes
  configuration_stands_in medium   by_itself  nothing                                      yes
  list_changed           low       by_person  nothing                                      yes
  list_review_due        low       by_itself  nothing                                      yes
  review_overdue         low       by_itself  nothing                                      yes
  checkpoint_not_given   low       by_person  nothing                                      yes
  clock_adrift           low       by_itself  nothing                                      yes
  certificate_ends       low       by_itself  nothing                                      yes
  backup_old             low       by_itself  nothing                                      yes
  log_exported           low       by_person  nothing                                      yes
  account_changed        low       by_person  nothing                                      yes
`;

describe('each alarm', () => {
  test.each(PLAN.trim().split('\n'))('%s', (line) => {
    const [kind = '', priority, clears, inhibited = '', shelvable] = line.trim().split(/ +/);
    const inhibited_by = inhibited === 'nothing' ? [] : inhibited.split('+');
    expect(ALARM_CARDS[kind as keyof typeof ALARM_CARDS]).toMatchObject({
      priority,
      clears,
      inhibited_by,
      shelvable,
    });
  });

  test('has a row in the plan', () => {
    const planned = PLAN.trim()
      .split('\n')
      .map((line) => line.trim().split(' ')[0]);
    expect(planned.toSorted()).toEqual([...ALARM_KINDS].toSorted());
  });

  test.each(ALARM_KINDS)('%s says in words what it is and what to do', (kind) => {
    const { title, response } = ALARM_CARDS[kind];
    expect(title).toMatch(/^[A-Z].*[a-z]$/);
    expect(response).toMatch(/^[A-Z].{20,}\.$/);
    const others = ALARM_KINDS.filter((other) => other !== kind).map((other) => ALARM_CARDS[other].title);
    expect(others).not.toContain(title);
  });
});
