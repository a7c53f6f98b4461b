import { randomInt } from 'node:crypto';
import { testsDue } from './core/channel-tests.ts';
import type { KeptKiosk } from './kept-kiosk.ts';

/** Without letters and digits that are taken for one another, read out or written down. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;
const LOOK_EVERY_MS = 5_000;

/** A code that nobody can guess, short enough to be typed from a telephone. */
export const makeCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Sends the tests that are due at this moment. */
export const sendDueTests = (kiosk: KeptKiosk): void => {
  const { state, moment } = kiosk;
  for (const channel of testsDue({ state, moment })) {
    kiosk.offer({ type: 'channel_test_due', channel, code: makeCode() });
  }
};

/** Sends each channel's test when it is due, until the function given back is called. */
export const testChannels = (kiosk: KeptKiosk): (() => void) => {
  const timer = setInterval(() => sendDueTests(kiosk), LOOK_EVERY_MS);
  sendDueTests(kiosk);
  return () => clearInterval(timer);
};
