import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

/**
 * The rules of axe that a page breaks, each with where. The page's policy refuses scripts of others, as it should; one
 * that the browser itself puts in is none of them.
 */
export const violations = async (page: Page, options: RunOptions = {}): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${AXE}; undefined`);
  return page.evaluate(async (given) => {
    const results = await window.axe.run(document, { resultTypes: ['violations'], ...given });
    return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, options);
};
