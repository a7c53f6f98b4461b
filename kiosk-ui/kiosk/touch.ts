import { signal } from '@preact/signals';
import type { AskedOfLog, Refusal, Shown, TouchAnswer, WireTouch } from '../../src/web/wire.ts';

/** How touches and questions get to the service: over the socket, or nowhere in a preview. */
export interface Transport {
  touch(touch: WireTouch): Promise<TouchAnswer>;
  ask(event: keyof AskedOfLog, asked: AskedOfLog[keyof AskedOfLog]['asked']): Promise<Shown<unknown>>;
}

const WORKING_MS = 1000;

/** What the screen says about the last touch: nothing, that it still waits, or how it went wrong. */
export const trouble = signal<'none' | 'working' | 'silent' | Refusal>('none');

let transport: Transport | null = null;

export const setTransport = (way: Transport): void => {
  transport = way;
};

/** Waits for an answer, and says so when it takes long. A lost one is told by `trouble`, and comes back as null. */
const watched = async <A>(going: Promise<A> | undefined): Promise<A | null> => {
  trouble.value = 'none';
  const working = setTimeout(() => {
    trouble.value = 'working';
  }, WORKING_MS);
  try {
    const answer = await going;
    trouble.value = 'none';
    return answer ?? null;
  } catch {
    trouble.value = 'silent';
    return null;
  } finally {
    clearTimeout(working);
  }
};

/**
 * Sends what a finger meant. `accepted` runs when the service took it; whether it changed anything shows in the view
 * alone, since the screen keeps no truth.
 */
export const send = async (touch: WireTouch, accepted: () => void = () => undefined): Promise<void> => {
  const answer = await watched(transport?.touch(touch));
  if (answer?.ok === false) trouble.value = 'refused';
  if (answer?.ok === true) accepted();
};

/** Asks for something of the log; null when it was refused or lost, which `trouble` then tells. */
export const ask = async <E extends keyof AskedOfLog>(
  event: E,
  asked: AskedOfLog[E]['asked'],
): Promise<AskedOfLog[E]['shown'] | null> => {
  const answer = await watched(transport?.ask(event, asked));
  if (answer?.ok === false) trouble.value = answer.cause;
  return answer?.ok === true ? (answer.shown as AskedOfLog[E]['shown']) : null;
};

/** Asks for what the screen can do without: nothing is said where it does not come. */
export const look = async <E extends keyof AskedOfLog>(
  event: E,
  asked: AskedOfLog[E]['asked'],
): Promise<AskedOfLog[E]['shown'] | null> => {
  try {
    const answer = await transport?.ask(event, asked);
    return answer?.ok === true ? (answer.shown as AskedOfLog[E]['shown']) : null;
  } catch {
    return null;
  }
};
