// What this file uses of a browser: the rest of the bench runs outside of one and must not know its names.
declare const document: {
  readonly body: object;
  querySelector(selector: string): { getAttribute(name: string): string | null } | null;
};
declare class MutationObserver {
  constructor(changed: () => void);
  observe(target: object, what: { childList: boolean; subtree: boolean; attributes: boolean }): void;
  disconnect(): void;
}
declare function requestAnimationFrame(painted: () => void): number;

/** A badge at a reader, and the name of the screen that answers it. */
export interface Presented {
  readonly reader: string;
  readonly badge: string;
  readonly screen: string;
}

/**
 * Runs in the page, so that one clock measures both ends: from the request that stands for the reader to the frame
 * after the one in which the answering screen was in the document. Gives milliseconds.
 */
export const paintedInPage = ({ reader, badge, screen }: Presented): Promise<number> =>
  new Promise((resolve, reject) => {
    const isShown = (): boolean =>
      document.querySelector('[data-screen]')?.getAttribute('data-screen') === screen;
    if (isShown()) return reject(new Error(`the screen ${screen} was there already`));
    const late = setTimeout(() => reject(new Error(`the screen ${screen} did not come`)), 5_000);
    const watcher = new MutationObserver(() => {
      if (!isShown()) return;
      watcher.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
    });
    watcher.observe(document.body, { childList: true, subtree: true, attributes: true });
    const headers = { 'content-type': 'application/json' };
    const begun = performance.now();
    fetch('/simulator/badge', { method: 'POST', headers, body: JSON.stringify({ reader, badge }) }).catch(
      reject,
    );
  });
