import type { Ms } from './terms.ts';

/**
 * What a kiosk needs from outside to go on, and can see itself: power, the time, certificates of its addresses, a copy of
 * what it holds, and a configuration that can be used.
 */
export const UPKEEP_PARTS = ['power', 'clock', 'certificate', 'backup', 'configuration'] as const;
export type UpkeepPart = (typeof UPKEEP_PARTS)[number];

/**
 * Why no copy was made: the folder is not there, has no room, could not be written; the copy did not verify; or the
 * server for it does not answer, is not the one that it should be, or does not let the kiosk in.
 */
export const BACKUP_FAULTS = ['no_place', 'no_room', 'not_written', 'not_whole', 'not_reached'] as const;
export type BackupFault = (typeof BACKUP_FAULTS)[number];

/** Facts about what somebody has to maintain. */
export type UpkeepFact =
  /** `detail` says which one or how, in a word of the configuration or of the kernel. */
  | { readonly type: 'upkeep_due'; readonly part: UpkeepPart; readonly detail: string }
  | { readonly type: 'upkeep_done'; readonly part: UpkeepPart }
  /** An encrypted copy lies in `place`, opened and verified after it was written. */
  | {
      readonly type: 'backup_made';
      /** Entries of the log in it. */
      readonly entries: number;
      readonly bytes: number;
      /** SHA-256 of the file, hex. */
      readonly digest: string;
      /** The file, as a path. */
      readonly place: string;
    }
  | { readonly type: 'backup_failed'; readonly cause: BackupFault };

/** Since when something is to be maintained; a part that is well is left out. */
export type UpkeepState = { readonly [P in UpkeepPart]?: Ms };
