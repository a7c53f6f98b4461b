import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { THEMES } from '../../kiosk-ui/shared/settings.ts';
import { PANEL_VIEWPORT, type Previews, paint, START_MS, startPreviews } from './browser.ts';
import { measure } from './measure.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const MINUTES = 8 * 60_000;
/** Built to the draft of the voting systems' guidelines; the text of all four themes meets it, not the first alone. */
const LEAST_CONTRAST = 10;

let previews: Previews;
beforeAll(async () => {
  previews = await startPreviews();
}, START_MS);
afterAll(() => previews.stop());

declare global {
  interface Window {
    readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

const violations = (page: Page, options: RunOptions): Promise<readonly string[]> =>
  page.evaluate(async (given) => {
    const results = await window.axe.run(document, given);
    return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, options);

/** A theme changes colours alone, so what does not depend on colour is looked at in the first theme. */
const optionsFor = (theme: string): RunOptions =>
  theme === 'dark-on-light'
    ? { resultTypes: ['violations'] }
    : {
        resultTypes: ['violations'],
        runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
      };

describe.each(THEMES)('%s', (theme) => {
  test.each(['en', 'es'] as const)('no screen has a violation, in %s', { timeout: MINUTES }, async (lang) => {
    const { page, context, names, errors } = await previews.open(PANEL_VIEWPORT);
    // The policy refuses scripts of others, as it should; a script put in by the browser itself is none of them.
    await page.evaluate(`${readFileSync(AXE, 'utf8')}; undefined`);
    const found: Record<string, readonly string[]> = {};
    for (const name of names) {
      await paint(page, name, { lang, theme }, 'laid_out');
      const wrong = await violations(page, optionsFor(theme));
      const pale = (await measure(page)).texts
        .filter(({ contrast }) => contrast < LEAST_CONTRAST)
        .map(({ words, contrast }) => `contrast ${contrast.toFixed(2)}: ${words}`);
      if (wrong.length + pale.length > 0) found[name] = [...wrong, ...pale];
    }
    expect(found).toEqual({});
    expect(errors).toEqual([]);
    await context.close();
  });
});
