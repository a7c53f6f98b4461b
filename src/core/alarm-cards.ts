import { type AlarmCard, card, critical } from './alarm-card.ts';
import type { AlarmKind } from './alarm-kinds.ts';

/** The alarms that a kiosk can raise; a missing card does not compile. */
export const ALARM_CARDS: { readonly [K in AlarmKind]: AlarmCard } = {
  duress: critical('Duress', 'Follow the law enforcement plan. Do not call the room.'),
  door_forced: critical(
    'Door opened with nobody signed in',
    'Send two people. Check the door, then every seal.',
  ),
  tamper: critical(
    'Tampering with the kiosk',
    'Send two people to the kiosk. Check its housing and its wires.',
  ),
  wire_tampered: critical(
    'Wire of an input cut or shorted',
    'Send two people to the door and keep it watched. Follow the wire; then check every seal.',
  ),
  emergency: critical('Emergency', 'Life first. Afterwards a pair goes back in and checks every seal.'),
  log_doubted: critical(
    'The log is in doubt',
    'Keep everything as it is. Call the county IT contact, and compare the checkpoints that others hold.',
  ),
  lone_occupant: card(
    'Alone beyond the grace',
    'A second person goes in, or the person comes out. Call the room.',
    {
      priority: 'high',
      clears: 'by_itself',
      inhibited_by: ['emergency'],
      shelvable: 'no',
    },
  ),
  visitor_unescorted: card(
    'Visitor without escort',
    'The escort returns, or another authorized person takes over at the kiosk.',
    { priority: 'high', clears: 'by_itself', inhibited_by: ['emergency'], shelvable: 'no' },
  ),
  seals_not_intact: card(
    'Seals not intact',
    'Hold what is sealed. Bring a second person, and take a photo of each seal.',
    { priority: 'high', clears: 'by_person', shelvable: 'no' },
  ),
  seal_in_doubt: card(
    'Seal not as recorded',
    'Touch nothing. Two people look at the seal again at the kiosk, with a photo, and say who had the container.',
    { priority: 'high', clears: 'by_itself', shelvable: 'no' },
  ),
  inventory_differs: card(
    'Containers missing, or there unexpectedly',
    'Nobody moves a container. Two people count again at the kiosk and explain each difference.',
    { priority: 'high', clears: 'by_itself', shelvable: 'no' },
  ),
  door_held_open: card('Door held open', 'Close the door, or start a managed opening at the kiosk.', {
    priority: 'high',
    clears: 'by_itself',
    inhibited_by: ['door_forced', 'emergency'],
  }),
  kiosk_silent: card(
    'Another kiosk is silent',
    'Call the room of that kiosk. Its people use the paper log, and two of them watch the door, until it is heard again.',
    { priority: 'high', clears: 'by_itself' },
  ),
  door_contact_lost: card(
    'Door position unknown',
    'Look at the door, keep it watched, and have the contact repaired.',
    { priority: 'high', clears: 'by_itself' },
  ),
  count_mismatch: card('Head count differs', 'Find out who is inside. Sign out who left, and count again.', {
    priority: 'high',
    clears: 'by_itself',
    inhibited_by: ['emergency'],
    shelvable: 'no',
  }),
  device_disobeys: card('Device did not obey', 'Go to the door and look. Have the device repaired.', {
    priority: 'high',
    clears: 'by_person',
  }),
  inputs_dropped: card(
    'Inputs were dropped',
    'Find the device that floods the kiosk. That time was not watched.',
    { priority: 'high', clears: 'by_person', shelvable: 'no' },
  ),
  official_refused: card(
    "An official's PIN was refused",
    'Ask the official. Who runs commands on the kiosk is at its root.',
    { priority: 'high', clears: 'by_person' },
  ),
  storage_low: card('Little room on the disk', 'Copy the log to safety. Then make room on the disk.', {
    priority: 'high',
    clears: 'by_itself',
  }),
  presence_uncertain: card(
    'Who is inside is not certain',
    'Count the people inside. State the number at the kiosk.',
    {
      priority: 'medium',
      clears: 'by_itself',
      inhibited_by: ['door_forced', 'count_mismatch', 'emergency'],
    },
  ),
  still_inside: card(
    'Still inside after hours',
    'Call the people inside, and have them sign out. Where they have left, correct it at the kiosk.',
    {
      priority: 'medium',
      clears: 'by_itself',
      inhibited_by: ['emergency'],
    },
  ),
  stayed_too_long: card(
    'Inside for too long',
    'Call the people inside, and ask whether all is well. Where they have left, correct it at the kiosk.',
    {
      priority: 'medium',
      clears: 'by_itself',
      inhibited_by: ['still_inside', 'emergency'],
    },
  ),
  power_failing: card(
    'Power is failing',
    'See to the mains and the power supply. Bring the paper log to the room.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  head_count_missed: card(
    'Head count missed',
    'Call the room. Count the people inside, and state the number at the kiosk.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  sweep_overdue: card(
    'Seals not looked at after an outage',
    'Two people enter, look at every seal of the room, and sign at the kiosk what they found.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  unknown_badge_left: card(
    'Exit with an unknown badge',
    'Ask who left with this badge. Count the people inside.',
    { priority: 'medium', clears: 'by_person' },
  ),
  custody_broken: card(
    'Break in custody',
    'Write down who had the container before and after. Two people look at its seals, and the official in charge is told.',
    { priority: 'medium', clears: 'by_person' },
  ),
  opening_by_one: card(
    'Managed opening signed by one person',
    'Tell the second person now. Review the opening today.',
    { priority: 'medium', clears: 'by_person' },
  ),
  repeated_refusals: card('Refused again and again', 'Look who stands at the door.', {
    priority: 'medium',
    clears: 'by_person',
  }),
  reader_refused: card(
    'A reader is not believed',
    'Look at the reader, its cable and its housing. Let nobody in on its word before the cause is known.',
    { priority: 'high', clears: 'by_person', shelvable: 'no' },
  ),
  reader_keys_exposed: card(
    'Badges are typed into the screen',
    'Have county IT hide the keys of this reader: "ballot-vault doctor" says how. Leave no screen signed in.',
    { priority: 'high', clears: 'by_person' },
  ),
  device_lost: card(
    'Device lost',
    'Check its cable and its power. Use the paper log if the door cannot be used.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  line_fault: card('Fault of a wire', 'Look at the wire and its resistors, and have them repaired.', {
    priority: 'medium',
    clears: 'by_itself',
    inhibited_by: ['tamper', 'wire_tampered'],
  }),
  channel_failed: card(
    'A way to tell people failed',
    'Look after its server, the network and its password. Until then tell people of alarms by telephone.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  test_missed: card(
    'Test message not received',
    'Find out why the test did not arrive, mend it, and send another. Until then tell people of alarms by telephone.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  clock_doubted: card(
    'Clock in doubt',
    'Find out why the clock moved. Compare the times with another record.',
    { priority: 'medium', clears: 'by_person' },
  ),
  ended_unclean: card(
    'The kiosk stopped without notice',
    'Find out why. Count the people inside: nothing was watched meanwhile.',
    { priority: 'medium', clears: 'by_person' },
  ),
  lost_badge_used: card(
    'A lost badge was presented',
    'Look who stands at the door. Keep the badge, and call the person it belongs to.',
    { priority: 'high', clears: 'by_person', shelvable: 'no' },
  ),
  list_act_to_review: card(
    'One person changed who may enter',
    'A second supervisor reads why, looks at what the badge opened, and signs the review.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  rules_changed_alone: card(
    'Rules changed without two people',
    'Compare the rules with those before. Propose the file to a second person, or put the former one back.',
    { priority: 'medium', clears: 'by_person' },
  ),
  configuration_stands_in: card(
    'The configuration cannot be used',
    'The last good one is in force. Mend the file ("config check"), then restart the kiosk.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  camera_down: card(
    'A camera does not work',
    'Have it mended, and say so ("cameras check"). Until then only the log shows what happens there.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  rekey_due: card(
    'A lock is to be changed',
    'Have it changed, and put that on record ("keys rekeyed"). If lost, look at every entry since.',
    { priority: 'medium', clears: 'by_itself' },
  ),
  list_review_due: card(
    'Authorization list not reviewed in time',
    'Read the whole list. Propose what has to be changed, and sign it off.',
    { priority: 'low', clears: 'by_itself' },
  ),
  review_overdue: card(
    'The log was not reviewed in time',
    'One person reviews the entries since the last review; another one reads the findings and closes it.',
    { priority: 'low', clears: 'by_itself' },
  ),
  list_changed: card(
    'Authorization list changed',
    'Review within a day who was added, changed and removed.',
    { priority: 'low', clears: 'by_person' },
  ),
  checkpoint_not_given: card(
    'Checkpoint could not be given',
    'Look after the printer, the mail server or the stick.',
    { priority: 'low', clears: 'by_person' },
  ),
  clock_adrift: card(
    'No time source for a day',
    "Have the machine's time service reach a time source. Until then its times may be off.",
    { priority: 'low', clears: 'by_itself' },
  ),
  certificate_ends: card(
    'A certificate ends soon',
    'Put a new certificate in its place before it ends, or nobody can sign in or check the log.',
    { priority: 'low', clears: 'by_itself' },
  ),
  backup_old: card(
    'The newest backup is too old',
    'See whether the disk or the stick for the copies is there and has room, and make one by hand.',
    { priority: 'low', clears: 'by_itself' },
  ),
  log_exported: card(
    'The log was exported',
    'See within a day who exported it, and whether that was ordered.',
    { priority: 'low', clears: 'by_person' },
  ),
  account_changed: card(
    'An account was changed',
    'See within a day who may sign in now, and whether that was ordered.',
    { priority: 'low', clears: 'by_person' },
  ),
};
