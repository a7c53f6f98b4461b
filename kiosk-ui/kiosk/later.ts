import { afterPaint } from '../shared/after-paint.ts';
import { addWords, language, loadSpanish } from '../shared/text.ts';
import { custodyPages } from './custody.ts';
import { late } from './late.ts';

const AGAIN_MS = 5_000;

/** Does it again and again while the service is away. */
const untilDone = async (load: () => Promise<void>): Promise<void> => {
  try {
    await load();
  } catch {
    setTimeout(() => void untilDone(load), AGAIN_MS);
  }
};

/** The pages about containers and seals, and the steps of procedures, with their words. */
export const loadParts = async (): Promise<void> => {
  const parts = await import('./parts-later.ts');
  addWords(parts.CUSTODY_TEXTS);
  addWords(parts.STEPS_TEXTS);
  addWords(parts.FOUNDERS_TEXTS);
  addWords(parts.VISITOR_TEXTS);
  addWords(parts.EXERCISE_TEXTS);
  addWords(parts.SETUP_TEXTS);
  custodyPages.value = parts.CustodyPages;
  late.value = parts;
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
    void untilDone(loadParts);
  });
};
