import { signal } from '@preact/signals';
import { presentCard } from './simulator.ts';
import { room } from './store.ts';
import type { Card, Side } from './world.ts';

/** A card that follows the pointer, and the reader below it. */
export interface Drag {
  readonly card: Card;
  readonly x: number;
  readonly y: number;
  readonly over: Side | null;
}

export const drag = signal<Drag | null>(null);

/** Less than this is a click with an unsteady hand. */
const THRESHOLD_PX = 6;

const sideAt = (x: number, y: number): Side | null => {
  const reader = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-reader]');
  const side = reader?.dataset['reader'];
  return side === 'outside' || side === 'inside' ? side : null;
};

/**
 * Starts following a pointer that went down on a card. A finger scrolls the cards instead: with a finger, a card is
 * picked up by a tap, and a tap on a reader holds it there.
 */
export const startDrag = (card: Card, down: PointerEvent): void => {
  if (down.pointerType === 'touch' || down.button !== 0) return;
  const ending = new AbortController();
  const { signal: ended } = ending;
  const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
    const isFar = Math.hypot(x - down.clientX, y - down.clientY) >= THRESHOLD_PX;
    if (drag.value !== null || isFar) drag.value = { card, x, y, over: sideAt(x, y) };
  };
  const stop = (): void => {
    ending.abort();
    drag.value = null;
  };
  const onUp = (up: PointerEvent): void => {
    const side = drag.value === null ? null : sideAt(up.clientX, up.clientY);
    stop();
    if (side !== null && room.value) void presentCard(room.value, side, card);
  };
  window.addEventListener('pointermove', onMove, { signal: ended });
  window.addEventListener('pointerup', onUp, { signal: ended });
  window.addEventListener('pointercancel', stop, { signal: ended });
};
