import './sign-in.css';
import { useSignal } from '@preact/signals';
import type { SessionAnswer } from '../../../src/office/wire.ts';
import { text as accountText } from '../account/text.ts';
import { OtherWays } from '../keys/other-ways.tsx';
import { Field, Form } from '../office/fields.tsx';
import type { NotDone } from '../office/text.ts';
import { ChooseLanguage } from './choose-language.tsx';
import { signIn } from './signing.ts';
import { text } from './text.ts';

/** Name, password and the code of an authenticator app; below them the other ways. */
export const SignIn = ({ kiosk, ways, provider }: Extract<SessionAnswer, { signed_in: 'no' }>) => {
  const account = useSignal('');
  const password = useSignal('');
  const code = useSignal('');
  const why = useSignal<NotDone | null>(null);
  const isWaiting = useSignal(false);
  const send = async (form: HTMLFormElement): Promise<void> => {
    isWaiting.value = true;
    why.value = null;
    why.value = await signIn({
      account: account.value,
      password: password.value,
      code: code.value.replace(/\s/g, ''),
    });
    isWaiting.value = false;
    // A code opens once: the next attempt needs another one.
    code.value = '';
    form.querySelector<HTMLInputElement>('[autocomplete="one-time-code"]')?.focus();
  };
  return (
    <main class="sign-in">
      <Form
        title={text('sign-in-title')}
        button={text('sign-in')}
        why={why.value}
        isWaiting={isWaiting.value}
        onSubmit={(form) => void send(form)}
      >
        <p>{text('sign-in-kiosk', { kiosk })}</p>
        <Field label={text('account')} of={account} complete="username" />
        <Field label={text('password')} of={password} kind="password" complete="current-password" />
        <Field label={text('code')} of={code} kind="code" complete="one-time-code" />
      </Form>
      <OtherWays ways={ways} provider={provider} />
      <p class="sign-in-more">
        <a href="#invitation">{accountText('have-invitation')}</a>
        <ChooseLanguage />
      </p>
    </main>
  );
};
