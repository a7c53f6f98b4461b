import { TRAINING_CARDS } from './catalogue-training.ts';
import { changeRoom } from './change.ts';
import type { Fact } from './facts.ts';
import type {
  PracticeRecord,
  TopicRule,
  TrainingDays,
  TrainingFact,
  TrainingState,
  TrainingTopic,
} from './facts-training.ts';
import { onList } from './list-changes.ts';
import { policyOf, rulesOf, type State } from './state.ts';
import type { Ms, PersonId, Purpose, RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

/** What two people say about somebody's training. */
export type TrainingAct =
  | {
      readonly act: 'record';
      readonly person: PersonId;
      readonly topic: string;
      readonly on: Ms;
      readonly until: Ms;
      readonly words: string;
      /** Where it was practiced. */
      readonly practice?: PracticeRecord | undefined;
    }
  | { readonly act: 'withdraw'; readonly person: PersonId; readonly topic: string; readonly words: string };

/** Two people, each identified, act on people's training. */
export interface TrainingObservation {
  readonly type: 'training_acted';
  readonly acts: readonly TrainingAct[];
  readonly signed_by: readonly PersonId[];
}

/** Why nothing is recorded. */
export type TrainingRefusal =
  | 'no_such_topic'
  | 'not_listed'
  | 'of_the_future'
  | 'over_already'
  | 'known_already'
  | 'not_trained';

export const topicsOf = (state: State): readonly TrainingTopic[] => policyOf(state).topics ?? [];

/** The newest training of somebody in a topic; null where there is none. */
export const trainingOf = ({ training }: State, person: PersonId, topic: string): TrainingDays | null => {
  const of = Object.hasOwn(training, person) ? training[person] : undefined;
  return of !== undefined && Object.hasOwn(of, topic) ? (of[topic] ?? null) : null;
};

/** Why an act would change nothing, asked before anybody's PIN is; null where it does. */
export const trainingRefusal = (state: State, at: Ms, act: TrainingAct): TrainingRefusal | null => {
  const known = trainingOf(state, act.person, act.topic);
  if (act.act === 'withdraw') return known === null ? 'not_trained' : null;
  if (!topicsOf(state).some(({ topic }) => topic === act.topic)) return 'no_such_topic';
  if (onList(state, act.person) === null) return 'not_listed';
  if (act.on > at) return 'of_the_future';
  if (act.until <= at) return 'over_already';
  return known !== null && known.on >= act.on ? 'known_already' : null;
};

type Said = Pick<TrainingObservation, 'signed_by'> & { readonly act: TrainingAct };

const putOnRecord = (turn: Turn, { act, signed_by }: Said): void => {
  if (trainingRefusal(turn.state, turn.moment.at, act) !== null || signed_by.includes(act.person)) return;
  const { person, topic, words } = act;
  if (act.act === 'withdraw') {
    return turn.record({ type: 'training_withdrawn', person, topic, words, signed_by });
  }
  const { on, until, practice } = act;
  const cited = practice === undefined ? {} : { practice };
  turn.record({ type: 'training_recorded', person, topic, on, until, words, ...cited, signed_by });
};

/** Puts on record what two people said and nothing speaks against. Whoever is trained is not one of the two. */
export const actOnTraining = (turn: Turn, { acts, signed_by }: TrainingObservation): void => {
  for (const act of acts) putOnRecord(turn, { act, signed_by });
};

const isFor = ({ purposes }: TopicRule, purpose: Purpose | 'not_asked'): boolean =>
  purposes.length === 0 || purposes.some((one) => one === purpose);

/**
 * Topics that the rules treat in a given way and in which somebody's training does not hold now. `not_asked` leaves
 * those that only a purpose takes.
 */
export const lackingTopics = (
  state: State,
  room: RoomId,
  person: PersonId,
  at: Ms,
  requirement: TopicRule['requirement'],
  purpose: Purpose | 'not_asked',
): readonly string[] =>
  (rulesOf(state, room).topics ?? [])
    .filter((rule) => rule.requirement === requirement && isFor(rule, purpose))
    .map(({ topic }) => topic)
    .filter((topic) => {
      const days = trainingOf(state, person, topic);
      return days === null || at < days.on || at >= days.until;
    });

/** Whether somebody lacks what this purpose takes; that is put on record, and shown. */
export const refusePurpose = (
  turn: Turn,
  room: RoomId,
  purpose: Purpose,
  people: readonly { readonly person: PersonId }[],
): boolean => {
  const { at } = turn.moment;
  for (const { person } of people) {
    const topics = lackingTopics(turn.state, room, person, at, 'required', purpose);
    if (topics.length === 0) continue;
    const until = at + policyOf(turn.state).notice_ms;
    turn.record({ type: 'purpose_refused', room, purpose, person, topics, until });
    return true;
  }
  return false;
};

/** Instants at which somebody's training begins or ends. */
export const trainingChanges = ({ training }: State, person: PersonId): readonly Ms[] =>
  Object.values(training[person] ?? {}).flatMap(({ on, until }) => [on, until]);

/** A fact about training. */
export type StampedTrainingFact = Extract<Fact, TrainingFact>;

export const isTrainingFact = (fact: Fact): fact is StampedTrainingFact =>
  Object.hasOwn(TRAINING_CARDS, fact.type);

const withTraining = (state: State, training: TrainingState): State => ({ ...state, training });

export const applyTrainingFact = (state: State, fact: StampedTrainingFact): State => {
  if (fact.type === 'purpose_refused') {
    const { person, until } = fact;
    return changeRoom(state, fact.room, {
      notice: { kind: 'denied', reason: 'training_missing', person, until },
    });
  }
  const { person, topic } = fact;
  const { [topic]: _, ...others } = state.training[person] ?? {};
  const mine =
    fact.type === 'training_withdrawn' ? others : { ...others, [topic]: { on: fact.on, until: fact.until } };
  return withTraining(state, { ...state.training, [person]: mine });
};
