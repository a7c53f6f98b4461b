import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { ORIGIN } from '../log/facts.ts';
import { writeBag } from '../log/verify/bag-files.ts';
import type { Content } from '../log/verify/content.ts';
import { assertBuilt, DIST, launch, START_MS } from './browser.ts';

/** The page as it lies in every bundle. */
export const VERIFY_PAGE = path.join(DIST, 'verify.html');
const WAIT = { timeout: 60_000 } as const;

/** The page that verifies, opened from disk by a browser that has no network. */
export interface Verifier {
  readonly page: Page;
  /** Errors of the page, the console and its content security policy so far. */
  readonly errors: readonly string[];
  /** Addresses that the page has asked for, itself included. */
  readonly requests: readonly string[];
  /** Gives it the folder of a bundle by the button, and waits until it has a verdict, which is returned. */
  choose(folder: string): Promise<string>;
  /** Drops files or folders on it as the desktop does. */
  drop(files: readonly string[]): Promise<void>;
  /** The verdict once the running check has ended. */
  verdict(): Promise<string>;
  /** The same after the button that checks again with what was typed. */
  checkAgain(): Promise<string>;
  close(): Promise<void>;
}

/** Opens the page; `file` is another place of it. */
export const openVerifier = async (
  browser: Browser,
  options: BrowserContextOptions = {},
  file = VERIFY_PAGE,
): Promise<Verifier> => {
  assertBuilt();
  const context = await browser.newContext({ offline: true, locale: 'en-US', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') errors.push(line.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  const verdict = async (): Promise<string> => {
    await page.locator('#verdict').waitFor(WAIT);
    return (await page.locator('#verdict').textContent()) ?? '';
  };
  return {
    page,
    errors,
    requests,
    verdict,
    choose: async (folder) => {
      await page.locator('input[webkitdirectory]').setInputFiles(folder);
      return await verdict();
    },
    drop: async (files) => {
      const session = await context.newCDPSession(page);
      const data = { items: [], files: [...files], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data });
      await session.detach();
    },
    checkAgain: async () => {
      const before = await page.locator('#verdict').elementHandle();
      await page.getByRole('button', { name: 'Check again with these' }).first().click();
      await before?.waitForElementState('hidden', WAIT);
      return await verdict();
    },
    close: () => context.close(),
  };
};

/** Folders of bundles, gone at the end of the tests. */
export class Bags {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-bags-'));
  #count = 0;

  /** A new name for a folder that does not exist yet. */
  next(): string {
    this.#count += 1;
    return path.join(this.#folder, `bag-${this.#count}`);
  }

  /** A bag with this content, whole by its own manifests; gives its folder. */
  written(content: Content): string {
    const folder = this.next();
    writeBag(folder, content, ORIGIN);
    return folder;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Opens the page anew before each test of a file, and expects no error of it after each. */
export const verifierForEach = (take: (verifier: Verifier) => void) => {
  let browser: Browser;
  let verifier: Verifier;
  const bags = new Bags();
  beforeAll(async () => {
    browser = await launch();
  }, START_MS);
  afterAll(async () => {
    await browser.close();
    bags.remove();
  });
  beforeEach(async () => {
    verifier = await openVerifier(browser);
    take(verifier);
  });
  afterEach(async () => {
    expect(verifier.errors).toEqual([]);
    await verifier.close();
  });
  return { bags, another: (file: string) => openVerifier(browser, {}, file) };
};
