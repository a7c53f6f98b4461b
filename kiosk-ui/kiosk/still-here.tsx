import { computed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { KioskView } from '../../src/core/view.ts';
import { now, secondsLeft, useClock } from '../shared/clock.ts';
import { Icon } from '../shared/icons.tsx';
import { Ring } from '../shared/parts.tsx';
import { text } from '../shared/text.ts';
import { link, message } from './connection.ts';
import { isIdleWatched, lastTouched, stayed } from './idle.ts';
import { send } from './touch.ts';

const WARN_MS = 30_000;
/** After this time without a touch the warning comes. */
const IDLE_MS = 60_000;

/** Steps whose time has nothing to do with security: warned, and more time is one press away. */
const UNHURRIED = ['purpose', 'authority', 'visitors', 'visitor_record', 'observers', 'sign'];

interface Warning {
  readonly until: number;
  readonly window_ms: number;
  readonly stay: () => void;
}

const warningFor = (view: KioskView): Warning | null => {
  const { screen } = view;
  if (UNHURRIED.includes(screen.screen) && 'window_ms' in screen) {
    const window_ms = Math.min(WARN_MS, screen.window_ms / 2);
    const isLate = screen.until - now.value <= window_ms;
    if (!isLate || screen.extensions_left === 0 || screen.until <= now.value) return null;
    return { until: screen.until, window_ms, stay: () => void send({ touch: 'extend' }) };
  }
  if (!isIdleWatched(view)) return null;
  const until = lastTouched.value + IDLE_MS + WARN_MS;
  return until - now.value > WARN_MS ? null : { until, window_ms: WARN_MS, stay: stayed };
};

/** Whether somebody must be asked if they are still here, until when, and what their answer does. */
const warning = computed(() => {
  const view = message.value?.view;
  return link.value === 'up' && view !== undefined ? warningFor(view) : null;
});

/** Apart from the warning itself, which is worked out anew with every tick of the clock. */
export const isWarned = computed(() => warning.value !== null);

/** Covers the screen with one huge button. What was typed stays below it. */
export const StillHere = () => (warning.value === null ? null : <Asked warning={warning.value} />);

const Asked = ({ warning }: { readonly warning: Warning }) => {
  const seconds = useClock(() => secondsLeft(warning.until), warning.until);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div class="still" role="alertdialog" aria-modal="true" aria-labelledby="still-title">
      <div class="still-head">
        <h1 id="still-title">{text('still-title')}</h1>
        <Ring until={warning.until} window_ms={warning.window_ms} />
      </div>
      <p class="hint">{text('still-hint')}</p>
      <button ref={button} type="button" class="still-button" data-hotkey="enter" onClick={warning.stay}>
        <Icon name="check" />
        {text('still-button')}
      </button>
      <p class="aside">{text('time-left', { seconds })}</p>
    </div>
  );
};
