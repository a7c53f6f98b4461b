import type { Fact } from './facts.ts';
import type { EvidenceFact, EvidenceState } from './facts-evidence.ts';
import type { Input } from './inputs.ts';
import type { State } from './state.ts';
import { assertNever, type Ms, type PersonId, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';
import type { WitnessedFace } from './view.ts';

/** A challenge makes an entry; somebody who only plays with the screen must not fill the log. */
export const CHALLENGE_EVERY_MS: Ms = 10_000;

/** Whether a room's screen takes a challenge now. */
export const takesChallenge = (state: State, room: RoomId, at: Ms): boolean =>
  at >= (state.evidence.challenged[room] ?? Number.NEGATIVE_INFINITY) + CHALLENGE_EVERY_MS;

/** The furthest that any witness has seen the log, and how many saw it so far. */
export const witnessedFace = ({ evidence }: State): WitnessedFace | null => {
  const all = Object.values(evidence.witnessed);
  const size = Math.max(-1, ...all.map((witnessed) => witnessed.size));
  const furthest = all.filter((witnessed) => witnessed.size === size);
  if (furthest.length === 0) return null;
  return { size, time_s: Math.max(...furthest.map(({ time_s }) => time_s)), witnesses: furthest.length };
};

export const challenge = (turn: Turn, room: RoomId, text: string): void => {
  if (takesChallenge(turn.state, room, turn.moment.at)) {
    turn.record({ type: 'challenge_recorded', room, challenge: text });
  }
};

export type EvidenceInput = Extract<
  Input,
  {
    readonly type:
      | 'cosigned'
      | 'witness_refused'
      | 'checkpoint_given'
      | 'checkpoint_not_given'
      | 'officials_acted';
  }
>;

/** What witnesses, and those who carry the log out of the building, report. */
export const reactToEvidence = (turn: Turn, input: EvidenceInput): void => {
  const { evidence } = turn.state;
  switch (input.type) {
    case 'cosigned': {
      const { type, moment, ...cosigned } = input;
      if ((evidence.witnessed[cosigned.witness]?.size ?? -1) >= cosigned.size) return;
      return turn.record({ type: 'checkpoint_cosigned', ...cosigned });
    }
    case 'checkpoint_not_given':
    case 'witness_refused': {
      const { moment, ...refused } = input;
      return turn.record(refused);
    }
    case 'checkpoint_given': {
      const { moment, ...given } = input;
      if (given.by === 'receipt' && given.size <= evidence.given) return;
      return turn.record(given);
    }
    case 'officials_acted':
      return turn.record(input.act);
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
    case 'checkpoint_not_given':
    case 'witness_refused':
    case 'next_key_announced':
    case 'epoch_closed':
    case 'epoch_opened':
    case 'disclosures_erased':
      return before;
    default:
      return assertNever(fact);
  }
};

/** A person erased from the record is erased from the state too, badges and all. */
const withoutPerson = (state: State, person: PersonId): State => ({
  ...state,
  people: Object.fromEntries(Object.entries(state.people).filter(([other]) => other !== person)),
  badges: Object.fromEntries(Object.entries(state.badges).filter(([, badge]) => badge.person !== person)),
});

export const applyEvidenceFact = (state: State, fact: StampedEvidenceFact): State => ({
  ...(fact.type === 'disclosures_erased' ? withoutPerson(state, fact.person) : state),
  evidence: evidenceAfter(state.evidence, fact),
});
