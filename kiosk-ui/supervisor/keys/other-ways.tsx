import './keys.css';
import { useSignal } from '@preact/signals';
import type { Ways } from '../../../src/office/wire.ts';
import { Press, Say } from '../../shared/press.tsx';
import { keepsPasskeys, signInByPasskey } from './passkey.ts';
import { type NotDone, notDoneText, text } from './text.ts';

/** Further ways to sign in, where there are any at this address and in this browser. */
export const OtherWays = ({ ways }: { readonly ways: Ways }) => {
  const why = useSignal<NotDone | null>(null);
  const isBusy = useSignal(false);
  if (!ways.includes('passkey') || !keepsPasskeys()) return null;
  const signIn = async (): Promise<void> => {
    isBusy.value = true;
    why.value = null;
    why.value = await signInByPasskey();
    isBusy.value = false;
  };
  return (
    <div class="other-ways">
      <p class="or">{text('or')}</p>
      {why.value === null ? null : (
        <Say tone="bad" icon="no_entry" role="alert">
          {notDoneText(why.value)}
        </Say>
      )}
      <Press icon="badge" isDisabled={isBusy.value} onPress={() => void signIn()}>
        {text('sign-in-with-passkey')}
      </Press>
    </div>
  );
};
