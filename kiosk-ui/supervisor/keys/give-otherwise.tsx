import { useSignal } from '@preact/signals';
import { Press, Say } from '../../shared/press.tsx';
import { session } from '../sign-in/session.ts';
import { confirmByPasskey, keepsPasskeys } from './passkey.ts';
import { goToProvider } from './provider.ts';
import { type NotDone, notDoneText, text } from './text.ts';

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
      {why.value === null ? null : (
        <Say tone="bad" icon="no_entry" role="alert">
          {notDoneText(why.value)}
        </Say>
      )}
    </>
  );
};
