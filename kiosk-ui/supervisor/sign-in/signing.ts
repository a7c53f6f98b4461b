import { api, type Refusal } from '../office/api.ts';
import { forgetDrafts } from '../office/kept-drafts.ts';
import { lookWhoIsSignedIn } from '../office/session.ts';

/** Goes back with the next attempt: it says that this browser waited. */
let ticket = '';

export interface Typed {
  readonly account: string;
  readonly password: string;
  readonly code: string;
}

/** Resolves with why nobody was signed in, or null. */
export const signIn = async (typed: Typed): Promise<Refusal | null> => {
  const answer = await api('POST', '/session', { ...typed, ticket });
  ticket = answer.ok ? '' : (answer.error.ticket ?? '');
  if (!answer.ok) return answer.error;
  await lookWhoIsSignedIn();
  return null;
};

export const signOut = async (): Promise<void> => {
  forgetDrafts();
  await api('DELETE', '/session');
  await lookWhoIsSignedIn();
};

/** Gives the password again, for what is dangerous; with a code where both are asked. */
export const giveAgain = async (typed: {
  readonly password: string;
  readonly code?: string;
}): Promise<Refusal | null> => {
  const answer = await api('POST', '/session/confirm', typed);
  return answer.ok ? null : answer.error;
};
