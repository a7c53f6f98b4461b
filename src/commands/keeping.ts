import type { Config } from '../config.ts';
import { connectKeeper } from '../control.ts';
import { type Keeper, keeperOf } from '../keeper.ts';
import type { Parts } from './parts.ts';

/**
 * Does something that is put on record: through the kiosk that runs on the data folder, because only
 * its loop may append to the log; where none runs, with the log opened for as long as this takes.
 */
export const withKeeper = async (
  parts: Parts,
  config: Config,
  keep: (keeper: Keeper) => Promise<void>,
  cause = 'the list was kept without the kiosk running',
): Promise<void> => {
  const running = await connectKeeper(config.paths.data);
  if (running !== null) return keep(running);
  const opened = await parts.openKiosk(config, (error) => {
    throw error;
  });
  try {
    await keep(keeperOf(opened.kiosk, opened.siteKey, opened.acceptCosigned));
  } finally {
    opened.close(cause);
  }
};
