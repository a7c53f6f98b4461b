import type { Heard } from './ears.ts';
import type { PaintedLine } from './in-feed.ts';

/**
 * For each append of which the page showed a line: the milliseconds from the flush to the end of the frame in which its
 * last line was there. What the feed leaves out gives none.
 * @param ahead_ms how far the page's clock is ahead of the machine's
 */
export const paintedAfter = (
  durable: Heard['durable'],
  lines: readonly PaintedLine[],
  ahead_ms: number,
): readonly number[] =>
  durable.flatMap(({ first, last, at }) => {
    const shown = lines.filter(([number]) => number >= first && number <= last).map(([, when]) => when);
    return shown.length === 0 ? [] : [Math.max(...shown) - (at + ahead_ms)];
  });
