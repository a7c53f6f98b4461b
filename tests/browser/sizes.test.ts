import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PANEL } from '../../kiosk-ui/shared/panel-size.ts';
import {
  PANEL_VIEWPORT,
  PHONE_VIEWPORT,
  type PreviewPage,
  type Previews,
  paint,
  START_MS,
  startPreviews,
} from './browser.ts';
import { type Measured, measure, tooNear } from './measure.ts';

/** Millimetres of the glass in pixels; half a tenth of a pixel is forgiven to rounding. */
const mm = (length: number): number => (length * PANEL.width_px) / PANEL.width_mm - 0.05;

/** Capitals of Noto Sans are 0.714 of the font size. */
const capitals = (height_mm: number): number => mm(height_mm) / 0.714;

const BOTTOM = PANEL_VIEWPORT.height * 0.85;
const MINUTES = 5 * 60_000;

let previews: Previews;
beforeAll(async () => {
  previews = await startPreviews();
}, START_MS);
afterAll(() => previews.stop());

/** Looks at every sample in a language and gives what is wrong with each, by name. */
const faultsOf = async (
  opened: PreviewPage,
  lang: 'en' | 'es',
  size: number,
  judge: (measured: Measured) => readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const faults: Record<string, readonly string[]> = {};
  for (const name of opened.names) {
    await paint(opened.page, name, { lang, size }, 'laid_out');
    const measured = await measure(opened.page);
    expect(measured.texts.length, name).toBeGreaterThan(0);
    const wrong = judge(measured);
    if (wrong.length > 0) faults[name] = wrong;
  }
  expect(opened.errors).toEqual([]);
  return faults;
};

const onPanel = ({ targets, texts, broken, clipped, overflow_x, overflow_y }: Measured) => {
  const small = targets.filter(({ width, height }) => width < mm(12.7) || height < mm(12.7));
  const smallMain = targets.filter(
    ({ isMain, width, height }) => isMain && (width < mm(20) || height < mm(20)),
  );
  const low = targets.filter(({ y, height, width }) => y + height > BOTTOM && width < mm(20));
  const fine = texts.filter(({ font_px }) => font_px < capitals(3.5));
  const fineTitles = texts.filter(({ tag, font_px }) => tag.startsWith('h1') && font_px < capitals(4.8));
  return [
    ...small.map(({ name, width, height }) => `below 12.7 mm: ${name} ${width} x ${height}`),
    ...smallMain.map(({ name, width, height }) => `below 20 mm: ${name} ${width} x ${height}`),
    ...low.map(({ name }) => `small in the bottom 15 %: ${name}`),
    ...tooNear(targets, mm(2.54)).map((pair) => `nearer than 2.54 mm: ${pair}`),
    ...fine.map(({ words, font_px }) => `capitals below 3.5 mm: ${words} ${font_px}`),
    ...fineTitles.map(({ words, font_px }) => `capitals below 4.8 mm: ${words} ${font_px}`),
    ...broken.map((word) => `broken word: ${word}`),
    ...clipped.map((element) => `clipped: ${element}`),
    ...(overflow_x > 0 ? [`wider than the glass by ${overflow_x}`] : []),
    ...(overflow_y > 0 ? [`higher than the glass by ${overflow_y}`] : []),
  ];
};

const wideOrCut = ({ broken, clipped, overflow_x }: Measured) => [
  ...broken.map((word) => `broken word: ${word}`),
  ...clipped.map((element) => `clipped: ${element}`),
  ...(overflow_x > 0 ? [`wider than the screen by ${overflow_x}`] : []),
];

/** WCAG 2.2, 2.5.5: on a phone a millimetre of glass is not known, 44 CSS pixels are. */
const onPhone = (measured: Measured) => [
  ...wideOrCut(measured),
  ...measured.targets
    .filter(({ width, height }) => width < 44 || height < 44)
    .map(({ name, width, height }) => `below 44 px: ${name} ${width} x ${height}`),
];

describe.each(['en', 'es'] as const)('%s', (lang) => {
  test('on the 7 inch panel every target is large and apart, and every screen fits', {
    timeout: MINUTES,
  }, async () => {
    const opened = await previews.open(PANEL_VIEWPORT);
    expect(opened.names.length).toBeGreaterThan(100);
    expect(await faultsOf(opened, lang, 1, onPanel)).toEqual({});
    await opened.context.close();
  });

  test('on a phone nothing is cut off', { timeout: MINUTES }, async () => {
    const opened = await previews.open(PHONE_VIEWPORT);
    expect(await faultsOf(opened, lang, 1, onPhone)).toEqual({});
    await opened.context.close();
  });

  test('text of twice the size is still whole', { timeout: MINUTES }, async () => {
    const opened = await previews.open(PANEL_VIEWPORT);
    await opened.page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await faultsOf(opened, lang, 1, wideOrCut)).toEqual({});
    await opened.context.close();
  });

  test.each([0, 2, 3])('text size %i is whole', { timeout: MINUTES }, async (size) => {
    const opened = await previews.open(PANEL_VIEWPORT);
    expect(await faultsOf(opened, lang, size, wideOrCut)).toEqual({});
    await opened.context.close();
  });
});

test(
  'what drifts, so that nothing burns in, makes the page no longer than the panel',
  async () => {
    const { page, context, names } = await previews.open(PANEL_VIEWPORT);
    const [first = ''] = names;
    await paint(page, first, { lang: 'en', size: 1 }, 'laid_out');
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--drift-x', '6px');
      document.documentElement.style.setProperty('--drift-y', '8px');
    });
    const { overflow_x, overflow_y } = await measure(page);
    expect({ overflow_x, overflow_y }).toEqual({ overflow_x: 0, overflow_y: 0 });
    await context.close();
  },
  MINUTES,
);
