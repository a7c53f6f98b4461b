import type { Exercise } from './facts-exercises.ts';
import type { Told } from './facts-procedures.ts';
import type { Ms, PersonId, Purpose, RoomId } from './terms.ts';

/** Something that people are trained in. */
export interface TrainingTopic {
  readonly topic: string;
  readonly name: Told;
  /** How long a training in it holds, in months of the calendar. */
  readonly months: number;
  /** Exercises whose completion counts as training in it; left out in logs from before. */
  readonly exercises?: readonly Exercise[];
}

/** Who may not come in, or is only warned of, without a topic. Without purposes it is for every entry. */
export interface TopicRule {
  readonly topic: string;
  readonly requirement: 'required' | 'warned';
  readonly purposes: readonly Purpose[];
}

/** Where in a practice log exercises are on record as completed. Nothing else of that log is in the real one. */
export interface PracticeRecord {
  /** Name of the practice log. */
  readonly origin: string;
  /** Numbers of the entries that say so. */
  readonly entries: readonly number[];
  /** The signed checkpoint that covers them: entries, and root in base64. */
  readonly size: number;
  readonly root: string;
}

/** Facts about what people were trained in. */
export type TrainingFact =
  /** Two people say that somebody was trained; it holds from `on` until just before `until`. */
  | {
      readonly type: 'training_recorded';
      readonly person: PersonId;
      readonly topic: string;
      readonly on: Ms;
      readonly until: Ms;
      readonly words: string;
      /** Where it was practiced, as these two saw it; absent where it was not. */
      readonly practice?: PracticeRecord;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'training_withdrawn';
      readonly person: PersonId;
      readonly topic: string;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /** Somebody who would come in for this purpose lacks a topic that it takes; another purpose can be chosen. */
  | {
      readonly type: 'purpose_refused';
      readonly room: RoomId;
      readonly purpose: Purpose;
      readonly person: PersonId;
      readonly topics: readonly string[];
      /** How long the screen shows it. */
      readonly until: Ms;
    };

/** Days of one training. */
export interface TrainingDays {
  readonly on: Ms;
  readonly until: Ms;
}

/** The newest training of each person in each topic. */
export interface TrainingState {
  readonly [person: PersonId]: { readonly [topic: string]: TrainingDays };
}
