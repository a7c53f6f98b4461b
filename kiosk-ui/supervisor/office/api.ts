import type { CHANGE_HEADER, Refused } from '../../../src/office/wire.ts';
import { lookWhoIsSignedIn, session } from './session.ts';

const HEADER: typeof CHANGE_HEADER = 'x-change-token';

/** Why the office did not do something; without a code where it did not answer. */
export type Refusal = Partial<Refused['error']>;

/** What the office answered, or why it did not do it. */
export type ApiAnswer<Done> =
  | { readonly ok: true; readonly body: Done }
  | { readonly ok: false; readonly error: Refusal };

/** Asks the office. Whatever changes something carries the token of this session. */
export async function api<Done>(method: string, path: string, body?: unknown): Promise<ApiAnswer<Done>> {
  const now = session.peek();
  const token = now?.signed_in === 'yes' ? now.change_token : '';
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', [HEADER]: token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (response.ok) return { ok: true, body: answer as Done };
    const { error } = answer as Partial<Refused>;
    if (error?.code === 'signed_out') void lookWhoIsSignedIn();
    return { ok: false, error: error ?? {} };
  } catch {
    return { ok: false, error: {} };
  }
}
