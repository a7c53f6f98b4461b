import { useSignal } from '@preact/signals';
import { Press } from '../../shared/press.tsx';
import { Refused } from '../office/fields.tsx';
import { session } from '../office/session.ts';
import type { NotDone } from '../office/text.ts';
import { confirmByPasskey, keepsPasskeys } from './passkey.ts';
import { goToProvider } from './provider.ts';
import { text } from './text.ts';

/** A passkey, or the identity provider, instead of the password, where something dangerous asks for it. */
export const GiveOtherwise = ({ onGiven }: { readonly onGiven: () => void }) => {
  const why = useSignal<NotDone | null>(null);
  const isBusy = useSignal(false);
  const { ways = [], provider = '' } = session.value ?? {};
  const give = async (by: () => Promise<NotDone | null>): Promise<void> => {
    isBusy.value = true;
    why.value = await by();
    isBusy.value = false;
    if (why.value === null) onGiven();
  };
  return (
    <>
      {ways.includes('passkey') && keepsPasskeys() ? (
        <Press icon="badge" isDisabled={isBusy.value} onPress={() => void give(confirmByPasskey)}>
          {text('give-passkey')}
        </Press>
      ) : null}
      {ways.includes('identity_provider') ? (
        <Press icon="out" isDisabled={isBusy.value} onPress={() => void give(() => goToProvider('confirm'))}>
          {text('give-provider', { provider })}
        </Press>
      ) : null}
      <Refused why={why.value} about="passkey" />
    </>
  );
};
