/** Below this the screen warns; below the lower mark nobody is let in while exits can still be recorded. */
export const LOW_BYTES = 64 * 1024 * 1024;
export const FULL_BYTES = 16 * 1024 * 1024;
/** Room enough again: well above the warning, so that the state does not flicker. */
export const ENOUGH_BYTES = 128 * 1024 * 1024;

const MEBIBYTE = 1024 * 1024;

export type Storage = 'ok' | 'low' | 'full';

/** The disk as the watch sees it. */
export interface WatchedDisk {
  readonly freeBytes: number;
  /** Takes back the space held for a full disk; false where there is not yet room for it. */
  restoreReserve(): boolean;
}

/** What the free room means, given what it meant before. A full disk is over only once the reserve is back. */
export const judgeStorage = (before: Storage, disk: WatchedDisk): Storage => {
  const free = disk.freeBytes;
  if (free < FULL_BYTES) return 'full';
  if (before === 'full' && (free < ENOUGH_BYTES || !disk.restoreReserve())) return 'full';
  if (free < LOW_BYTES) return 'low';
  return before === 'low' && free < ENOUGH_BYTES ? 'low' : 'ok';
};

/** Looks once: what to report to the loop, or nothing when it is as before. */
export const lookAtStorage = (
  before: Storage,
  disk: WatchedDisk,
): { readonly type: 'storage_changed'; readonly storage: Storage; readonly free_mb: number } | undefined => {
  const storage = judgeStorage(before, disk);
  const free_mb = Math.floor(disk.freeBytes / MEBIBYTE);
  return storage === before ? undefined : { type: 'storage_changed', storage, free_mb };
};
