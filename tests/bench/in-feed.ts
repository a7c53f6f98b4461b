// What this file uses of a browser: the rest of the bench runs outside of one and must not know its names.
declare const document: {
  querySelector(selector: string): object | null;
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string | null }>;
};
declare class MutationObserver {
  constructor(changed: () => void);
  observe(target: object, what: { childList: boolean; subtree: boolean; characterData: boolean }): void;
}
declare function requestAnimationFrame(painted: () => void): number;

/** Number of an entry, and the instant on the page's clock at which its line was painted. */
export type PaintedLine = readonly [number: number, at: number];

const kept = globalThis as { paintedLines?: PaintedLine[] };

/** Runs in the page: begins to keep when each new line of the feed was in the document for one whole frame. */
export const watchFeedInPage = (): void => {
  const numbers = (known: number): number[] => {
    const fresh: number[] = [];
    for (const { textContent } of document.querySelectorAll('.feed .line-number')) {
      const number = Number((textContent ?? '').replace(/\D/g, ''));
      // The newest are on top.
      if (number <= known) break;
      fresh.push(number);
    }
    return fresh;
  };
  const list = document.querySelector('.feed .lines');
  if (list === null) throw new Error('there is no feed');
  const lines: PaintedLine[] = [];
  (globalThis as typeof kept).paintedLines = lines;
  let known = Math.max(-1, ...numbers(-1));
  new MutationObserver(() => {
    const fresh = numbers(known);
    if (fresh.length === 0) return;
    known = Math.max(...fresh);
    // What a frame puts off comes when that frame has been painted.
    requestAnimationFrame(() =>
      setTimeout(() => {
        const at = performance.now();
        for (const number of fresh) lines.push([number, at]);
      }, 0),
    );
  }).observe(list, { childList: true, subtree: true, characterData: true });
};

/** Runs in the page: what was kept since it was last asked for. */
export const paintedLinesInPage = (): PaintedLine[] =>
  (globalThis as typeof kept).paintedLines?.splice(0) ?? [];
