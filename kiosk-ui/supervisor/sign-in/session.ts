import { signal } from '@preact/signals';
import type { CHANGE_HEADER, Refused, SessionAnswer } from '../../../src/office/wire.ts';

/** Who looks at this page; null before the office has said so, or while it does not answer. */
export const session = signal<SessionAnswer | null>(null);
export const isReachable = signal(true);

const HEADER: typeof CHANGE_HEADER = 'x-change-token';

export type Refusal = Refused['error'];

const NO_ANSWER: Refusal = { what: '', where: 'office', remedy: '', code: 'busy' };

/** Asks the office for a change. Resolves with why it did not happen, or null. */
const change = async (method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<Refusal | null> => {
  const now = session.peek();
  const token = now?.signed_in === 'yes' ? now.change_token : '';
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', [HEADER]: token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.ok ? null : ((await response.json()) as Refused).error;
  } catch {
    return NO_ANSWER;
  }
};

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

/** Goes back with the next attempt: it says that this browser waited. */
let ticket = '';

export interface Typed {
  readonly account: string;
  readonly password: string;
  readonly code: string;
}

export const signIn = async (typed: Typed): Promise<Refusal | null> => {
  const refusal = await change('POST', '/session', { ...typed, ticket });
  ticket = refusal?.ticket ?? '';
  if (refusal === null) await lookWhoIsSignedIn();
  return refusal;
};

export const signOut = async (): Promise<void> => {
  await change('DELETE', '/session');
  await lookWhoIsSignedIn();
};

/** Gives the password again, for what is dangerous; with a code where both are asked. */
export const giveAgain = (typed: {
  readonly password: string;
  readonly code?: string;
}): Promise<Refusal | null> => change('POST', '/session/confirm', typed);
