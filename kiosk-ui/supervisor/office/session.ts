import { signal } from '@preact/signals';
import type { SessionAnswer } from '../../../src/office/wire.ts';

/** Who looks at this page; null before the office has said so, or while it does not answer. */
export const session = signal<SessionAnswer | null>(null);
export const isReachable = signal(true);

/** Asks who is signed in by this browser's cookie. */
export const lookWhoIsSignedIn = async (): Promise<void> => {
  try {
    const response = await fetch('/api/v1/session');
    if (!response.ok) throw new Error(String(response.status));
    session.value = (await response.json()) as SessionAnswer;
    isReachable.value = true;
  } catch {
    isReachable.value = false;
  }
};
