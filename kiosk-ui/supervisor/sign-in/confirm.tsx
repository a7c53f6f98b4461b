import { signal, useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Press, Say } from '../../shared/press.tsx';
import { GiveOtherwise } from '../keys/give-otherwise.tsx';
import { text as keysText } from '../keys/text.ts';
import { Field, refusalText } from './field.tsx';
import { giveAgain, type Refusal } from './session.ts';
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
  const refusal = useSignal<Refusal | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const password = String(typed.get('again') ?? '');
    const code = String(typed.get('again-code') ?? '').replace(/\s/g, '');
    refusal.value = await giveAgain(what === 'both' ? { password, code } : { password });
    if (refusal.value === null) answer(true);
  };
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-title" onClose={() => answer(false)}>
      <form onSubmit={submit}>
        <h2 id="confirm-title">{what === 'both' ? keysText('confirm-both-title') : text('confirm-title')}</h2>
        <p>{what === 'both' ? keysText('confirm-both-why') : text('confirm-why')}</p>
        <Field name="again" label={text('password')} type="password" autocomplete="current-password" />
        {what === 'both' ? (
          <Field name="again-code" label={text('code')} autocomplete="one-time-code" mode="numeric" />
        ) : null}
        {refusal.value === null ? null : (
          <Say tone="bad" icon="no_entry" role="alert">
            {refusalText(refusal.value)}
          </Say>
        )}
        <p class="confirm-acts">
          <button type="submit" class="press" data-look="strong">
            {text('confirm')}
          </button>
          {what === 'one' ? <GiveOtherwise onGiven={() => answer(true)} /> : null}
          <Press onPress={() => answer(false)}>{text('cancel')}</Press>
        </p>
      </form>
    </dialog>
  );
};

/** The question itself, while somebody waits for its answer. */
export const Confirm = () => (asked.value === null ? null : <Dialog what={asked.value.what} />);
