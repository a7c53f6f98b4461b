import { stat } from 'node:fs/promises';

/** How often a port is looked for; a loss must be reported within 5 s. */
export const LOOK_EVERY_MS = 1_000;

const identity = async (path: string): Promise<string> => {
  const { dev, ino, rdev } = await stat(path);
  return `${dev} ${ino} ${rdev}`;
};

/**
 * Watches that a device node stays the one that was opened, and that the terminal behind it was not hung up. Needed
 * because reads of a terminal that was hung up return nothing instead of an error, and the serial library then reads on
 * for ever without a word. Resolves to the function that ends the watch; rejects when the node is not there.
 * @param isHungUp asked at each look
 */
export const watchPresence = async (
  path: string,
  isHungUp: () => Promise<boolean>,
  gone: (cause: string) => void,
): Promise<() => void> => {
  const opened = await identity(path);
  const look = async (): Promise<string | undefined> => {
    const now = await identity(path).catch(() => undefined);
    if (now !== opened) return 'the port is gone';
    return (await isHungUp()) ? 'the port was hung up' : undefined;
  };
  const timer = setInterval(() => {
    void look().then((cause) => (cause === undefined ? undefined : gone(cause)));
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
};
