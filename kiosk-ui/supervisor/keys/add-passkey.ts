import { api } from '../office/api.ts';
import type { NotDone } from '../office/text.ts';
import { apiConfirmed } from '../sign-in/api-confirmed.ts';
import { given } from './passkey.ts';

/** Makes a passkey for the own account, once password and code were given. */
export const addPasskey = async (name: string): Promise<NotDone | null> => {
  const begun = await apiConfirmed<PublicKeyCredentialCreationOptionsJSON>('POST', '/passkeys/options', {});
  if (!begun.ok) return begun.error;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(begun.body);
  const registered = await given(() => navigator.credentials.create({ publicKey }));
  if (registered === null) return 'cancelled';
  const answer = await api('POST', '/passkeys', { name, registered });
  return answer.ok ? null : answer.error;
};
