import type { AlarmFact } from './facts-alarms.ts';
import type { CameraFact } from './facts-cameras.ts';
import type { ChannelFact } from './facts-channels.ts';
import type { CorrectionFact } from './facts-corrections.ts';
import type { CustodyFact } from './facts-custody.ts';
import type { EntryFact } from './facts-entry.ts';
import type { EvidenceFact } from './facts-evidence.ts';
import type { ExerciseFact } from './facts-exercises.ts';
import type { KeyFact } from './facts-keys.ts';
import type { KioskFact } from './facts-kiosk.ts';
import type { ListFact } from './facts-list.ts';
import type { OfficeFact } from './facts-office.ts';
import type { PaperFact } from './facts-paper.ts';
import type { ProcedureFact } from './facts-procedures.ts';
import type { ReaderFact } from './facts-readers.ts';
import type { ReviewFact } from './facts-review.ts';
import type { RoomFact } from './facts-room.ts';
import type { SetupFact } from './facts-setup.ts';
import type { SheetFact } from './facts-sheets.ts';
import type { SiblingFact } from './facts-siblings.ts';
import type { SirenFact } from './facts-sirens.ts';
import type { SweepFact } from './facts-sweeps.ts';
import type { TestFact } from './facts-tests.ts';
import type { TrainingFact } from './facts-training.ts';
import type { UpkeepFact } from './facts-upkeep.ts';
import type { VisitorFact } from './facts-visitors.ts';
import type { Credential, Ms, PersonId, PinHash, VisitorId } from './terms.ts';

/**
 * Everything that can stand in the log. A fact is what happened, in the past tense, and carries all that
 * `apply` and `effectsOf` need: a replay never looks at today's configuration.
 *
 * Values are integers and strings, and lists and objects of them, so that the stored bytes mean one
 * thing. `at` is the instant of recording and becomes the entry's `time`; a fact born of a deadline says
 * in `since` or `until` when its cause really was.
 */
export type Fact = { readonly at: Ms } & (
  | KioskFact
  | EntryFact
  | RoomFact
  | SweepFact
  | CustodyFact
  | EvidenceFact
  | AlarmFact
  | ChannelFact
  | SirenFact
  | TestFact
  | SiblingFact
  | UpkeepFact
  | ListFact
  | OfficeFact
  | PaperFact
  | CorrectionFact
  | SheetFact
  | ReviewFact
  | ReaderFact
  | KeyFact
  | CameraFact
  | ProcedureFact
  | TrainingFact
  | VisitorFact
  | ExerciseFact
  | SetupFact
);

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { readonly type: T }>;

/**
 * Fields that name or describe a person, wherever they appear at the top level of a fact. In the log they
 * are salted commitments (in the manner of RFC 9901) from the first entry on; their contents lie beside it.
 */
export const PERSONAL_FIELDS = [
  'person',
  'people',
  'holders',
  'visitor',
  'visitors',
  'escort',
  'record',
  'name',
  'organization',
  'credential',
  'group',
  'words',
  'signed_by',
  'approved_by',
  'left_behind',
  'substitutes',
  'pin',
  'duress',
  'recipients',
  'code',
  'account',
  'address',
  'done_by',
  'visited',
  'seen_by',
  'signature',
] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

type Personal = PersonId | VisitorId | Credential | PinHash;
type Holds<Value> = Value extends Personal
  ? true
  : Value extends string | number
    ? false
    : Value extends readonly (infer Item)[]
      ? Holds<Item>
      : Value extends object
        ? Holds<Value[keyof Value]>
        : false;
type PersonalKeys<F> = F extends unknown
  ? { [K in keyof F]-?: true extends Holds<Exclude<F[K], undefined>> ? K : never }[keyof F]
  : never;
type Leak = Exclude<PersonalKeys<Fact>, PersonalField>;

/** Does not compile while some fact carries a person, visitor, credential or PIN outside a personal field. */
export const NO_PERSONAL_FIELD_LEAKS: [Leak] extends [never] ? true : { readonly leak: Leak } = true;

type NotStorable<Value> = Value extends string | number | undefined
  ? never
  : Value extends readonly (infer Item)[]
    ? NotStorable<Item>
    : Value extends object
      ? { [K in keyof Value]-?: NotStorable<Value[K]> }[keyof Value]
      : Value;
type Unstorable<F> = F extends { readonly type: string }
  ? [NotStorable<F>] extends [never]
    ? never
    : F['type']
  : never;

/** Does not compile while some fact carries a flag, a null or anything else that is not integer or text. */
export const ALL_FACTS_ARE_STORABLE: [Unstorable<Fact>] extends [never]
  ? true
  : { readonly unstorable: Unstorable<Fact> } = true;
