import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from '../../shared/icons.tsx';

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
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
      <select
        id={id}
        class="fill"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
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
    </div>
  );
};

interface TypeInProps {
  readonly label: string;
  /** Holds what is chosen or typed. */
  readonly of: { value: string };
  readonly kind?: 'text' | 'search' | 'date' | 'time' | 'datetime-local';
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
  const about = [hint === undefined ? '' : `${id}-hint`, fault === '' ? '' : `${id}-fault`]
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
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
      {kind === 'date' || kind === 'time' || kind === 'datetime-local' ? (
        <input {...shared} type={kind} />
      ) : null}
      {kind === 'search' ? <input {...shared} type="search" maxLength={most} /> : null}
      {kind === 'text' ? <input {...shared} type="text" maxLength={most} /> : null}
      {fault === '' ? null : (
        <small id={`${id}-fault`} class="fault">
          <Icon name="warning" /> {fault}
        </small>
      )}
    </div>
  );
};

interface TickProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

/** Something that is so or not. */
export const Tick = ({ label, isTicked, onTick }: TickProps) => (
  <label class="tick">
    <input
      type="checkbox"
      checked={isTicked}
      onChange={({ currentTarget }) => onTick(currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);

interface MarkProps {
  readonly tone: 'plain' | 'info' | 'care' | 'bad';
  readonly icon: IconName;
  readonly children: ComponentChildren;
}

/** Something about a person that whoever looks should not miss: a drawing and words. */
export const Mark = ({ tone, icon, children }: MarkProps) => (
  <li class="mark" data-tone={tone}>
    <Icon name={icon} />
    <span>{children}</span>
  </li>
);
