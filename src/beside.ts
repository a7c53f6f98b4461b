import { type ChildProcess, fork } from 'node:child_process';

const AGAIN_MIN_MS = 1_000;
const AGAIN_MAX_MS = 60_000;
/** Short-lived garbage is small in all of them, and the default keeps 15 MB for it. */
const YOUNG_HEAP = '--max-semi-space-size=1';

/** A part of the kiosk that runs in a process of its own. */
export interface Beside {
  /** The module that it runs, as a path. */
  readonly module: string;
  readonly args?: readonly string[];
  /** The most that its old heap may hold. */
  readonly heap_mb: number;
  /**
   * Called with each process that is started. `works` says that it does, so that it is soon started again when it
   * ends. Gives back how to stop hearing it, which is called before the last one is ended: what it reports while it
   * ends by itself is still heard.
   */
  readonly begin: (child: ChildProcess, works: () => void) => () => void;
}

/**
 * Keeps a part running until the function given back is called. Whenever its process ends it is started again, later
 * each time: whatever is wrong with that part, the door goes on, and nothing of it holds the kiosk up when that stops.
 */
export const keepBeside = ({ module, args = [], heap_mb, begin }: Beside): (() => void) => {
  let child: ChildProcess | undefined;
  let end = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = AGAIN_MIN_MS;
  let stopped = false;
  const start = (): void => {
    child = fork(module, args, { execArgv: [`--max-old-space-size=${heap_mb}`, YOUNG_HEAP] });
    child.unref();
    child.channel?.unref();
    child.on('exit', () => {
      if (stopped) return;
      timer = setTimeout(start, wait);
      timer.unref();
      wait = Math.min(2 * wait, AGAIN_MAX_MS);
    });
    end = begin(child, () => {
      wait = AGAIN_MIN_MS;
    });
  };
  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
    end();
    child?.kill('SIGKILL');
  };
};
