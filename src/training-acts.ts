import type { KeyObject } from 'node:crypto';
import type { TrainingDays, TrainingTopic } from './core/facts-training.ts';
import { onList } from './core/list-changes.ts';
import type { State } from './core/state.ts';
import type { PersonId } from './core/terms.ts';
import {
  type TrainingAct,
  type TrainingRefusal,
  topicsOf,
  trainingOf,
  trainingRefusal,
} from './core/training.ts';
import { KeeperRefused, type KeptKiosk, NotIdentified, offer } from './kept-kiosk.ts';
import { identifyOfficials, type TypedPin } from './officials.ts';

/** Most trainings that two people sign for at once: more would keep the door waiting. */
export const TRAININGS_AT_ONCE = 200;

/** What two people say about people's training, with what they typed. */
export interface AskedOfTraining {
  readonly acts: readonly TrainingAct[];
  readonly typed: readonly TypedPin[];
}

/** How somebody stands to a topic; `days` is null for whoever was never trained in it. */
export interface TrainingLine {
  readonly person: PersonId;
  readonly topic: string;
  readonly days: TrainingDays | null;
}

export interface TrainingStanding {
  readonly topics: readonly TrainingTopic[];
  readonly lines: readonly TrainingLine[];
}

export const TRAINING_REASONS: { readonly [R in TrainingRefusal]: readonly [what: string, remedy: string] } =
  {
    no_such_topic: [
      'there is no such topic of training',
      'Name one of "training_topics" in the configuration that the kiosk started with.',
    ],
    not_listed: ['this person is not on the list', 'See "ballot-vault people list".'],
    of_the_future: ['this training is of a later day than today', 'Look at the day again.'],
    over_already: ['a training of that day does not hold any more', 'Look at the day again, or train anew.'],
    known_already: [
      'a training of this day or a later one is on record',
      'Nothing has to be done; to correct it, withdraw it first.',
    ],
    not_trained: [
      'no training of this person in this topic is on record',
      'See "ballot-vault training list".',
    ],
  };

/**
 * Puts on record what two officials say about other people's training, once they have said who they are: all of it or
 * nothing. Throws `KeeperRefused` when nothing is recorded.
 */
export const recordTrainingAct = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { acts, typed }: AskedOfTraining,
): Promise<{ readonly index: number }> => {
  const requirePossible = (): void => {
    if (new Set(acts.map(({ person, topic }) => `${person} ${topic}`)).size < acts.length) {
      throw new KeeperRefused('somebody is named twice for a topic', 'Name each person once for each topic.');
    }
    for (const act of acts) {
      const refusal = trainingRefusal(kiosk.state, kiosk.moment.at, act);
      const [what, remedy] = refusal === null ? [] : TRAINING_REASONS[refusal];
      const about = acts.length === 1 ? '' : `${act.person}, ${act.topic}: `;
      if (what !== undefined && remedy !== undefined) throw new KeeperRefused(`${about}${what}`, remedy);
      if (typed.some(({ person }) => person === act.person)) {
        throw new KeeperRefused(
          `${about}nobody signs for their own training`,
          'Ask two others to sign for it.',
        );
      }
    }
  };
  // What is refused anyway tries nobody's PIN.
  requirePossible();
  const who = await identifyOfficials(kiosk, siteKey, typed);
  if (who.outcome === 'refused') throw new NotIdentified(who.what, who.remedy);
  requirePossible();
  // In one turn: each alone would wait for the disk, and the door with it.
  offer(kiosk, { type: 'training_acted', acts, signed_by: who.signed_by });
  return { index: kiosk.index };
};

/** How some people of the list stand to each topic; whoever is not on it has no line. */
export const trainingLinesOf = (state: State, people: readonly PersonId[]): readonly TrainingLine[] => {
  const topics = state.policy === null ? [] : topicsOf(state);
  return people
    .filter((person) => onList(state, person) !== null)
    .flatMap((person) =>
      topics.map(({ topic }) => ({ person, topic, days: trainingOf(state, person, topic) })),
    );
};

/** Everybody on the list and each topic, in the order of names. */
export const trainingStanding = ({ state }: KeptKiosk): TrainingStanding => {
  const topics = state.policy === null ? [] : topicsOf(state);
  const people = (Object.keys(state.people) as PersonId[]).toSorted();
  return { topics, lines: trainingLinesOf(state, people) };
};
