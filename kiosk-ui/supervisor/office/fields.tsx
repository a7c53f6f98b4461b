import './fields.css';
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../../shared/icons.tsx';
import { Press, Say } from '../../shared/press.tsx';
import { type About, type NotDone, refusedText, text } from './text.ts';

interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ComponentChildren;
}

const hintOf = (id: string, hint: string | undefined): string | undefined =>
  hint === undefined ? undefined : `${id}-hint`;

/** A field with its words above it. */
const Labelled = ({ id, label, hint, children }: LabelledProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    {hint === undefined ? null : <small id={hintOf(id, hint)}>{hint}</small>}
    {children}
  </div>
);

interface FieldProps {
  readonly label: string;
  /** Holds what is typed. */
  readonly of: Signal<string>;
  readonly complete: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'off';
  readonly hint?: string;
  readonly kind?: 'text' | 'password' | 'code';
}

/** One line to type into, with its words above it. A password can be looked at. */
export const Field = ({ label, of, complete, hint, kind = 'text' }: FieldProps) => {
  const id = useId();
  const isShown = useSignal(false);
  const shared = {
    id,
    class: 'fill',
    autoComplete: complete,
    autoCapitalize: 'none',
    spellcheck: false,
    'aria-describedby': hintOf(id, hint),
    required: true,
    value: of.value,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      of.value = currentTarget.value;
    },
  } as const;
  return (
    <Labelled id={id} label={label} hint={hint}>
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
    </Labelled>
  );
};

interface ChooseProps {
  readonly label: string;
  /** Holds what is chosen or typed. */
  readonly of: { value: string };
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly hint?: string;
}

/** One of several, with its words above it. */
export const Choose = ({ label, of, choices, hint }: ChooseProps) => {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select
        id={id}
        class="fill"
        aria-describedby={hintOf(id, hint)}
        value={of.value}
        onChange={({ currentTarget }) => {
          of.value = currentTarget.value;
        }}
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
};

interface TypeInProps {
  readonly label: string;
  /** Holds what is chosen or typed. */
  readonly of: { value: string };
  readonly kind?: 'text' | 'figure' | 'search' | 'date' | 'time' | 'datetime-local';
  readonly hint?: string;
  readonly most?: number;
  /** What is wrong with what stands there; empty for nothing. */
  readonly fault?: string;
  readonly isNeeded?: boolean;
}

/** One line to type into, which may stay empty; what is wrong with it stands below. */
export const TypeIn = ({
  label,
  of,
  kind = 'text',
  hint,
  most = 400,
  fault = '',
  isNeeded = false,
}: TypeInProps) => {
  const id = useId();
  const about = [hintOf(id, hint) ?? '', fault === '' ? '' : `${id}-fault`]
    .filter((part) => part !== '')
    .join(' ');
  const shared = {
    id,
    class: 'fill',
    autocomplete: 'off',
    required: isNeeded,
    'aria-describedby': about === '' ? undefined : about,
    'aria-invalid': fault === '' ? undefined : true,
    value: of.value,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      of.value = currentTarget.value;
    },
  } as const;
  return (
    <Labelled id={id} label={label} hint={hint}>
      {kind === 'date' || kind === 'time' || kind === 'datetime-local' ? (
        <input {...shared} type={kind} />
      ) : null}
      {kind === 'search' ? <input {...shared} type="search" maxLength={most} /> : null}
      {kind === 'text' ? <input {...shared} type="text" maxLength={most} /> : null}
      {kind === 'figure' ? <input {...shared} type="text" inputMode="numeric" maxLength={most} /> : null}
      {fault === '' ? null : (
        <small id={`${id}-fault`} class="fault">
          <Icon name="warning" /> {fault}
        </small>
      )}
    </Labelled>
  );
};

interface RefusedProps {
  /** Why the last try came to nothing; null while none did. */
  readonly why: NotDone | null;
  readonly about?: About;
}

/** Why something was not done, said aloud. */
export const Refused = ({ why, about }: RefusedProps) =>
  why === null ? null : (
    <Say tone="bad" icon="warning" role="alert">
      {refusedText(why, about)}
    </Say>
  );

interface FormProps extends RefusedProps {
  /** Left out where something above the form says what it is for. */
  readonly title?: string;
  /** One of several parts of a page that has a title itself. */
  readonly isPart?: boolean;
  readonly button: string;
  readonly isWaiting: boolean;
  readonly onSubmit: (form: HTMLFormElement) => void;
  readonly children: ComponentChildren;
}

/** Something to fill in and send. What is wrong is said aloud and stays where it is sent again. */
export const Form = ({
  title,
  isPart = false,
  button,
  why,
  about = 'anything',
  isWaiting,
  onSubmit,
  children,
}: FormProps) => {
  const Title = isPart ? 'h2' : 'h1';
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWaiting) onSubmit(event.currentTarget);
      }}
    >
      {title === undefined ? null : <Title>{title}</Title>}
      {children}
      <Refused why={why} about={about} />
      <button type="submit" class="press" data-look="strong" disabled={isWaiting}>
        {isWaiting ? text('waiting') : button}
      </button>
    </form>
  );
};
