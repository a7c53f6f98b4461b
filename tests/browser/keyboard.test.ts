import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WireTouch } from '../../src/web/wire.ts';
import {
  PANEL_VIEWPORT,
  type PreviewPage,
  type Previews,
  paint,
  START_MS,
  startPreviews,
} from './browser.ts';

let previews: Previews;
let opened: PreviewPage;
let page: Page;

beforeAll(async () => {
  previews = await startPreviews();
  opened = await previews.open(PANEL_VIEWPORT);
  page = opened.page;
  await page.evaluate(() => {
    const sent: unknown[] = [];
    window.addEventListener('touch-sent', (event) => sent.push((event as CustomEvent).detail));
    Object.assign(window, { sent });
  });
}, START_MS);
afterAll(() => previews.stop());
beforeEach(() => page.evaluate('sent.length = 0'));

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const sent = (): Promise<readonly WireTouch[]> => page.evaluate('sent');
const shown = (): Promise<string | null> => page.locator('.screen').getAttribute('data-screen');
/** The field takes the focus after it is painted; on a busy machine that is later than two frames. */
const hasFocus = (): Promise<void> => page.locator('input:focus').waitFor();
const show = (sample: string): Promise<void> => paint(page, sample, { lang: 'en' });

describe('a numeric keypad is enough', () => {
  test('to count heads', async () => {
    await show('attract-occupied');
    await press('2');
    expect(await shown()).toBe('head_count');
    await press('1', '9', 'Backspace', '2', 'Enter');
    expect(await sent()).toEqual([{ touch: 'propose', statement: { statement: 'head_count', count: 12 } }]);
  });

  test('to sign somebody out, with one step back on the way', async () => {
    await show('attract-occupied');
    await press('1', 'Escape');
    expect(await shown()).toBe('attract');
    await press('1', '2', 'Enter');
    expect(await sent()).toEqual([{ touch: 'sign_out', person: 'ben' }]);
  });

  test('to enter a PIN, which is never kept', async () => {
    await show('pin');
    await press('4', '7', '1', '1');
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).not.toMatch(/47|4711|digits|pin"/);
    expect(await page.locator('body').innerHTML()).not.toContain('4711');
    await press('Enter');
    expect(await sent()).toEqual([{ touch: 'enter_pin', digits: '4711' }]);
    expect(await page.locator('.dots [data-filled]').count()).toBe(0);
  });

  test('three digits are not a PIN yet', async () => {
    await show('pin');
    await press('4', '7', '1', 'Enter');
    expect(await sent()).toEqual([]);
  });

  test('to confirm a partner, and to cancel', async () => {
    await show('confirm');
    await press('Enter');
    await show('confirm');
    await press('1');
    await show('confirm');
    await press('Escape');
    expect(await sent()).toEqual([
      { touch: 'confirm_partner', answer: 'seen' },
      { touch: 'confirm_partner', answer: 'not_seen' },
      { touch: 'cancel' },
    ]);
  });

  test('to choose a purpose', async () => {
    await show('purpose');
    await press('2');
    expect(await sent()).toEqual([{ touch: 'choose_purpose', purpose: 'retrieve_ballots', words: '' }]);
  });

  test('to announce visitors, and to say that all are named', async () => {
    await show('attract');
    await press('3');
    expect(await sent()).toEqual([{ touch: 'announce_visitors' }]);
    await show('visitors');
    await press('1');
    expect(await shown()).toBe('visitor_class');
    await show('visitors-one');
    await press('Enter');
    expect((await sent()).at(-1)).toEqual({ touch: 'complete_visitors' });
  });

  test('an emergency takes two keys, and Enter is none of them', async () => {
    await show('attract');
    await press('5', 'Enter');
    expect(await sent()).toEqual([]);
    await press('2');
    expect(await sent()).toEqual([{ touch: 'start_emergency' }]);
  });
});

describe('five keys are enough', () => {
  test('arrows reach every control, and the focus can be seen', async () => {
    await show('attract-occupied');
    const count = await page.locator('button').count();
    const reached = new Set<string>();
    for (let step = 0; step < count; step += 1) {
      await press('ArrowRight');
      reached.add((await page.locator(':focus').textContent()) ?? '');
      const outline = await page.locator(':focus').evaluate((it) => getComputedStyle(it).outlineWidth);
      expect(outline).toBe('6px');
    }
    expect(reached.size).toBe(count);
  });

  test('Enter presses what has the focus', async () => {
    await show('attract-occupied');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    expect(await shown()).toBe('inside');
  });
});

describe('typing', () => {
  test('a real keyboard and the one on the screen write into the same field', async () => {
    await show('authority');
    await hasFocus();
    await press('2', '4', '-');
    await page.locator('.key', { hasText: /^c$/i }).click();
    await press('v', 'Enter');
    expect(await sent()).toEqual([{ touch: 'state_authority', words: '24-cv' }]);
  });

  test('capitals come at the start of each word', async () => {
    await show('visitor_name');
    for (const key of ['o', 'l', 'Space', 'm']) {
      await page.locator('.key', { hasText: new RegExp(`^${key}$`, 'i') }).click();
    }
    expect(await page.locator('input').inputValue()).toBe('Ol M');
  });

  test('what was typed is kept for a reload, with its step', async () => {
    await show('authority');
    await hasFocus();
    await page.keyboard.type('Order 7');
    const kept = () => page.evaluate(() => JSON.parse(sessionStorage.getItem('place') ?? '{}'));
    await expect.poll(async () => (await kept()).drafts).toEqual({ authority: 'Order 7' });
  });
});

describe('nobody is hurried', () => {
  test('the warning before the time runs out is one key', async () => {
    await show('purpose-late');
    expect(await page.getByRole('alertdialog').isVisible()).toBe(true);
    await press('Enter');
    expect(await sent()).toEqual([{ touch: 'extend' }]);
  });

  test('a page that nobody touches asks, and stays when somebody answers', async () => {
    await show('still-here');
    await press('Enter');
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(await shown()).toBe('inside');
  });
});

test('without motion and with forced colours everything is still there', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await show('granted');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await page.locator('.screen').evaluate((it) => getComputedStyle(it).borderTopWidth)).toBe('8px');
  await page.emulateMedia({ forcedColors: 'none' });
  expect(opened.errors).toEqual([]);
});
