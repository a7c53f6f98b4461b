import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { SAMPLES } from '../../kiosk-ui/previews/samples.ts';
import { screensDigest } from '../../src/setup/screens.mjs';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** The built screens. */
export const DIST = path.join(ROOT, 'kiosk-ui', 'dist');
const CHROMIUM = '/usr/bin/chromium';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the service sends with its pages: a screen that needs more than this would stay white at the door. */
const POLICY = "default-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Throws unless the built screens are those of the sources. */
export const assertBuilt = (): void => {
  const stamp = path.join(DIST, '.stamp');
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === screensDigest(ROOT);
  if (!isFresh) throw new Error('kiosk-ui/dist is missing or stale: run "npm run build"');
};

const serve = (): Promise<Server> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(DIST, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!file.startsWith(DIST) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY });
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
};

/** How long a page may take for what it is asked, on a small machine that is busy. */
const PATIENCE_MS = 60_000;

/** Chromium with a profile of its own that is gone afterwards. */
export const launch = async (): Promise<Browser> => {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  return browser;
};

/** A browser may take its time to start on a small machine that is busy. */
export const START_MS = 120_000;

export const PANEL_VIEWPORT = { width: 1280, height: 720 } as const;
export const PHONE_VIEWPORT = { width: 390, height: 844 } as const;

/** A page on the previews, with everything that went wrong in it. */
export interface PreviewPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page, the console and the content security policy so far. */
  readonly errors: readonly string[];
  readonly names: readonly string[];
}

export interface Previews {
  open(viewport: { readonly width: number; readonly height: number }): Promise<PreviewPage>;
  stop(): Promise<void>;
}

/** Serves the built screens under the service's policy and starts one browser for all tests of a file. */
export const startPreviews = async (): Promise<Previews> => {
  assertBuilt();
  const [server, browser] = await Promise.all([serve(), launch()]);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/previews/`;
  return {
    open: async (viewport) => {
      const context = await browser.newContext({ viewport: { ...viewport }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (line) => {
        if (line.type() === 'error' || line.type() === 'warning') errors.push(line.text());
      });
      await page.goto(`${address}?sample=attract`);
      // The words come before the picture, and a page without a picture does not yet hear which one is asked for.
      await page.locator('#preview > *').first().waitFor();
      return { page, context, errors, names: Object.keys(SAMPLES) };
    },
    stop: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export interface Look {
  readonly lang: 'en' | 'es';
  readonly theme?: string;
  readonly size?: number;
}

/**
 * Paints a sample without loading the page anew.
 * @param until `laid_out` is enough to measure; `settled` also waits for what happens after a frame, such as the focus
 */
export const paint = async (
  page: Page,
  sample: string,
  look: Look,
  until: 'laid_out' | 'settled' = 'settled',
): Promise<void> => {
  const { lang, theme = 'dark-on-light', size = 1 } = look;
  const query = new URLSearchParams({ sample, lang, theme, size: String(size) });
  await page.evaluate(
    async ({ search, isSettled }) => {
      history.replaceState(null, '', `?${search}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
      window.scrollTo(0, 0);
      await document.fonts.ready;
      if (!isSettled) return;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      // What the page puts off until after a frame waits in this line, too.
      await scheduler.postTask(() => undefined, { priority: 'background' });
    },
    { search: query.toString(), isSettled: until === 'settled' },
  );
};
