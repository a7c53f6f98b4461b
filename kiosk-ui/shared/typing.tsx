import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { language, text } from './text.ts';

const LETTERS = {
  en: ['qwertyuiop', "asdfghjkl'", 'zxcvbnm,.-'],
  es: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm,.-'],
} as const;
/** Digits, what references are written with, and the letters that names need beyond the plain ones. */
const SYMBOLS = ['1234567890', '/#&()+:;@_', 'áéíóúüñçöä'] as const;

interface KeyboardProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A key must leave the focus in the field, or a real keyboard would lose it. */
const keepFocus = (event: Event): void => event.preventDefault();

/** Ten keys of 12.7 mm fill the panel's width. Capitals come by themselves at the start of each word. */
const Keyboard = ({ value, onChange }: KeyboardProps) => {
  const page = useSignal<'letters' | 'symbols'>('letters');
  const shift = useSignal<'auto' | 'on' | 'off'>('auto');
  const isCapital = shift.value === 'on' || (shift.value === 'auto' && /(^|\s)$/.test(value));
  const rows = page.value === 'letters' ? LETTERS[language.value] : SYMBOLS;
  const type = (key: string): void => {
    shift.value = 'auto';
    onChange(value + key);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form part for each of 34 keys
    <div class="keyboard" role="group" aria-label={text('keyboard')} onPointerDown={keepFocus}>
      {rows.flatMap((row) =>
        [...row].map((letter) => {
          const key = isCapital ? letter.toUpperCase() : letter;
          return (
            <button key={letter} type="button" class="key" onClick={() => type(key)}>
              {key}
            </button>
          );
        }),
      )}
      <button
        type="button"
        class="key key-wide"
        onClick={() => {
          page.value = page.value === 'letters' ? 'symbols' : 'letters';
        }}
      >
        {text(page.value === 'letters' ? 'key-symbols' : 'key-letters')}
      </button>
      <button
        type="button"
        class="key key-wide"
        aria-label={text('key-shift')}
        aria-pressed={isCapital}
        onClick={() => {
          shift.value = isCapital ? 'off' : 'on';
        }}
      >
        <Icon name="shift" />
      </button>
      <button type="button" class="key key-space" onClick={() => type(' ')}>
        {text('key-space')}
      </button>
      <button
        type="button"
        class="key key-wide"
        aria-label={text('key-delete')}
        onClick={() => onChange([...value].slice(0, -1).join(''))}
      >
        <Icon name="delete" />
      </button>
    </div>
  );
};

interface TypingProps extends KeyboardProps {
  readonly label: string;
  readonly hint: string;
  /** Longest text that the record takes, in UTF-16 units. */
  readonly max: number;
  readonly onDone: () => void;
}

/** One field and a keyboard. A real keyboard works too, and a phone brings its own. */
export const Typing = ({ value, onChange, label, hint, max, onDone }: TypingProps) => {
  const field = useRef<HTMLInputElement>(null);
  const isPhone = window.matchMedia('(max-width: 700px)').matches;
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const change = (next: string): void => onChange(next.slice(0, max));
  return (
    <div class="typing">
      <div class="field">
        <input
          ref={field}
          aria-label={label}
          value={value}
          maxLength={max}
          inputMode={isPhone ? 'text' : 'none'}
          autocomplete="off"
          autocapitalize="words"
          spellcheck={false}
          placeholder={hint}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && value.trim() !== '') onDone();
          }}
        />
      </div>
      <Keyboard value={value} onChange={change} />
    </div>
  );
};

interface PadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly max: number;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Digits as on a telephone. */
export const Pad = ({ value, onChange, max }: PadProps) => {
  const type = (digit: string): void => onChange((value + digit).slice(0, max));
  return (
    <div class="pad">
      {DIGITS.map((digit) => (
        <button key={digit} type="button" class="key" data-digit={digit} onClick={() => type(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" class="key" data-digit="clear" onClick={() => onChange('')}>
        <Icon name="cross" />
        <span class="aside">{text('pad-clear')}</span>
      </button>
      <button type="button" class="key" data-digit="0" onClick={() => type('0')}>
        0
      </button>
      <button type="button" class="key" data-digit="delete" onClick={() => onChange(value.slice(0, -1))}>
        <Icon name="delete" />
        <span class="aside">{text('pad-delete')}</span>
      </button>
    </div>
  );
};
