import './keys.css';
import { useSignal } from '@preact/signals';
import type { SessionAnswer } from '../../../src/office/wire.ts';
import { Press } from '../../shared/press.tsx';
import { Refused } from '../office/fields.tsx';
import type { NotDone } from '../office/text.ts';
import { CameBack } from './came-back.tsx';
import { keepsPasskeys, signInByPasskey } from './passkey.ts';
import { cameBack, goToProvider } from './provider.ts';
import { text } from './text.ts';

type Offered = Pick<SessionAnswer, 'ways' | 'provider'>;

/** Further ways to sign in, where there are any at this address and in this browser. */
export const OtherWays = ({ ways, provider }: Offered) => {
  const why = useSignal<NotDone | null>(null);
  const isBusy = useSignal(false);
  const isByPasskey = ways.includes('passkey') && keepsPasskeys();
  const isByProvider = ways.includes('identity_provider');
  if (!isByPasskey && !isByProvider) return null;
  const signIn = async (by: () => Promise<NotDone | null>): Promise<void> => {
    isBusy.value = true;
    cameBack.value = '';
    why.value = null;
    why.value = await by();
    isBusy.value = false;
  };
  return (
    <div class="other-ways">
      <p class="or">{text('or')}</p>
      <CameBack provider={provider} />
      <Refused why={why.value} about="passkey" />
      {isByPasskey ? (
        <Press icon="badge" isDisabled={isBusy.value} onPress={() => void signIn(signInByPasskey)}>
          {text('sign-in-with-passkey')}
        </Press>
      ) : null}
      {isByProvider ? (
        <Press
          icon="out"
          isDisabled={isBusy.value}
          onPress={() => void signIn(() => goToProvider('sign_in'))}
        >
          {text('sign-in-with-provider', { provider })}
        </Press>
      ) : null}
    </div>
  );
};
