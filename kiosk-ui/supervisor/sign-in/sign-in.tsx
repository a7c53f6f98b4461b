import './sign-in.css';
import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import type { SessionAnswer } from '../../../src/office/wire.ts';
import { Say } from '../../shared/press.tsx';
import { text as accountText } from '../account/text.ts';
import { OtherWays } from '../keys/other-ways.tsx';
import { Field, refusalText } from './field.tsx';
import { type Refusal, signIn } from './session.ts';
import { text } from './text.ts';

const typedIn = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '');

/** Name, password and the code of an authenticator app; below them the other ways. */
export const SignIn = ({ kiosk, ways, provider }: Extract<SessionAnswer, { signed_in: 'no' }>) => {
  const refusal = useSignal<Refusal | null>(null);
  const isBusy = useSignal(false);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (isBusy.peek()) return;
    isBusy.value = true;
    refusal.value = null;
    const code = typedIn(form, 'code').replace(/\s/g, '');
    refusal.value = await signIn({
      account: typedIn(form, 'account'),
      password: typedIn(form, 'password'),
      code,
    });
    isBusy.value = false;
    const field = form.querySelector<HTMLInputElement>('#code');
    if (field === null) return;
    // A code opens once: the next attempt needs another one.
    field.value = '';
    field.focus();
  };
  return (
    <main class="sign-in">
      <form onSubmit={submit}>
        <h1>{text('sign-in-title')}</h1>
        <p>{text('sign-in-kiosk', { kiosk })}</p>
        <Field name="account" label={text('account')} autocomplete="username" />
        <Field name="password" label={text('password')} type="password" autocomplete="current-password" />
        <Field name="code" label={text('code')} autocomplete="one-time-code" mode="numeric" />
        {refusal.value === null ? null : (
          <Say tone="bad" icon="no_entry" role="alert">
            {refusalText(refusal.value)}
          </Say>
        )}
        <button type="submit" class="press" data-look="strong" disabled={isBusy.value}>
          {text(isBusy.value ? 'sign-in-busy' : 'sign-in')}
        </button>
      </form>
      <OtherWays ways={ways} provider={provider} />
      <p>
        <a href="#invitation">{accountText('have-invitation')}</a>
      </p>
    </main>
  );
};
