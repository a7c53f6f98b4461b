import { useSignal } from '@preact/signals';
import { Press, Say } from '../../shared/press.tsx';
import { session } from '../sign-in/session.ts';
import { confirmByPasskey, keepsPasskeys } from './passkey.ts';
import { type NotDone, notDoneText, text } from './text.ts';

/** A passkey instead of the password, where something dangerous asks for it. */
export const GivePasskey = ({ onGiven }: { readonly onGiven: () => void }) => {
  const why = useSignal<NotDone | null>(null);
  const isBusy = useSignal(false);
  if (session.value?.ways.includes('passkey') !== true || !keepsPasskeys()) return null;
  const give = async (): Promise<void> => {
    isBusy.value = true;
    why.value = await confirmByPasskey();
    isBusy.value = false;
    if (why.value === null) onGiven();
  };
  return (
    <>
      <Press icon="badge" isDisabled={isBusy.value} onPress={() => void give()}>
        {text('give-passkey')}
      </Press>
      {why.value === null ? null : (
        <Say tone="bad" icon="no_entry" role="alert">
          {notDoneText(why.value)}
        </Say>
      )}
    </>
  );
};
