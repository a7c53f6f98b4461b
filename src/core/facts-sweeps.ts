import type { Ms, PersonId, ReaderId, RoomId } from './terms.ts';

/** What people who looked at every seal of a room found. */
export type SeenSeals = 'seals_intact' | 'seals_not_intact';

/** Facts about looking at all seals of a room that nobody watched for a while. */
export type SweepFact =
  | {
      readonly type: 'sweep_owed';
      readonly room: RoomId;
      /** For how long nothing was watched. */
      readonly unwatched_ms: Ms;
      /** Until when two people are to have looked; that of the first sweep that is owed already. */
      readonly due: Ms;
    }
  | {
      readonly type: 'sweep_signed';
      readonly room: RoomId;
      readonly seals: SeenSeals;
      readonly reader: ReaderId;
      readonly signed_by: readonly PersonId[];
      /** Since when it was owed. */
      readonly since: Ms;
    };

/** A sweep that is owed for a room. */
export interface OwedSweep {
  readonly since: Ms;
  readonly due: Ms;
  /** Whoever was inside since then, and so can have looked. */
  readonly seen_by: readonly PersonId[];
}
