import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Press } from '../../shared/press.tsx';
import { GiveOtherwise } from '../keys/give-otherwise.tsx';
import { text as keysText } from '../keys/text.ts';
import { Field, Form } from '../office/fields.tsx';
import type { NotDone } from '../office/text.ts';
import { giveAgain } from './signing.ts';
import { text } from './text.ts';

/** Who waits for an answer; null while nothing is asked. */
const asked = signal<{ readonly what: Asked; readonly answer: (given: boolean) => void } | null>(null);

/** `one`: the password or a passkey. `both`: the password and a code, for what opens the account from then on. */
type Asked = 'one' | 'both';

/** Asks who it is again. Resolves with whether it was shown. */
export const confirmAgain = (what: Asked = 'one'): Promise<boolean> => {
  asked.peek()?.answer(false);
  return new Promise((resolve) => {
    asked.value = { what, answer: resolve };
  });
};

const answer = (given: boolean): void => {
  asked.peek()?.answer(given);
  asked.value = null;
};

const Dialog = ({ what }: { readonly what: Asked }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const password = useSignal('');
  const code = useSignal('');
  const why = useSignal<NotDone | null>(null);
  const isWaiting = useSignal(false);
  useEffect(() => dialog.current?.showModal(), []);
  const send = async (): Promise<void> => {
    const typed = { password: password.value };
    isWaiting.value = true;
    why.value = await giveAgain(what === 'both' ? { ...typed, code: code.value.replace(/\s/g, '') } : typed);
    isWaiting.value = false;
    if (why.value === null) answer(true);
  };
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-title" onClose={() => answer(false)}>
      <h2 id="confirm-title">{what === 'both' ? keysText('confirm-both-title') : text('confirm-title')}</h2>
      <p>{what === 'both' ? keysText('confirm-both-why') : text('confirm-why')}</p>
      <Form button={text('confirm')} why={why.value} isWaiting={isWaiting.value} onSubmit={() => void send()}>
        <Field label={text('password')} of={password} kind="password" complete="current-password" />
        {what === 'both' ? (
          <Field label={text('code')} of={code} kind="code" complete="one-time-code" />
        ) : null}
      </Form>
      <div class="confirm-acts">
        {what === 'one' ? <GiveOtherwise onGiven={() => answer(true)} /> : null}
        <Press onPress={() => answer(false)}>{text('cancel')}</Press>
      </div>
    </dialog>
  );
};

/** The question itself, while somebody waits for its answer. */
export const Confirm = () => (asked.value === null ? null : <Dialog what={asked.value.what} />);
