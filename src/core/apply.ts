import { applyAlarmFact, noteCause } from './alarm-state.ts';
import { applyEntryFact } from './apply-entry.ts';
import { applyKioskFact } from './apply-kiosk.ts';
import { applyManyFacts, isManyFact, type ManyFact } from './apply-list.ts';
import { applyRoomFact } from './apply-room.ts';
import { applyTellingFact, isTellingFact, type TellingFact } from './apply-telling.ts';
import { applyCameraFact, type StampedCameraFact } from './cameras.ts';
import { isAlarmFact } from './catalogue-alarms.ts';
import { OFFICE_CARDS } from './catalogue-office.ts';
import { applyCustodyFact, isCustodyFact, type StampedCustodyFact } from './custody-state.ts';
import { applyEvidenceFact } from './evidence.ts';
import { applyExerciseFact, isExerciseFact, noteExercise, type StampedExerciseFact } from './exercises.ts';
import type { Fact } from './facts.ts';
import type { EntryFact } from './facts-entry.ts';
import type { KioskFact } from './facts-kiosk.ts';
import type { OfficeFact } from './facts-office.ts';
import { applyKeyFact, isKeyFact, type StampedKeyFact } from './keys.ts';
import { applySingleListFact } from './list-state.ts';
import { applyPaperFact, type StampedPaperFact } from './paper.ts';
import { applyProcedureFact, isProcedureFact, type StampedProcedureFact } from './procedures-state.ts';
import { applyReaderFact, isReaderFact, type StampedReaderFact } from './readers.ts';
import { applyReviewFact, isReviewFact, type StampedReviewFact } from './reviews.ts';
import { applySetupFact, isSetupFact, noteSetup, type StampedSetupFact } from './setup.ts';
import { applySheetFact, isSheetFact, type StampedSheetFact } from './sheets.ts';
import type { State } from './state.ts';
import { applySweepFact, isSweepFact, type StampedSweepFact } from './sweeps.ts';
import { applyTrainingFact, isTrainingFact, type StampedTrainingFact } from './training.ts';
import { applyUpkeepFact, isUpkeepFact } from './upkeep.ts';
import { applyVisitorFact, isVisitorFact, type StampedVisitorFact } from './visitor-details.ts';

const isAtDoor = ({ type }: Fact): boolean => type !== 'duress_signalled' && !isAlarmFact(type);

/**
 * The state after a fact. The only way a state ever changes, live and on replay; it reads the fact and the
 * state, never today's configuration.
 */
export const apply = (state: State, fact: Fact): State => {
  const next = noteSetup(noteExercise(noteCause(applyFact(state, fact), fact), fact), fact);
  if (fact.type === 'clock_stepped') return next;
  const last_at_door = isAtDoor(fact) ? Math.max(next.last_at_door, fact.at) : next.last_at_door;
  return { ...next, last_at_door, at: Math.max(next.at, fact.at) };
};

/** The state after facts in their order: what `apply` makes of them one by one, in time that grows with their number. */
export const applyAll = (initial: State, facts: Iterable<Fact>): State => {
  let state = initial;
  let list: ManyFact[] = [];
  for (const fact of facts) {
    if (isManyFact(fact)) {
      list.push(fact);
      continue;
    }
    if (list.length > 0) state = applyManyFacts(state, list);
    list = [];
    state = apply(state, fact);
  }
  return list.length > 0 ? applyManyFacts(state, list) : state;
};

type Kept =
  | StampedPaperFact
  | StampedReviewFact
  | StampedKeyFact
  | StampedSheetFact
  | StampedCameraFact
  | StampedProcedureFact
  | StampedTrainingFact;

const isKept = (fact: Fact): fact is Kept =>
  isReviewFact(fact) ||
  isKeyFact(fact) ||
  isSheetFact(fact) ||
  isProcedureFact(fact) ||
  isTrainingFact(fact) ||
  fact.type === 'camera_checked' ||
  fact.type === 'paper_visit_transcribed';

/** What people put on record away from the door. */
const applyKept = (state: State, fact: Kept): State => {
  if (fact.type === 'paper_visit_transcribed') return applyPaperFact(state, fact);
  if (fact.type === 'camera_checked') return applyCameraFact(state, fact);
  if (isSheetFact(fact)) return applySheetFact(state, fact);
  if (isProcedureFact(fact)) return applyProcedureFact(state, fact);
  if (isTrainingFact(fact)) return applyTrainingFact(state, fact);
  return isKeyFact(fact) ? applyKeyFact(state, fact) : applyReviewFact(state, fact);
};

type StampedOfficeFact = Extract<Fact, OfficeFact>;

const isOfficeFact = (fact: Fact): fact is StampedOfficeFact => Object.hasOwn(OFFICE_CARDS, fact.type);

const applyFact = (state: State, fact: Fact): State => {
  if (isTellingFact(fact)) return applyTellingFact(state, fact);
  if (isCustodyFact(fact)) return applyCustodyFact(state, fact);
  if (isKept(fact)) return applyKept(state, fact);
  if (isSweepFact(fact)) return applySweepFact(state, fact);
  if (isReaderFact(fact)) return applyReaderFact(state, fact);
  if (isVisitorFact(fact)) return applyVisitorFact(state, fact);
  if (isExerciseFact(fact)) return applyExerciseFact(state, fact);
  if (isSetupFact(fact)) return applySetupFact(state, fact);
  // What people do at the office's pages is on record, and nothing here goes by it.
  if (isOfficeFact(fact)) return state;
  return applyAtDoor(state, fact);
};

/** Facts with a function of their own are taken out before. */
type AtDoor = Exclude<
  Fact,
  | TellingFact
  | StampedCustodyFact
  | Kept
  | StampedSweepFact
  | StampedReaderFact
  | StampedVisitorFact
  | StampedExerciseFact
  | StampedSetupFact
  | StampedOfficeFact
>;

const applyAtDoor = (state: State, fact: AtDoor): State => {
  switch (fact.type) {
    case 'kiosk_started':
    case 'room_policy_set':
    case 'room_closed_down':
    case 'kiosk_stopped':
    case 'heartbeat':
    case 'phase_changed':
    case 'clock_stepped':
    case 'clock_caught_up':
    case 'device_lost':
    case 'device_recovered':
    case 'effect_failed':
    case 'line_changed':
    case 'badge_unreadable':
    case 'refusals_repeated':
    case 'exits_repeated':
    case 'inbox_overflowed':
    case 'storage_changed':
    case 'snapshot_taken':
    case 'people_imported':
    case 'person_enrolled':
    case 'person_changed':
    case 'person_removed':
    case 'pin_set':
      return applyKioskFact(state, fact);
    case 'visitors_announced':
    case 'first_badge_accepted':
    case 'partner_badge_accepted':
    case 'visitor_badge_accepted':
    case 'entry_approved':
    case 'pin_accepted':
    case 'pin_refused':
    case 'duress_signalled':
    case 'partner_confirmed':
    case 'purpose_stated':
    case 'authority_stated':
    case 'visitor_added':
    case 'visitors_complete':
    case 'window_extended':
    case 'entry_abandoned':
    case 'access_denied':
    case 'access_granted':
    case 'entry_taken':
    case 'entry_not_taken':
    case 'exit_signed':
    case 'exit_by_unknown_badge':
    case 'exit_not_taken':
    case 'visitor_signed_out':
    case 'visitor_unescorted':
    case 'escort_handed_over':
      return applyEntryFact(state, fact);
    default:
      return applyOther(state, fact);
  }
};

type Other = Exclude<AtDoor, { readonly type: (KioskFact | EntryFact)['type'] }>;

const applyOther = (state: State, fact: Other): State => {
  if (isUpkeepFact(fact)) return applyUpkeepFact(state, fact);
  switch (fact.type) {
    case 'checkpoint_cosigned':
    case 'witness_refused':
    case 'checkpoint_given':
    case 'checkpoint_not_given':
    case 'challenge_recorded':
    case 'official_refused':
    case 'next_key_announced':
    case 'epoch_closed':
    case 'epoch_opened':
    case 'log_restored':
    case 'disclosures_erased':
    case 'former_disclosures_erased':
      return applyEvidenceFact(state, fact);
    case 'alarm_raised':
    case 'alarm_returned':
    case 'alarm_acknowledged':
    case 'alarm_unanswered':
    case 'alarm_closing_proposed':
    case 'alarm_closed':
    case 'alarm_shelved':
    case 'alarm_unshelved':
    case 'alarm_out_of_service':
    case 'alarm_in_service':
      return applyAlarmFact(state, fact);
    case 'list_entry_proposed':
    case 'list_removal_proposed':
      return applyManyFacts(state, [fact]);
    case 'list_founded':
    case 'list_proposed':
    case 'proposal_approved':
    case 'proposal_ended':
    case 'person_suspended':
    case 'badge_lost':
    case 'list_act_reviewed':
    case 'list_signed_off':
    case 'phase_proposed':
    case 'rules_proposed':
    case 'rules_changed':
    case 'badge_awaited':
    case 'badge_presented':
    case 'badge_not_presented':
      return applySingleListFact(state, fact);
    case 'entry_corrected':
      return state;
    default:
      return applyRoomFact(state, fact);
  }
};
