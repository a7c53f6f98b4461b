import { afterPaint } from '../shared/after-paint.ts';
import { language, loadSpanish } from '../shared/text.ts';
import { loadCustody } from './custody.ts';

const AGAIN_MS = 5_000;

/** Does it again and again while the service is away. */
const untilDone = async (load: () => Promise<void>): Promise<void> => {
  try {
    await load();
  } catch {
    setTimeout(() => void untilDone(load), AGAIN_MS);
  }
};

/**
 * Loads what nobody waits for at the door, once there is a picture. A screen that was left in Spanish has its words
 * first.
 */
export const startLater = async (): Promise<void> => {
  const isSpanish = language.peek() === 'es';
  if (isSpanish) await untilDone(loadSpanish);
  afterPaint(() => {
    if (!isSpanish) void untilDone(loadSpanish);
    void untilDone(loadCustody);
  });
};
