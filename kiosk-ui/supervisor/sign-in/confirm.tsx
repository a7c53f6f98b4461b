import { signal, useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Press, Say } from '../../shared/press.tsx';
import { Field, refusalText } from './field.tsx';
import { giveAgain, type Refusal } from './session.ts';
import { text } from './text.ts';

/** Who waits for an answer; null while nothing is asked. */
const asked = signal<((given: boolean) => void) | null>(null);

/** Asks for the password again. Resolves with whether it was given. */
export const confirmAgain = (): Promise<boolean> => {
  asked.peek()?.(false);
  return new Promise((resolve) => {
    asked.value = resolve;
  });
};

const answer = (given: boolean): void => {
  asked.peek()?.(given);
  asked.value = null;
};

const Asked = () => {
  const dialog = useRef<HTMLDialogElement>(null);
  const refusal = useSignal<Refusal | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('again') ?? '');
    refusal.value = await giveAgain(password);
    if (refusal.value === null) answer(true);
  };
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-title" onClose={() => answer(false)}>
      <form onSubmit={submit}>
        <h2 id="confirm-title">{text('confirm-title')}</h2>
        <p>{text('confirm-why')}</p>
        <Field name="again" label={text('password')} type="password" autocomplete="current-password" />
        {refusal.value === null ? null : (
          <Say tone="bad" icon="no_entry" role="alert">
            {refusalText(refusal.value)}
          </Say>
        )}
        <p class="confirm-acts">
          <button type="submit" class="press" data-look="strong">
            {text('confirm')}
          </button>
          <Press onPress={() => answer(false)}>{text('cancel')}</Press>
        </p>
      </form>
    </dialog>
  );
};

/** The question itself, while somebody waits for its answer. */
export const Confirm = () => (asked.value === null ? null : <Asked />);
