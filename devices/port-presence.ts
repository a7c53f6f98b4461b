import { stat } from 'node:fs/promises';

/** How often a port is looked for; a loss must be reported within 5 s. */
export const LOOK_EVERY_MS = 1_000;

const identity = async (path: string): Promise<string> => {
  const { dev, ino, rdev } = await stat(path);
  return `${dev} ${ino} ${rdev}`;
};

/**
 * Watches that a device node stays the one that was opened. Needed because reads of a terminal that was hung up may
 * return nothing instead of an error, and the serial library then reads on for ever without a word. Resolves to the
 * function that ends the watch; rejects when the node is not there.
 */
export const watchPresence = async (path: string, gone: () => void): Promise<() => void> => {
  const opened = await identity(path);
  const timer = setInterval(() => {
    identity(path).then(
      (now) => (now === opened ? undefined : gone()),
      () => gone(),
    );
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
};
