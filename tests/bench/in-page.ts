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

/** Where the page keeps the promise of the screen that is waited for. */
const awaited = globalThis as { paintedScreen?: Promise<number> };

/** Runs in the page: begins to wait until the named screen was in the document for one whole frame. */
export const waitInPage = (screen: string): void => {
  const isShown = (): boolean =>
    document.querySelector('[data-screen]')?.getAttribute('data-screen') === screen;
  if (isShown()) throw new Error(`the screen ${screen} is there already`);
  (globalThis as typeof awaited).paintedScreen = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the screen ${screen} did not come`)), 5_000);
    const watcher = new MutationObserver(() => {
      if (!isShown()) return;
      watcher.disconnect();
      clearTimeout(late);
      // What a frame puts off comes when that frame has been painted.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
    });
    watcher.observe(document.body, { childList: true, subtree: true, attributes: true });
  });
};

/** Runs in the page: resolves with the instant, on the page's clock, at which it was painted. */
export const paintedInPage = (): Promise<number> | undefined => (globalThis as typeof awaited).paintedScreen;

/** Runs in the page: its clock. */
export const nowInPage = (): number => performance.now();
