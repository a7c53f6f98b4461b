import { useSignal } from '@preact/signals';
import type { Refusal } from '../../supervisor/office/api.ts';
import { apiConfirmed } from '../../supervisor/sign-in/api-confirmed.ts';

/** Does something to a kept report; what keeps it from being done is said below. */
export const useDoing = (onDone: () => void) => {
  const isWaiting = useSignal(false);
  const why = useSignal<Refusal | null>(null);
  const send = async (address: string, body: unknown): Promise<void> => {
    isWaiting.value = true;
    const answer = await apiConfirmed('POST', address, body);
    isWaiting.value = false;
    why.value = answer.ok ? null : answer.error;
    if (answer.ok) onDone();
  };
  return { isWaiting, why, send };
};
