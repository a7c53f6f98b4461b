import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../shared/parts.tsx';
import { text } from '../shared/text.ts';
import { Pad } from '../shared/typing.tsx';

const PIN_MIN = 4;
const PIN_MAX = 8;

interface PinPadProps {
  /** Whose it is, above what is typed. */
  readonly above: ComponentChildren;
  readonly below?: ComponentChildren;
  /** What it is, where it is no PIN, and its fewest digits. */
  readonly label?: string;
  readonly least?: number;
  readonly onTyped: (digits: string) => void;
}

/** Takes a PIN. The digits live in this component alone and are gone with the touch that gives them away. */
export const PinPad = ({ above, below, label, least = PIN_MIN, onTyped }: PinPadProps) => {
  const digits = useSignal('');
  const canEnter = digits.value.length >= least;
  const enter = (): void => {
    if (!canEnter) return;
    const entered = digits.value;
    digits.value = '';
    onTyped(entered);
  };
  return (
    <div class="pad-side">
      <div class="pad-words">
        {above}
        <p
          class="dots"
          role="img"
          aria-label={`${label ?? text('pin-label')}. ${text('pin-entered', { count: digits.value.length })}`}
        >
          {Array.from({ length: PIN_MAX }, (_, place) => (
            <i key={place} data-filled={place < digits.value.length ? '' : undefined} />
          ))}
        </p>
        {below}
        <Button
          icon="next"
          label={text('pin-enter')}
          kind="main"
          look="strong"
          hotkey="enter"
          isDisabled={!canEnter}
          onPress={enter}
        />
      </div>
      <Pad
        value={digits.value}
        max={PIN_MAX}
        onChange={(value) => {
          digits.value = value;
        }}
      />
    </div>
  );
};
