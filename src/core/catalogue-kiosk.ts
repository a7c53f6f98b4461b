import type { Card } from './catalogue.ts';
import type { KioskFact } from './facts-kiosk.ts';

/** Cards of the facts about the kiosk, its devices, its clock and the authorization list. */
export const KIOSK_CARDS: { readonly [T in KioskFact['type']]: Card } = {
  kiosk_started: {
    title: 'Kiosk started',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'A run began, with every strike locked. It says how the last run ended and for how long nothing was watched.',
  },
  room_policy_set: {
    title: 'Rules of a room in force',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The full rules of one room as they stand from here on.',
  },
  room_closed_down: {
    title: 'Room no longer served',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'The configuration no longer names this room; what happens at its door is not recorded from here on.',
  },
  kiosk_stopped: {
    title: 'Kiosk stopped',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The run ended in good order. Nothing is watched until the next start.',
  },
  heartbeat: {
    title: 'Heartbeat',
    level: 'routine',
    signed: 'at_once',
    meaning:
      'The state of every supervised input and the number of people inside by sign-in at this instant.',
  },
  phase_changed: {
    title: 'Election phase changed',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The election calendar moved on, and the rules of the new phase hold.',
  },
  clock_stepped: {
    title: 'Clock stepped',
    level: 'medium',
    signed: 'at_once',
    meaning: 'The wall clock moved by itself or was set; running windows kept their length.',
    response: 'Find out why the clock moved; compare the times around this entry with another record.',
  },
  clock_caught_up: {
    title: 'Clock agrees with the log again',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The clock is later than the newest entry again, so times can be trusted and entries granted.',
  },
  device_lost: {
    title: 'Device lost',
    level: 'medium',
    signed: 'at_once',
    meaning: 'A reader, door, camera or other device stopped answering.',
    response: 'Check cable and power of the device; use the paper log if the door cannot be used.',
  },
  device_recovered: {
    title: 'Device back',
    level: 'notice',
    signed: 'at_once',
    meaning: 'A lost device answers again. What happened meanwhile at it is unknown.',
  },
  effect_failed: {
    title: 'Device did not obey',
    level: 'high',
    signed: 'at_once',
    meaning:
      'The kiosk told a device to act and it did not; for a strike, the door may not be in the state shown.',
    response: 'Go to the door and look; have the device repaired.',
  },
  line_changed: {
    title: 'Supervised input changed',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'A supervised input changed state, or its wire was cut, shorted or mended; or its value was none of these, or it was read no longer.',
  },
  badge_unreadable: {
    title: 'Badge could not be read',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'Bytes came from a reader that were not a badge: a check digit, parity or length was wrong.',
  },
  refusals_repeated: {
    title: 'Refusals counted',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'This many more refusals at a reader: of the badge recorded at the first instant, or of several badges nobody holds.',
  },
  exits_repeated: {
    title: 'Exits counted',
    level: 'notice',
    signed: 'within_a_minute',
    meaning:
      'A badge that was not signed in was presented inside this many more times: one badge, or several that nobody holds.',
  },
  inbox_overflowed: {
    title: 'Inputs were dropped',
    level: 'high',
    signed: 'at_once',
    meaning: 'More inputs arrived at once than the kiosk takes; the number dropped is stated.',
    response: 'Find the device that floods the kiosk; treat the time around this entry as not watched.',
  },
  storage_changed: {
    title: 'Room on the disk changed',
    level: 'high',
    signed: 'at_once',
    meaning:
      'Room for the log became low, ran out, or is there again. When it is out, nobody is granted entry.',
    response: 'Copy the log to safety, then make room on the disk.',
  },
  snapshot_taken: {
    title: 'State written down',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The state as of an entry was stored, with its digest, so that the next start is fast.',
  },
  people_imported: {
    title: 'Authorization list imported',
    level: 'low',
    signed: 'at_once',
    meaning:
      'The list was founded or replaced by one person, or by the first two at the screen of a new kiosk (setup_screen), as no two were able to approve it yet; each change stands before this one.',
    response: 'Review within a day who was added, changed and removed.',
  },
  person_enrolled: {
    title: 'Person added to the list',
    level: 'notice',
    signed: 'at_once',
    meaning: 'A person was added to the authorization list.',
  },
  person_changed: {
    title: 'Person on the list changed',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The entry of a person on the authorization list changed. Former badges are revoked.',
  },
  person_removed: {
    title: 'Person removed from the list',
    level: 'notice',
    signed: 'at_once',
    meaning: 'A person is no longer authorized. The history of that person stays.',
  },
  pin_set: {
    title: 'PIN set',
    level: 'notice',
    signed: 'at_once',
    meaning:
      'A person chose a PIN, known by the PIN before or with two people who signed for it. Neither the PIN nor its length is recorded.',
  },
};
