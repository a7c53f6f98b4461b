import type { Refusal } from './session.ts';
import { has, text } from './text.ts';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password';
  readonly autocomplete: 'username' | 'current-password' | 'one-time-code';
  readonly mode?: 'numeric' | 'text';
}

/** A line of a form with its words above it. */
export const Field = ({ name, label, type = 'text', autocomplete, mode = 'text' }: FieldProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <input
      id={name}
      name={name}
      class="fill"
      {...(type === 'password' ? { type: 'password' as const } : { type: 'text' as const })}
      autocomplete={autocomplete}
      inputMode={mode}
      autocapitalize="none"
      spellcheck={false}
      required={true}
    />
  </div>
);

/** Why something was refused, in the words of the page. */
export const refusalText = ({ code, what, remedy, wait_ms = 0 }: Refusal): string => {
  const key = `refused-${code}`;
  if (!has(key)) return `${what}. ${remedy}`;
  return text(key, { seconds: Math.max(1, Math.ceil(wait_ms / 1_000)) });
};
