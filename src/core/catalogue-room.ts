import type { Card } from './catalogue.ts';
import type { RoomFact } from './facts-room.ts';

/** Cards of the facts about a room, its door, its people and what they stated. */
export const ROOM_CARDS: { readonly [T in RoomFact['type']]: Card } = {
  door_found: {
    title: 'Door position found',
    level: 'notice',
    signed: 'at_once',
    meaning: 'What the door contact showed at a start or after a loss. It does not say what happened before.',
  },
  door_opened: {
    title: 'Door opened',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The door opened, and what the opening is accounted for by.',
  },
  door_closed: {
    title: 'Door closed',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The door closed after the stated time.',
  },
  door_forced: {
    title: 'Door opened with nobody signed in',
    level: 'critical',
    signed: 'at_once',
    meaning:
      'The door opened without a grant while nobody was inside by sign-in. By whom or with what is not known.',
    response: 'Send two people. Check the door, then every seal.',
  },
  door_held_open: {
    title: 'Door held open',
    level: 'high',
    signed: 'at_once',
    meaning: 'The door has stood open longer than allowed.',
    response: 'Close the door, or start a managed opening at the kiosk.',
  },
  door_contact_lost: {
    title: 'Door position unknown',
    level: 'high',
    signed: 'at_once',
    meaning: 'The door contact no longer answers: the door may be open or closed.',
    response: 'Look at the door, keep it watched, and have the contact repaired.',
  },
  exit_requested: {
    title: 'Exit button pressed',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The exit button was pressed and the strike released. It does not say by whom.',
  },
  tamper_detected: {
    title: 'Tampering with the kiosk',
    level: 'critical',
    signed: 'at_once',
    meaning:
      'The tamper contact of the housing, of a reader, or its wire is no longer as it should be. Which input says so is stated.',
    response: 'Send two people to the kiosk. Treat the log around this time with care.',
  },
  wire_tampered: {
    title: 'Wire of an input cut or shorted',
    level: 'critical',
    signed: 'at_once',
    meaning:
      'The wire of a door contact or of the fire alarm was cut or shorted. What it watched is not watched any longer; by whom is not known.',
    response: 'Send two people to the door and keep it watched. Follow the wire; then check every seal.',
  },
  presence_uncertain: {
    title: 'Who is inside is not certain',
    level: 'medium',
    signed: 'at_once',
    meaning: 'Something happened after which the sign-ins may not be the people inside.',
    response: 'Count the people inside and state the number at the kiosk.',
  },
  lone_interval_started: {
    title: 'Pairing rule broken',
    level: 'high',
    signed: 'at_once',
    meaning: 'From the stated instant the people inside by sign-in did not satisfy the rule of the room.',
    response: 'A second person goes in, or the person comes out.',
  },
  lone_alert_raised: {
    title: 'Alone beyond the grace',
    level: 'high',
    signed: 'at_once',
    meaning:
      'The rule is still broken after the grace; the interval itself is on record since its first instant.',
    response: 'A second person goes in, or the person comes out. Call the room.',
  },
  lone_reason_stated: {
    title: 'Reason for being alone',
    level: 'routine',
    signed: 'at_once',
    meaning: 'Somebody at the screen said why one person is alone.',
  },
  lone_interval_ended: {
    title: 'Pairing rule met again',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The people inside satisfy the rule again, or nobody is inside by sign-in.',
  },
  hours_changed: {
    title: 'Staffed hours changed over',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The room went into or out of its staffed hours.',
  },
  head_count_due: {
    title: 'Head count due',
    level: 'low',
    signed: 'at_once',
    meaning: 'People have been inside for the time after which they are to be counted.',
    response: 'Count the people inside and state the number at the kiosk.',
  },
  head_count_missed: {
    title: 'Head count missed',
    level: 'medium',
    signed: 'at_once',
    meaning: 'The head count was not stated in time.',
    response: 'Call the room; count the people inside and state the number at the kiosk.',
  },
  head_count_stated: {
    title: 'Head count stated',
    level: 'notice',
    signed: 'at_once',
    meaning: 'A named person stated how many people are inside.',
  },
  count_mismatch: {
    title: 'Head count differs',
    level: 'high',
    signed: 'at_once',
    meaning: 'The stated number of people differs from the sign-ins. Nothing was changed to make them agree.',
    response: 'Find out who is inside; sign out who left; count again.',
  },
  statement_opened: {
    title: 'Statement waits for signature',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'Somebody at the screen prepared a statement to be signed by badge.',
  },
  signature_announced: {
    title: 'Signature announced',
    level: 'routine',
    signed: 'within_a_minute',
    meaning:
      'Somebody at the screen said that a person inside signs with their next badge and does not leave by it.',
  },
  statement_signed: {
    title: 'Statement signed once',
    level: 'routine',
    signed: 'at_once',
    meaning: 'One of the people needed signed a statement.',
  },
  statement_abandoned: {
    title: 'Statement not signed',
    level: 'routine',
    signed: 'within_a_minute',
    meaning: 'A statement was not signed in time, or was cancelled.',
  },
  managed_opening_started: {
    title: 'Managed opening started',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Named people took responsibility for a door that stays open for a stated reason and time.',
  },
  opening_signed_by_one: {
    title: 'Managed opening signed by one person',
    level: 'medium',
    signed: 'at_once',
    meaning:
      'One person is the whole office here and opened the door alone; the named controls stand in for the second name.',
    response: 'Tell the second person of the office now. Review the opening, and the count after it, today.',
  },
  managed_opening_minute: {
    title: 'Managed opening goes on',
    level: 'routine',
    signed: 'at_once',
    meaning: 'The door is still under managed opening, minute by minute.',
  },
  managed_opening_ended: {
    title: 'Managed opening ended',
    level: 'notice',
    signed: 'at_once',
    meaning: 'The managed opening ended. People passed uncounted, so the count is in doubt until stated.',
  },
  contents_declared: {
    title: 'Contents declared',
    level: 'notice',
    signed: 'at_once',
    meaning: 'Named people stated whether unsealed ballots are present.',
  },
  emergency_started: {
    title: 'Emergency',
    level: 'critical',
    signed: 'at_once',
    meaning:
      'An emergency began by touch or by the fire line. Everything is still recorded; pairing alarms rest.',
    response: 'Life first. Afterwards a pair goes back in, and all seals are checked.',
  },
  emergency_reentered: {
    title: 'Pair back in after the emergency',
    level: 'high',
    signed: 'at_once',
    meaning: 'People who satisfy the rule went in again. Who was inside meanwhile is unknown.',
    response: 'Sweep the room and every seal; state the result at the kiosk.',
  },
  emergency_ended: {
    title: 'Emergency ended',
    level: 'high',
    signed: 'at_once',
    meaning: 'Named people stated the result of the seal sweep and ended the emergency.',
    response: 'Review what is recorded between start and end; look into any seal that is not intact.',
  },
};
