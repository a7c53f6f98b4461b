import { writeSync } from 'node:fs';
import type { Ms } from './core/terms.ts';

/** The variable that names the open socket to the service manager; `systemd/notify-socket` opens it and sets it. */
const SOCKET = 'BALLOT_VAULT_NOTIFY_FD';
const US_PER_MS = 1_000;
/** Fed so much more often than asked for, so that one late turn is not taken for a loop that hangs. */
const FEEDS_PER_INTERVAL = 4;

/** What is told to the service manager that started this process; nothing is told where none did. */
export interface ServiceManager {
  /** People can use the kiosk. */
  ready(): void;
  /** A look at the time went through the loop: called for each of them, told as often as the watchdog needs it. */
  ticked(): void;
  stopping(): void;
}

/** Writing a datagram never waits: what does not go out now is told again soon, and the door comes first. */
const tell = (socket: number, words: string): void => {
  try {
    writeSync(socket, words);
  } catch {
    // The manager's queue is full, or the manager is gone: it finds out by itself.
  }
};

/**
 * The service manager by systemd's protocol (sd_notify(3)): `READY=1`, `WATCHDOG=1`, `STOPPING=1`, one datagram each.
 * @param elapsed monotonic time
 */
export const serviceManager = (env: NodeJS.ProcessEnv, elapsed: () => Ms): ServiceManager => {
  const { [SOCKET]: written = '', WATCHDOG_USEC: interval_us = '' } = env;
  const socket = /^\d{1,4}$/.test(written) ? Number(written) : undefined;
  if (socket === undefined) return { ready: () => {}, ticked: () => {}, stopping: () => {} };
  const every = Number(interval_us) / US_PER_MS / FEEDS_PER_INTERVAL;
  let fed = Number.NEGATIVE_INFINITY;
  return {
    ready: () => tell(socket, 'READY=1\nSTATUS=The kiosk serves its room.'),
    ticked: () => {
      const now = elapsed();
      if (!(every > 0) || now - fed < every) return;
      fed = now;
      tell(socket, 'WATCHDOG=1');
    },
    stopping: () => tell(socket, 'STOPPING=1'),
  };
};
