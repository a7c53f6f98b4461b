import type { Ms, PersonId, Phase, Purpose, RoomId } from './terms.ts';

/** What a person reads at a screen while doing something else. */
export const STEPS_MAX = 16;
export const STEP_LENGTH_MAX = 160;
export const TITLE_LENGTH_MAX = 60;
/** All words of a procedure as they stand in one entry of the log, which has 8 KiB. */
export const WORDS_BYTES_MAX = 5_500;

/** Words in the languages of the screens; `es` is empty where the office wrote none. */
export interface Told {
  readonly en: string;
  readonly es: string;
}

/** A written procedure of the office. Empty lists of rooms, phases and purposes stand for all of them. */
export interface Procedure {
  readonly procedure: string;
  /** As the office counts its versions; which text it is goes by the digest. */
  readonly version: string;
  /** SHA-256, hex, of the file that it was read from. */
  readonly digest: string;
  readonly rooms: readonly RoomId[];
  readonly phases: readonly Phase[];
  readonly purposes: readonly Purpose[];
  readonly title: Told;
  readonly steps: readonly Told[];
}

/** Which version of which procedure a fact is about. */
interface OfVersion {
  readonly procedure: string;
  readonly version: string;
  readonly digest: string;
}

/** Facts about written procedures: who approved which text, and who ticked what of it. */
export type ProcedureFact =
  | (Procedure & { readonly type: 'procedure_approved'; readonly signed_by: readonly PersonId[] })
  | (OfVersion & {
      readonly type: 'procedure_withdrawn';
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    })
  /** These people came in while this version was in use for what they came for. */
  | (OfVersion & {
      readonly type: 'procedure_taken_up';
      readonly room: RoomId;
      readonly purpose: Purpose | 'not_asked';
      readonly people: readonly PersonId[];
    })
  /** Somebody at the screen says that this person did the step; `step` counts from 1. */
  | (OfVersion & {
      readonly type: 'procedure_step_ticked';
      readonly room: RoomId;
      readonly step: number;
      readonly ticked: 'inside' | 'afterwards';
      readonly person: PersonId;
    })
  | (OfVersion & {
      readonly type: 'procedure_step_reopened';
      readonly room: RoomId;
      readonly step: number;
      readonly ticked: 'inside' | 'afterwards';
      readonly person: PersonId;
    })
  /** The last of them signed out; `unticked` are the steps that nobody had ticked by then. */
  | (OfVersion & {
      readonly type: 'procedure_left';
      readonly room: RoomId;
      readonly people: readonly PersonId[];
      readonly steps: number;
      readonly unticked: readonly number[];
    });

export interface ApprovedProcedure extends Procedure {
  readonly since: Ms;
  readonly signed_by: readonly PersonId[];
}

/** One visit under one version: the text stays as it was when the first of them came in. */
export interface ProcedureRun {
  readonly of: Procedure;
  readonly since: Ms;
  readonly people: readonly PersonId[];
  readonly ticks: { readonly [step: number]: { readonly person: PersonId; readonly at: Ms } };
  /** When the last of them signed out; 0 while somebody is inside. */
  readonly left: Ms;
}

export interface ProceduresState {
  readonly approved: { readonly [procedure: string]: ApprovedProcedure };
  readonly runs: { readonly [room: RoomId]: readonly ProcedureRun[] };
}

export const NO_PROCEDURES: ProceduresState = { approved: {}, runs: {} };
