import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ApiAnswer, Refusal } from '../office/api.ts';

/** What was read last, and why it could not be read again. */
export interface Reading<T> {
  readonly value: Signal<T | null>;
  readonly why: Signal<Refusal | null>;
}

/**
 * Reads when a component is first shown, and again whenever something in `of` is another. What was read stays until
 * there is something newer; an answer to an earlier question is dropped.
 */
export function useRead<T>(read: () => Promise<ApiAnswer<T>>, of: readonly unknown[]): Reading<T> {
  const value = useSignal<T | null>(null);
  const why = useSignal<Refusal | null>(null);
  useEffect(() => {
    let isOver = false;
    void read().then((answer) => {
      if (isOver) return;
      why.value = answer.ok ? null : answer.error;
      if (answer.ok) value.value = answer.body;
    });
    return () => {
      isOver = true;
    };
  }, of);
  return { value, why };
}
