import { signal } from '@preact/signals';
import type { TouchAnswer, WireTouch } from '../../src/web/wire.ts';

/** How a touch gets to the service: over the socket, or nowhere in a preview. */
type Transport = (touch: WireTouch) => Promise<TouchAnswer>;

const WORKING_MS = 1000;

/** What the screen says about the last touch: nothing, that it still waits, or that it went wrong. */
export const trouble = signal<'none' | 'working' | 'refused' | 'silent'>('none');

let transport: Transport = () => Promise.resolve({ ok: true });

export const setTransport = (way: Transport): void => {
  transport = way;
};

/**
 * Sends what a finger meant. `accepted` runs when the service took it; whether it changed anything shows in the view
 * alone, since the screen keeps no truth.
 */
export const send = async (touch: WireTouch, accepted: () => void = () => undefined): Promise<void> => {
  trouble.value = 'none';
  const working = setTimeout(() => {
    trouble.value = 'working';
  }, WORKING_MS);
  try {
    const answer = await transport(touch);
    trouble.value = answer.ok ? 'none' : 'refused';
    if (answer.ok) accepted();
  } catch {
    trouble.value = 'silent';
  } finally {
    clearTimeout(working);
  }
};
