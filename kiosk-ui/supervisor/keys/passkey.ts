import { api } from '../office/api.ts';
import { lookWhoIsSignedIn } from '../office/session.ts';
import type { NotDone } from '../office/text.ts';

/** Whether this browser keeps passkeys, and reads what the office asks as it is sent (WebAuthn level 3). */
export const keepsPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';

/** What the authenticator gave, or null where its owner, or the browser, ended it. */
export const given = async (asking: () => Promise<Credential | null>): Promise<object | null> => {
  try {
    const credential = await asking();
    return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
  } catch {
    return null;
  }
};

const assertedBy = (options: PublicKeyCredentialRequestOptionsJSON): Promise<object | null> =>
  given(() =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  );

let ticket = '';

/** Signs in with whichever passkey its owner chooses. Resolves with why not, or null. */
export const signInByPasskey = async (): Promise<NotDone | null> => {
  const begun = await api<PublicKeyCredentialRequestOptionsJSON>('POST', '/session/passkey/options', {});
  if (!begun.ok) return begun.error;
  const asserted = await assertedBy(begun.body);
  if (asserted === null) return 'cancelled';
  const answer = await api('POST', '/session/passkey', { asserted, ticket });
  ticket = answer.ok ? '' : (answer.error.ticket ?? '');
  if (!answer.ok) return answer.error;
  await lookWhoIsSignedIn();
  return null;
};

/** Gives a passkey again, for what is dangerous. */
export const confirmByPasskey = async (): Promise<NotDone | null> => {
  const where = '/session/confirm/passkey';
  const begun = await api<PublicKeyCredentialRequestOptionsJSON>('POST', `${where}/options`, {});
  if (!begun.ok) return begun.error;
  const asserted = await assertedBy(begun.body);
  if (asserted === null) return 'cancelled';
  const answer = await api('POST', where, { asserted });
  return answer.ok ? null : answer.error;
};
