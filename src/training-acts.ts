import type { KeyObject } from 'node:crypto';
import type { TrainingDays, TrainingTopic } from './core/facts-training.ts';
import type { PersonId } from './core/terms.ts';
import {
  type TrainingAct,
  type TrainingRefusal,
  topicsOf,
  trainingOf,
  trainingRefusal,
} from './core/training.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { identifyOfficials, type TypedPin } from './officials.ts';

/** What two people say about somebody's training, with what they typed. */
export interface AskedOfTraining {
  readonly act: TrainingAct;
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

const REASONS: { readonly [R in TrainingRefusal]: readonly [what: string, remedy: string] } = {
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
  not_trained: ['no training of this person in this topic is on record', 'See "ballot-vault training list".'],
};

/**
 * Puts on record what two officials say about somebody else's training, once they have said who they are. Throws
 * `KeeperRefused` when nothing is recorded.
 */
export const recordTrainingAct = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { act, typed }: AskedOfTraining,
): Promise<{ readonly index: number }> => {
  const requirePossible = (): void => {
    const refusal = trainingRefusal(kiosk.state, kiosk.moment.at, act);
    if (refusal !== null) throw new KeeperRefused(...REASONS[refusal]);
    if (typed.some(({ person }) => person === act.person)) {
      throw new KeeperRefused('nobody signs for their own training', 'Ask two others to sign for it.');
    }
  };
  // What is refused anyway tries nobody's PIN.
  requirePossible();
  const who = await identifyOfficials(kiosk, siteKey, typed);
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  requirePossible();
  offer(kiosk, { type: 'training_acted', act, signed_by: who.signed_by });
  return { index: kiosk.index };
};

/** Everybody on the list and each topic, in the order of names. */
export const trainingStanding = ({ state }: KeptKiosk): TrainingStanding => {
  const topics = state.policy === null ? [] : topicsOf(state);
  const people = Object.values(state.people).filter(({ status }) => status !== 'removed');
  const lines = people.flatMap(({ person }) =>
    topics.map(({ topic }) => ({ person, topic, days: trainingOf(state, person, topic) })),
  );
  return { topics, lines: lines.sort((one, other) => (one.person < other.person ? -1 : 1)) };
};
