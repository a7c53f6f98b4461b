import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Press } from '../../shared/press.tsx';
import { Field, Form } from '../office/fields.tsx';
import { text } from './text.ts';

/** Who waits for a PIN; null while none is asked for. */
const asked = signal<{ readonly isAgain: boolean; readonly answer: (digits: string | null) => void } | null>(
  null,
);

/** Asks for the PIN that the kiosk checks. Resolves with null where none is given. */
export const askPin = (isAgain: boolean): Promise<string | null> => {
  asked.peek()?.answer(null);
  return new Promise((resolve) => {
    asked.value = { isAgain, answer: resolve };
  });
};

const answer = (digits: string | null): void => {
  asked.peek()?.answer(digits);
  asked.value = null;
};

const Dialog = ({ isAgain }: { readonly isAgain: boolean }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const digits = useSignal('');
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="pin-title" onClose={() => answer(null)}>
      <h2 id="pin-title">{text('pin-title')}</h2>
      <p>{text('pin-why')}</p>
      <Form
        button={text('pin-sign')}
        why={isAgain ? { code: 'pin' } : null}
        isWaiting={false}
        onSubmit={() => answer(digits.value.replace(/\s/g, ''))}
      >
        <Field label={text('pin')} of={digits} kind="password" complete="off" />
      </Form>
      <div class="confirm-acts">
        <Press onPress={() => answer(null)}>{text('cancel')}</Press>
      </div>
    </dialog>
  );
};

/** The question itself, while somebody waits for its answer. */
export const AskPin = () => (asked.value === null ? null : <Dialog isAgain={asked.value.isAgain} />);
