import { abandonEntry } from './deadlines.ts';
import { startEmergency } from './emergency.ts';
import { entryFault, goOn, nextStep, stepUntil, windowOf } from './entry.ts';
import { challenge } from './evidence.ts';
import { decideExercise } from './exercises.ts';
import { signExit, signVisitorOut } from './exit.ts';
import type { VisitorRecord } from './facts-entry.ts';
import type { Touch } from './inputs.ts';
import { compareInventory, countContainer, giveUpInventory } from './inventory.ts';
import { refusalOf } from './pins.ts';
import { tickStep } from './procedures.ts';
import { decideSetup } from './setup.ts';
import { type EntryInProgress, personOf, roomOf, rulesOf } from './state.ts';
import { announceSignature, propose } from './statements.ts';
import { assertNever, type PinHash, type RoomId } from './terms.ts';
import { refusePurpose } from './training.ts';
import type { Turn } from './turn.ts';
import { accountForBadge } from './visitor-badges.ts';
import { recordVisitor } from './visitor-record.ts';
import { takesAnnouncement, visitorPlacesLeft } from './visitors.ts';

type Of<T extends Touch['touch']> = Extract<Touch, { touch: T }>;

/** What a touch means depends on what the screen waits for; one that no longer fits changes nothing. */
export const decideTouch = (turn: Turn, room: RoomId, touch: Touch): void => {
  switch (touch.touch) {
    case 'extend':
      return extend(turn, room);
    case 'cancel':
      return cancel(turn, room);
    case 'announce_visitors':
      return announceVisitors(turn, room);
    case 'complete_visitors':
      return completeVisitors(turn, room);
    case 'enter_pin':
      return enterPin(turn, room, touch.pin);
    case 'confirm_partner':
      return confirmPartner(turn, room, touch.answer);
    case 'choose_purpose':
      return choosePurpose(turn, room, touch);
    case 'state_authority':
      return stateAuthority(turn, room, touch.words);
    case 'add_visitor':
      return addVisitor(turn, room, touch);
    case 'sign_out':
      return signOut(turn, room, touch);
    case 'announce_signature':
      return announceSignature(turn, room, touch.person);
    case 'sign_out_visitor':
      return signVisitorOut(turn, room, touch);
    case 'start_exercise':
    case 'give_up_exercise':
      return decideExercise(turn, room, touch);
    case 'answer_setup':
    case 'pulse_strike':
      return decideSetup(turn, room, touch);
    case 'record_visitor':
      return recordVisitor(turn, room, touch);
    case 'account_for_badge':
      return accountForBadge(turn, room, touch);
    case 'give_lone_reason': {
      const { lone } = roomOf(turn.state, room);
      if (lone === null || lone.reason !== '') return;
      return turn.record({ type: 'lone_reason_stated', room, reason: touch.reason });
    }
    case 'tick_step':
      return tickStep(turn, room, touch);
    case 'challenge':
      return challenge(turn, room, touch.text);
    case 'start_emergency':
      return startEmergency(turn, room, 'touchscreen');
    case 'propose':
      return propose(turn, room, touch.statement);
    case 'count_container':
      return countContainer(turn, room, touch.container, touch.taken_by);
    case 'compare_inventory':
      return compareInventory(turn, room);
    case 'give_up_inventory':
      return giveUpInventory(turn, room, 'given_up', turn.moment.at);
    default:
      return assertNever(touch);
  }
};

/** Every window can be extended, and only so often. */
const extend = (turn: Turn, room: RoomId): void => {
  const { entry, statement } = roomOf(turn.state, room);
  const rules = rulesOf(turn.state, room);
  const running = entry ?? statement;
  if (running === null || running.extensions >= rules.extensions) return;
  const window = entry === null ? rules.step_ms : windowOf(rules, entry.step);
  turn.record({ type: 'window_extended', room, until: turn.moment.at + window });
};

const cancel = (turn: Turn, room: RoomId): void => {
  const { entry, statement } = roomOf(turn.state, room);
  if (entry !== null) return abandonEntry(turn, room, 'cancelled', turn.moment.at);
  if (statement !== null) turn.record({ type: 'statement_abandoned', room, cause: 'cancelled' });
};

const stepOf = (turn: Turn, room: RoomId, step: EntryInProgress['step']): EntryInProgress | null => {
  const { entry } = roomOf(turn.state, room);
  return entry?.step === step ? entry : null;
};

const enterPin = (turn: Turn, room: RoomId, pin: PinHash): void => {
  const entry = stepOf(turn, room, 'pin');
  const claim = entry?.holders.find((other) => other.pin === 'not_given');
  if (entry === null || claim === undefined) return;
  const person = personOf(turn.state, claim.person);
  const duress = person.duress === pin;
  if (person.pin !== pin && !duress) return refusePin(turn, room, entry);
  const holders = entry.holders.map((other) =>
    other === claim ? { ...other, pin: 'given' as const } : other,
  );
  const next = nextStep(turn, room, { ...entry, holders });
  turn.record({
    type: 'pin_accepted',
    room,
    person: person.person,
    next,
    until: stepUntil(turn, room, next),
  });
  if (duress) turn.record({ type: 'duress_signalled', room, person: person.person });
  goOn(turn, room);
};

/** After too many wrong PINs the whole entry ends, and this person's badge opens nothing for a while. */
const refusePin = (turn: Turn, room: RoomId, entry: EntryInProgress): void => {
  const claim = entry.holders.find((other) => other.pin === 'not_given');
  if (claim === undefined) return;
  const refusal = refusalOf(turn, personOf(turn.state, claim.person));
  turn.record({ type: 'pin_refused', room, person: claim.person, ...refusal });
  if (refusal.locked_until !== 0) abandonEntry(turn, room, 'wrong_pin', turn.moment.at);
};

const confirmPartner = (turn: Turn, room: RoomId, answer: 'seen' | 'not_seen'): void => {
  const entry = stepOf(turn, room, 'confirm');
  if (entry === null) return;
  if (answer === 'not_seen') return abandonEntry(turn, room, 'partner_not_seen', turn.moment.at);
  const next = nextStep(turn, room, { ...entry, confirmed: true });
  turn.record({ type: 'partner_confirmed', room, next, until: stepUntil(turn, room, next) });
  goOn(turn, room);
};

const choosePurpose = (turn: Turn, room: RoomId, { purpose, words }: Of<'choose_purpose'>): void => {
  const entry = stepOf(turn, room, 'purpose');
  if (entry === null || !rulesOf(turn.state, room).purposes.includes(purpose)) return;
  if (refusePurpose(turn, room, purpose, entry.holders)) return;
  const next = nextStep(turn, room, { ...entry, purpose });
  turn.record({
    type: 'purpose_stated',
    room,
    purpose,
    words,
    next,
    until: stepUntil(turn, room, next),
  });
  goOn(turn, room);
};

const stateAuthority = (turn: Turn, room: RoomId, words: string): void => {
  const entry = stepOf(turn, room, 'authority');
  if (entry === null || words.trim() === '') return;
  const next = nextStep(turn, room, { ...entry, authority: true });
  turn.record({ type: 'authority_stated', room, words, next, until: stepUntil(turn, room, next) });
  goOn(turn, room);
};

/** Somebody without a badge is added by whoever brings them; the first holder is the escort. */
const addVisitor = (turn: Turn, room: RoomId, touch: Of<'add_visitor'>): void => {
  const { entry } = roomOf(turn.state, room);
  const escort = entry?.holders[0]?.person;
  if (entry === null || escort === undefined || touch.name.trim() === '') return;
  const rules = rulesOf(turn.state, room);
  if (!rules.visitor_classes.includes(touch.visitor_class)) return;
  if (visitorPlacesLeft(turn.state, room, entry) === 0) return;
  const { visitor, name, organization, visitor_class } = touch;
  const record: VisitorRecord = { visitor, name, organization, visitor_class, escort };
  turn.record({
    type: 'visitor_added',
    room,
    visitor: record,
    until: Math.max(entry.until, stepUntil(turn, room, entry.step)),
  });
  goOn(turn, room);
};

/**
 * Where people inside count, one badge can be enough, and there would be no moment in which to name a visitor: so it is
 * said first.
 */
const announceVisitors = (turn: Turn, room: RoomId): void => {
  if (!takesAnnouncement(turn.state, room) || entryFault(turn, room) !== null) return;
  turn.record({ type: 'visitors_announced', room, until: stepUntil(turn, room, 'badge') });
};

const completeVisitors = (turn: Turn, room: RoomId): void => {
  const entry = stepOf(turn, room, 'visitors');
  if (entry === null) return;
  const next = nextStep(turn, room, { ...entry, awaits_visitors: false });
  turn.record({ type: 'visitors_complete', room, next, until: stepUntil(turn, room, next) });
  goOn(turn, room);
};

const signOut = (turn: Turn, room: RoomId, { person }: Of<'sign_out'>): void => {
  const { inside } = roomOf(turn.state, room);
  if (!inside.some((occupant) => occupant.person === person)) return;
  signExit(turn, room, {
    person: personOf(turn.state, person),
    how: 'touchscreen',
    reader: '',
    credential: '',
  });
};
