import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Press, Say } from '../../shared/press.tsx';
import { text } from './text.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly complete: string;
  readonly hint?: string;
  readonly kind?: 'text' | 'password' | 'code';
}

/** One line to type into, with its words above it. A password can be looked at. */
export const Field = ({ label, value, onInput, complete, hint, kind = 'text' }: FieldProps) => {
  const id = useId();
  const isShown = useSignal(false);
  const shared = {
    id,
    class: 'fill',
    autoComplete: complete,
    autoCapitalize: 'none',
    spellcheck: false,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    required: true,
    value,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      onInput(currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
      <span class="field-line">
        {kind === 'password' && !isShown.value ? (
          <input {...shared} type="password" />
        ) : (
          <input {...shared} type="text" inputMode={kind === 'code' ? 'numeric' : 'text'} />
        )}
        {kind === 'password' ? (
          <Press
            icon="eye"
            isChosen={isShown.value}
            onPress={() => {
              isShown.value = !isShown.value;
            }}
          >
            {text('show-password')}
          </Press>
        ) : null}
      </span>
    </div>
  );
};

interface FormProps {
  readonly title: string;
  readonly button: string;
  /** What went wrong with the last try; empty while nothing did. */
  readonly problem: string;
  readonly isWaiting: boolean;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}

/** Something to fill in and send. What is wrong is said aloud and stays where it is sent again. */
export const Form = ({ title, button, problem, isWaiting, onSubmit, children }: FormProps) => (
  <form
    class="form"
    onSubmit={(event) => {
      event.preventDefault();
      if (!isWaiting) onSubmit();
    }}
  >
    <h1>{title}</h1>
    {children}
    {problem === '' ? null : (
      <Say tone="bad" icon="warning" role="alert">
        {problem}
      </Say>
    )}
    <button type="submit" class="press" data-look="strong" disabled={isWaiting}>
      {isWaiting ? text('waiting') : button}
    </button>
  </form>
);
