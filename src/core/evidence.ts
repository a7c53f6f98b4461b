import type { Fact } from './facts.ts';
import type { EvidenceFact, EvidenceState } from './facts-evidence.ts';
import { withoutPerson } from './forgotten.ts';
import type { Input } from './inputs.ts';
import type { Person } from './people.ts';
import { countWrongPin, forgetWrongPins, refusalOf } from './pins.ts';
import { countInside, roomIds, roomOf, type State } from './state.ts';
import { assertNever, type Ms, type PersonId, type PinHash, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';
import type { WitnessedFace } from './witnessed-face.ts';

/** A challenge makes an entry; somebody who only plays with the screen must not fill the log. */
export const CHALLENGE_EVERY_MS: Ms = 10_000;

/** Whether a room's screen takes a challenge now. */
export const takesChallenge = (state: State, room: RoomId, at: Ms): boolean =>
  at >= (state.evidence.challenged[room] ?? Number.NEGATIVE_INFINITY) + CHALLENGE_EVERY_MS;

/** The furthest that any witness has seen the log, and how many saw it so far. */
export const witnessedFace = ({ evidence }: State): WitnessedFace | null => {
  const all = Object.values(evidence.witnessed);
  if (all.length === 0) return null;
  const size = Math.max(...all.map((witnessed) => witnessed.size));
  const furthest = all.filter((witnessed) => witnessed.size === size);
  return { size, time_s: Math.max(...furthest.map(({ time_s }) => time_s)), witnesses: furthest.length };
};

export const challenge = (turn: Turn, room: RoomId, text: string): void => {
  if (takesChallenge(turn.state, room, turn.moment.at)) {
    turn.record({ type: 'challenge_recorded', room, challenge: text });
  }
};

/** Rooms with somebody inside, or on the way in: their story does not end here. */
export const roomsInUse = (state: State): readonly RoomId[] =>
  roomIds(state).filter((room) => {
    const now = roomOf(state, room);
    return countInside(now) > 0 || now.entry !== null || now.grant !== null;
  });

/**
 * Who may sign for the evidence: an official, or staff who answer for a room, on the list at this instant. Whether
 * the PIN is locked is asked of every PIN.
 */
export const signsForEvidence = (person: Person, at: Ms): boolean =>
  person.status === 'listed' &&
  (person.class === 'official' ||
    (person.class === 'staff' && (person.role === 'supervisor' || person.role === 'custodian'))) &&
  person.valid_from <= at &&
  (person.valid_until === 0 || at < person.valid_until);

/** A wrong PIN counts, and a call for help goes out unseen; a right one is nothing to record by itself. */
const countPin = (turn: Turn, person: PersonId, pin: PinHash): void => {
  const known = turn.state.people[person];
  if (known === undefined || known.pin_locked_until > turn.moment.at || known.pin === pin) return;
  if (known.duress === pin) return turn.record({ type: 'duress_signalled', person });
  turn.record({ type: 'official_refused', person, ...refusalOf(turn, known) });
};

export type EvidenceInput = Extract<
  Input,
  {
    readonly type:
      | 'cosigned'
      | 'witness_refused'
      | 'checkpoint_given'
      | 'checkpoint_not_given'
      | 'log_restored'
      | 'official_pin'
      | 'officials_acted';
  }
>;

/** What witnesses, and those who carry the log out of the building, report. */
export const reactToEvidence = (turn: Turn, input: EvidenceInput): void => {
  const { evidence } = turn.state;
  switch (input.type) {
    case 'cosigned': {
      const { type, moment, ...cosigned } = input;
      const last = evidence.witnessed[cosigned.witness];
      if (last !== undefined && last.size >= cosigned.size) return;
      return turn.record({ type: 'checkpoint_cosigned', ...cosigned });
    }
    case 'checkpoint_not_given':
    case 'log_restored':
    case 'witness_refused': {
      const { moment, ...refused } = input;
      return turn.record(refused);
    }
    case 'checkpoint_given': {
      const { moment, ...given } = input;
      if (given.by === 'receipt' && given.size <= evidence.given) return;
      return turn.record(given);
    }
    case 'official_pin':
      return countPin(turn, input.person, input.pin);
    case 'officials_acted':
      if (input.act.type === 'epoch_closed' && roomsInUse(turn.state).length > 0) return;
      turn.record(input.act);
      return turn.recordAll(input.tried ?? []);
    default:
      return assertNever(input);
  }
};

type StampedEvidenceFact = Extract<Fact, EvidenceFact>;

const evidenceAfter = (before: EvidenceState, fact: StampedEvidenceFact): EvidenceState => {
  switch (fact.type) {
    case 'checkpoint_cosigned': {
      const { witness, size, time_s } = fact;
      return { ...before, witnessed: { ...before.witnessed, [witness]: { size, time_s } } };
    }
    case 'checkpoint_given':
      return { ...before, given: Math.max(before.given, fact.size) };
    case 'challenge_recorded':
      return { ...before, challenged: { ...before.challenged, [fact.room]: fact.at } };
    case 'next_key_announced':
      return { ...before, next_key: fact.verifier_key };
    case 'epoch_closed':
      return { ...before, closed_for: fact.next_origin, next_key: fact.next_key };
    case 'checkpoint_not_given':
    case 'witness_refused':
    case 'official_refused':
    case 'epoch_opened':
    case 'log_restored':
    case 'disclosures_erased':
    case 'former_disclosures_erased':
      return before;
    default:
      return assertNever(fact);
  }
};

/** What a fact says of the people of the list: whose PIN was wrong, who is known by it, who is forgotten. */
const peopleAfter = (state: State, fact: StampedEvidenceFact): State => {
  switch (fact.type) {
    case 'official_refused':
      return countWrongPin(state, fact);
    case 'next_key_announced':
    case 'epoch_closed':
    case 'epoch_opened':
      return fact.signed_by.reduce(forgetWrongPins, state);
    case 'disclosures_erased':
      return withoutPerson(fact.signed_by.reduce(forgetWrongPins, state), fact.person);
    default:
      return state;
  }
};

export const applyEvidenceFact = (state: State, fact: StampedEvidenceFact): State => ({
  ...peopleAfter(state, fact),
  evidence: evidenceAfter(state.evidence, fact),
});
