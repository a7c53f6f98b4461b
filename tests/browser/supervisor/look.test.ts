/** Each state of the supervisors' pages, in each language and theme: readable, reachable, nothing cut off. */
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLES } from '../../../kiosk-ui/previews/supervisor/samples.ts';
import { THEMES } from '../../../kiosk-ui/shared/settings.ts';
import { violations } from '../accessibility.ts';
import { type Previews, paint, START_MS, startPreviews } from '../browser.ts';
import { measure } from '../measure.ts';
import { DESK, openSupervisor, PHONE, WALL } from './aid.ts';

const MINUTES = 8 * 60_000;
/** The themes are made for this; WCAG asks for 4.5. */
const LEAST_CONTRAST = 7;
const TARGET_PX = 44;

let previews: Previews;
beforeAll(async () => {
  previews = await startPreviews();
}, START_MS);
afterAll(() => previews.stop());

const optionsFor = (theme: string): RunOptions =>
  theme === 'dark-on-light' ? {} : { runOnly: { type: 'rule', values: ['color-contrast'] } };

/** Opens whatever a page keeps folded. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const button of document.querySelectorAll<HTMLButtonElement>('[aria-expanded="false"]'))
      button.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });

const found = async (names: readonly string[], look: (name: string) => Promise<readonly string[]>) => {
  const all: Record<string, readonly string[]> = {};
  for (const name of names) {
    const wrong = await look(name);
    if (wrong.length > 0) all[name] = wrong;
  }
  return all;
};

describe.each(THEMES)('%s', (theme) => {
  test.each(['en', 'es'] as const)('no page has a violation, in %s', { timeout: MINUTES }, async (lang) => {
    const { page, context, names, errors } = await openSupervisor(previews, DESK);
    const wrong = await found(names, async (name) => {
      await paint(page, name, { lang, theme }, 'laid_out');
      await unfold(page);
      const pale = (await measure(page)).texts
        .filter(({ contrast }) => contrast < LEAST_CONTRAST)
        .map(({ words, contrast }) => `contrast ${contrast.toFixed(2)}: ${words}`);
      return [...(await violations(page, optionsFor(theme))), ...pale];
    });
    expect(wrong).toEqual({});
    expect(errors).toEqual([]);
    await context.close();
  });
});

test.each(['en', 'es'] as const)(
  'on a phone nothing is wider than the glass, and a finger finds each button, in %s',
  { timeout: MINUTES },
  async (lang) => {
    const { page, context, names } = await openSupervisor(previews, PHONE);
    const wrong = await found(names, async (name) => {
      await paint(page, name, { lang }, 'laid_out');
      await unfold(page);
      const { overflow_x } = await measure(page);
      const small = await page.evaluate(
        (least) =>
          [...document.querySelectorAll<HTMLElement>('button, input, a')]
            .map((element) => (element.closest('label') ?? element).getBoundingClientRect())
            .filter(({ width, height }) => width > 0 && (width < least || height < least))
            .map(({ width, height }) => `${width} by ${height}`),
        TARGET_PX,
      );
      return [...(overflow_x > 0 ? [`${overflow_x} px too wide`] : []), ...small];
    });
    expect(wrong).toEqual({});
    await context.close();
  },
);

test('a wall shows every room at once, in letters that are read from five metres', {
  timeout: MINUTES,
}, async () => {
  const { page, context } = await openSupervisor(previews, WALL);
  const walls = Object.keys(SAMPLES).filter((name) => SAMPLES[name]?.page === 'wall');
  expect(walls.length).toBeGreaterThan(4);
  const wrong = await found(walls, async (name) => {
    await paint(page, name, { lang: 'es' }, 'laid_out');
    const { overflow_x, overflow_y } = await measure(page);
    const rooms = await page.locator('.wall-room').count();
    const seen = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.wall-standing b')].map((words) => {
        const { bottom } = words.getBoundingClientRect();
        const { bottom: end } = words.closest('li')?.getBoundingClientRect() ?? { bottom: 0 };
        return { font_px: Number.parseFloat(getComputedStyle(words).fontSize), isInside: bottom <= end };
      }),
    );
    const least = rooms > 6 ? 36 : 55;
    const small = seen
      .filter(({ font_px, isInside }) => font_px < least || !isInside)
      .map((one) => JSON.stringify(one));
    const buttons = await page.locator('button, a, input').count();
    return [
      ...small,
      ...(overflow_x > 0 || overflow_y > 0 ? [`${overflow_x} and ${overflow_y} px too large`] : []),
      ...(buttons > 0 ? ['something to press'] : []),
    ];
  });
  expect(wrong).toEqual({});
  await context.close();
});

test('on paper the muster list is black on white, with a box for each person and nothing to press', async () => {
  const { page, context } = await openSupervisor(previews, DESK);
  await paint(page, 'muster-people', { lang: 'en', theme: 'white-on-black' });
  await page.emulateMedia({ media: 'print' });
  const [rows, boxes] = [
    await page.locator('tbody tr').count(),
    await page.locator('tbody .box:visible').count(),
  ];
  expect(rows).toBe(4);
  expect(boxes).toBe(rows);
  expect(await page.locator('.muster button:visible').count()).toBe(0);
  const colors = await page
    .locator('tbody th')
    .first()
    .evaluate((cell) => {
      const { color, backgroundColor } = getComputedStyle(cell);
      return [color, backgroundColor];
    });
  expect(colors[0]).toBe('rgb(0, 0, 0)');
  await context.close();
});
