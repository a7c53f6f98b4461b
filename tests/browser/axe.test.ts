import type { RunOptions } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { THEMES } from '../../kiosk-ui/shared/settings.ts';
import { violations } from './accessibility.ts';
import { PANEL_VIEWPORT, type Previews, paint, START_MS, startPreviews } from './browser.ts';
import { measure } from './measure.ts';

const MINUTES = 8 * 60_000;
/** Built to the draft of the voting systems' guidelines; the text of all four themes meets it, not the first alone. */
const LEAST_CONTRAST = 10;

let previews: Previews;
beforeAll(async () => {
  previews = await startPreviews();
}, START_MS);
afterAll(() => previews.stop());

/** A theme changes colours alone, so what does not depend on colour is looked at in the first theme. */
const optionsFor = (theme: string): RunOptions =>
  theme === 'dark-on-light'
    ? {}
    : { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

describe.each(THEMES)('%s', (theme) => {
  test.each(['en', 'es'] as const)('no screen has a violation, in %s', { timeout: MINUTES }, async (lang) => {
    const { page, context, names, errors } = await previews.open(PANEL_VIEWPORT);
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
