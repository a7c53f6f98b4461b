import { play } from '../shared/sounds.ts';

/**
 * Everything works from a numeric keypad or five keys: digits press the choices of a screen in their order, arrows walk
 * through all controls, Enter and Escape go on and back.
 */

const isTyping = (): boolean => document.activeElement instanceof HTMLInputElement;

/** The warning lies over the screen, so keys go to it alone. */
const scope = (): ParentNode => document.querySelector('.still') ?? document;

const press = (selector: string): boolean => {
  const button = scope().querySelector<HTMLButtonElement>(selector);
  if (button === null || button.disabled) return false;
  button.click();
  return true;
};

const walk = (by: 1 | -1): void => {
  const controls = [...scope().querySelectorAll<HTMLElement>('button:not(:disabled), input')];
  const here = controls.findIndex((control) => control.matches(':focus'));
  const first = by === 1 ? 0 : controls.length - 1;
  controls[here === -1 ? first : (here + by + controls.length) % controls.length]?.focus();
};

const pressDigit = (digit: string): boolean => {
  if (press(`[data-digit="${digit}"]`)) return true;
  const choice = [...scope().querySelectorAll<HTMLButtonElement>('[data-pick]')][Number(digit) - 1];
  choice?.click();
  return choice !== undefined;
};

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement || target instanceof HTMLInputElement;

const handle = (event: KeyboardEvent): boolean => {
  const { key } = event;
  if (key === 'Escape') return press('[data-hotkey="escape"]');
  if (isTyping()) return false;
  if (/^[0-9]$/.test(key)) return pressDigit(key);
  if (key === 'Backspace' || key === 'Delete' || key === '.') return press('[data-digit="delete"]');
  if (key === 'Enter') return !isControl(event.target) && press('[data-hotkey="enter"]');
  if (key === 'ArrowRight' || key === 'ArrowDown') walk(1);
  else if (key === 'ArrowLeft' || key === 'ArrowUp') walk(-1);
  else return false;
  return true;
};

/** Starts to listen. The numbers of the choices show as soon as somebody uses keys, and go with the next touch. */
export const startKeys = (): void => {
  const { dataset } = document.documentElement;
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    dataset['input'] = 'keys';
    if (handle(event)) event.preventDefault();
  });
  window.addEventListener('pointerdown', () => {
    dataset['input'] = 'touch';
  });
  window.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('button') !== null) play('touched');
  });
};
