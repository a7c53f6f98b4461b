import { actOnAlarm, reviewAlarms } from './alarms.ts';
import { decideBadge } from './badge.ts';
import { cameraSeen } from './cameras.ts';
import { sendDueTest } from './channel-tests.ts';
import { reportChannels } from './channels.ts';
import { correctEntry } from './corrections.ts';
import { abandonEntry, passDeadlines, passLooks } from './deadlines.ts';
import { doorClosed, doorFound, doorOpened, exitRequested } from './door.ts';
import { entryBar, entryFault } from './entry.ts';
import { reactToEvidence } from './evidence.ts';
import { completeExercises } from './exercises.ts';
import type { Fact } from './facts.ts';
import { peopleListed, pinChosen } from './founding.ts';
import type { Input } from './inputs.ts';
import { actOnKey } from './keys.ts';
import { actOnList } from './list-acts.ts';
import { reportOffice } from './office.ts';
import { transcribePaper } from './paper.ts';
import { review } from './presence.ts';
import { actOnProcedure } from './procedures.ts';
import { reportReader } from './readers.ts';
import { actOnReview } from './reviews.ts';
import { endSetup } from './setup.ts';
import { decideFounders } from './setup-people.ts';
import { actOnSheet } from './sheets.ts';
import { reportSiblings } from './siblings.ts';
import { reviewSirens } from './sirens.ts';
import { roomIds, roomOf, type State } from './state.ts';
import { applies } from './statements.ts';
import {
  clockDiffers,
  deviceLost,
  deviceRecovered,
  effectFailed,
  heartbeat,
  lineChanged,
  started,
  stopping,
} from './system.ts';
import { assertNever } from './terms.ts';
import { decideTouch } from './touches.ts';
import { actOnTraining } from './training.ts';
import { startTurn, type Turn } from './turn.ts';
import { reportBackup, reportUpkeep } from './upkeep.ts';

/**
 * The rules of the house: what is true after this input that was not on record before. Pure; time comes in
 * with the input. First what a step of the clock changed, as of that step; then every deadline that has
 * passed, each as of its own instant; then the input; then a look at what it changed.
 *
 * @returns facts in the order in which they are to be recorded; none when nothing happened, and none in a log that
 * was closed: its closing is its last entry.
 */
export const decide = (state: State, input: Input): readonly Fact[] => {
  if (state.evidence.closed_for !== '') return [];
  const turn = startTurn(state, input.moment);
  // Nobody watched since the copy was made: what became due meanwhile is for the start that follows.
  if (input.type === 'log_restored') {
    reactToEvidence(turn, input);
    return turn.facts;
  }
  if (input.type !== 'started') {
    review(turn, state.at);
    passDeadlines(turn, state.at);
    clockCaughtUp(turn);
    dropWhatCannotGoOn(turn);
  }
  react(turn, input);
  if (input.type === 'started' && state.ever_started) passLooks(turn, state.at);
  if (input.type !== 'clock_differs') review(turn, input.moment.at);
  dropWhatCannotGoOn(turn);
  completeExercises(turn);
  endSetup(turn);
  if (looksAtAlarms(input) && isOpen(turn)) {
    reviewAlarms(turn);
    reviewSirens(turn);
  }
  return turn.facts;
};

/** After a step of the clock this turn's instant is one of the past, and nothing follows a stop: the next turn looks. */
const looksAtAlarms = ({ type }: Input): boolean => type !== 'clock_differs' && type !== 'stopping';

/** Nothing follows the closing of a log, and a log is closed by this very turn at the earliest. */
const isOpen = ({ state }: Turn): boolean => state.evidence.closed_for === '';

/** A touch must not finish what a badge would be refused by now: a full disk or a new phase ends it at once. */
const dropWhatCannotGoOn = (turn: Turn): void => {
  for (const room of roomIds(turn.state)) {
    const { entry, statement } = roomOf(turn.state, room);
    if (entry !== null && (entryFault(turn, room) ?? entryBar(turn.state, room)) !== null) {
      abandonEntry(turn, room, 'entries_stopped', turn.moment.at);
    }
    if (statement !== null && !applies(turn, room, statement.statement)) {
      turn.record({ type: 'statement_abandoned', room, cause: 'subject_gone' });
    }
  }
};

const clockCaughtUp = (turn: Turn): void => {
  const { clock_behind_until } = turn.state;
  if (clock_behind_until !== 0 && turn.moment.at >= clock_behind_until) {
    turn.record({ type: 'clock_caught_up' });
  }
};

const react = (turn: Turn, input: Input): void => {
  switch (input.type) {
    case 'badge_read':
      return decideBadge(turn, input.reader, input.credential);
    case 'badge_unreadable':
      return turn.record({ type: 'badge_unreadable', reader: input.reader, fault: input.fault });
    case 'reader_refused':
    case 'reader_keys_exposed':
    case 'reader_installation_ordered':
    case 'reader_installation_ended':
      return reportReader(turn, input);
    case 'door_found':
      return doorFound(turn, input.door, input.contact);
    case 'door_opened':
      return doorOpened(turn, input);
    case 'door_closed':
      return doorClosed(turn, input);
    case 'exit_requested':
      return exitRequested(turn, input.door);
    case 'touched':
      return decideTouch(turn, input.room, input.touch);
    case 'tick':
      return heartbeat(turn);
    default:
      return reactToSystem(turn, input);
  }
};

type SystemInput = Exclude<
  Input,
  {
    type:
      | 'badge_read'
      | 'badge_unreadable'
      | 'reader_refused'
      | 'reader_keys_exposed'
      | 'reader_installation_ordered'
      | 'reader_installation_ended'
      | 'door_found'
      | 'door_opened'
      | 'door_closed'
      | 'exit_requested'
      | 'touched'
      | 'tick';
  }
>;

const reactToSystem = (turn: Turn, input: SystemInput): void => {
  switch (input.type) {
    case 'started':
      return started(turn, input);
    case 'stopping':
      return stopping(turn, input);
    case 'line_changed':
      return lineChanged(turn, input);
    case 'device_lost':
      return deviceLost(turn, input);
    case 'device_recovered':
      return deviceRecovered(turn, input);
    case 'effect_failed':
      return effectFailed(turn, input);
    case 'clock_differs':
      return clockDiffers(turn, input);
    case 'storage_changed':
      if (input.storage === turn.state.storage) return;
      return turn.record({ type: 'storage_changed', storage: input.storage, free_mb: input.free_mb });
    case 'inbox_overflowed':
      return turn.record({ type: 'inbox_overflowed', dropped: input.dropped });
    case 'snapshot_written':
      return turn.record({ type: 'snapshot_taken', upto: input.upto, digest: input.digest });
    default:
      return reactBesideTheDoor(turn, input);
  }
};

type BesideInput = Exclude<
  SystemInput,
  {
    type:
      | 'started'
      | 'stopping'
      | 'line_changed'
      | 'device_lost'
      | 'device_recovered'
      | 'effect_failed'
      | 'clock_differs'
      | 'storage_changed'
      | 'inbox_overflowed'
      | 'snapshot_written';
  }
>;

/** What people do away from the door, identified elsewhere, and what becomes of the log and of messages. */
const reactBesideTheDoor = (turn: Turn, input: BesideInput): void => {
  switch (input.type) {
    case 'setup_code_tried':
    case 'setup_badge_wanted':
    case 'founders_named':
      return decideFounders(turn, input);
    case 'people_listed':
      return peopleListed(turn, input);
    case 'pin_chosen':
      return pinChosen(turn, input);
    case 'list_acted':
      return actOnList(turn, input.person, input.act);
    case 'cosigned':
    case 'witness_refused':
    case 'checkpoint_given':
    case 'checkpoint_not_given':
    case 'log_restored':
    case 'official_pin':
    case 'officials_acted':
      return reactToEvidence(turn, input);
    case 'alarm_acted':
      return actOnAlarm(turn, input.person, input.act);
    case 'siblings_reported':
      return reportSiblings(turn, input.changes);
    case 'upkeep_reported':
      return reportUpkeep(turn, input);
    case 'backup_reported':
      return reportBackup(turn, input);
    case 'paper_transcribed':
      return transcribePaper(turn, input);
    case 'review_acted':
      return actOnReview(turn, input);
    case 'sheet_acted':
      return actOnSheet(turn, input);
    case 'correction_signed':
      return correctEntry(turn, input);
    case 'camera_seen':
      return cameraSeen(turn, input);
    case 'key_acted':
      return actOnKey(turn, input);
    case 'procedure_acted':
      return actOnProcedure(turn, input);
    case 'training_acted':
      return actOnTraining(turn, input);
    case 'channel_test_due':
      return sendDueTest(turn, input.channel, input.code);
    case 'channels_reported':
      return reportChannels(turn, input.outcomes);
    case 'office_reported':
      return reportOffice(turn, input.facts);
    default:
      return assertNever(input);
  }
};
