import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { HealthAnswer } from '../../../src/office/api/health-schemas.ts';
import { Say } from '../../shared/press.tsx';
import { type ApiAnswer, api } from '../office/api.ts';
import { type NotDone, refusedText } from '../office/text.ts';
import { HealthShown } from './health-shown.tsx';
import { text } from './text.ts';

/** Often enough that a look is seen to end, and that the button comes back. */
const ASK_MS = 2_000;

/** What the kiosk needs, as it was looked at last; somebody can have it looked at again. */
export const Health = () => {
  const answer = useSignal<HealthAnswer | null>(null);
  const why = useSignal<NotDone | null>(null);
  const take = (came: ApiAnswer<HealthAnswer>): void => {
    if (came.ok) answer.value = came.body;
    why.value = came.ok ? null : came.error;
  };
  useEffect(() => {
    const read = async (): Promise<void> => take(await api<HealthAnswer>('GET', '/doctor'));
    void read();
    const timer = setInterval(() => {
      const now = answer.peek();
      if (now === null || now.looking === 'yes' || now.now < now.again_at) void read();
    }, ASK_MS);
    return () => clearInterval(timer);
  }, []);
  const look = async (): Promise<void> => take(await api<HealthAnswer>('POST', '/doctor/look', {}));
  return (
    <>
      {why.value === null ? null : (
        <Say tone="bad" icon="warning" role="alert">
          {refusedText(why.value)}
        </Say>
      )}
      {answer.value === null ? (
        <p role="status">{text('looking')}</p>
      ) : (
        <HealthShown answer={answer.value} onLook={() => void look()} />
      )}
    </>
  );
};
