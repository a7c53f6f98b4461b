/** How news reach a page that somebody reads: in time, in order, without moving what is read, and never silently old. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOW } from '../../../kiosk-ui/previews/people.ts';
import { messageOf, SAMPLES } from '../../../kiosk-ui/previews/supervisor/samples.ts';
import type { FeedLine } from '../../../src/core/supervisor-feed.ts';
import type { WatchMessage } from '../../../src/core/supervisor-view.ts';
import type { RoomId } from '../../../src/core/terms.ts';
import { type PreviewPage, type Previews, paint, START_MS, startPreviews } from '../browser.ts';
import { DESK, openSupervisor } from './aid.ts';

let previews: Previews;
let opened: PreviewPage;
let page: Page;

beforeAll(async () => {
  previews = await startPreviews();
}, START_MS);
afterAll(() => previews.stop());
beforeEach(async () => {
  opened = await openSupervisor(previews, DESK);
  page = opened.page;
  return () => opened.context.close();
});

const line = (seq: number, change: Partial<FeedLine> = {}): FeedLine => ({
  seq,
  at: NOW,
  type: 'door_closed',
  room: 'vault-a' as RoomId,
  level: 'routine',
  who: [],
  about: '',
  value: '',
  ...change,
});

const lines = (from: number, count: number): readonly FeedLine[] =>
  Array.from({ length: count }, (_, number) => line(from + number));

const message = (sample: string, feed: WatchMessage['feed'], index: number): WatchMessage => {
  const found = SAMPLES[sample];
  if (found === undefined) throw new Error(`there is a sample ${sample}`);
  return { ...messageOf(found), feed, index };
};

/** What the service would send. */
const send = (sent: WatchMessage): Promise<void> =>
  page.evaluate(async (detail) => {
    window.dispatchEvent(new CustomEvent('watch', { detail }));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, sent);

const newest = async (): Promise<string> =>
  (await page.locator('.lines .line-number').first().textContent()) ?? '';
const numbers = (): Promise<readonly string[]> => page.locator('.lines .line-number').allTextContents();
const waits = () => page.getByRole('button', { name: / new$/ });

test('an alarm is heard and said, and duress is shown without a sound', async () => {
  await paint(page, 'live-quiet', { lang: 'en' });
  const tones = await page.evaluateHandle(() => {
    const counted = { begun: 0 };
    const begin = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      counted.begun += 1;
      begin.call(this, when);
    };
    return counted;
  });
  const begun = () => tones.evaluate((counted) => counted.begun);
  const both = message('live-emergency', { after: -1, lines: [] }, 60);
  const only = (kind: string): WatchMessage => ({
    ...both,
    view: { ...both.view, alarms: both.view.alarms.filter((alarm) => alarm.kind === kind) },
  });
  await send(only('duress'));
  await send(only('none'));
  expect(await begun()).toBe(0);
  await send(only('emergency'));
  await page.waitForFunction((counted) => counted.begun > 0, tones);
});

describe('the feed', () => {
  const begin = async (): Promise<void> => {
    await paint(page, 'live-quiet', { lang: 'en' });
    await send(message('live-quiet', { after: -1, lines: lines(1, 60) }, 60));
  };

  test('nobody reads it: the newest line comes to the top by itself', async () => {
    await begin();
    expect(await newest()).toBe('#60');
    await send(message('live-quiet', { after: 60, lines: lines(61, 1) }, 61));
    expect(await newest()).toBe('#61');
    expect(await waits().count()).toBe(0);
  });

  test('a new line is all that changes: the others are not made again', async () => {
    await begin();
    const made = await page.evaluateHandle(() => {
      const changed: string[] = [];
      const note = (nodes: NodeList): void => {
        for (const node of nodes) changed.push(node.textContent?.match(/#\d+/)?.[0] ?? '');
      };
      new MutationObserver((records) => {
        for (const { addedNodes, removedNodes } of records) {
          note(addedNodes);
          note(removedNodes);
        }
      }).observe(document.querySelector('.lines') as Element, { childList: true, subtree: true });
      return changed;
    });
    await send(message('live-quiet', { after: 60, lines: lines(61, 1) }, 61));
    expect(await newest()).toBe('#61');
    expect(await made.jsonValue()).toEqual(['#61']);
  });

  test('a line that stays is not written again with every view', async () => {
    await begin();
    const times = await page.evaluateHandle(() => {
      const counted = { written: 0 };
      const { prototype } = Intl.DateTimeFormat;
      const get = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
      Object.defineProperty(prototype, 'format', {
        get() {
          counted.written += 1;
          return get?.call(this);
        },
      });
      return counted;
    });
    await send(message('live-quiet', { after: 60, lines: lines(61, 1) }, 61));
    expect(await newest()).toBe('#61');
    const { written } = await times.jsonValue();
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(30);
  });

  test('somebody has scrolled: nothing moves, and new lines wait behind a button', async () => {
    await begin();
    const list = page.locator('.lines');
    await list.evaluate((element) => {
      element.scrollTop = 300;
    });
    await page.waitForFunction(() => document.querySelector('.lines')?.scrollTop === 300);
    const place = await page.getByText('#52', { exact: true }).boundingBox();
    await send(message('live-quiet', { after: 60, lines: lines(61, 12) }, 72));
    expect(await page.getByText('#52', { exact: true }).boundingBox()).toEqual(place);
    expect(await waits().textContent()).toBe('12 new');
    await waits().click();
    expect(await newest()).toBe('#72');
    expect(await list.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    expect(await waits().count()).toBe(0);
  });

  test('somebody has the focus in it: new lines wait until they leave', async () => {
    await begin();
    await page.locator('.lines').focus();
    await send(message('live-quiet', { after: 60, lines: lines(61, 1) }, 61));
    expect(await newest()).toBe('#60');
    expect(await waits().textContent()).toBe('1 new');
    await page.locator('.lines').blur();
    await waits().waitFor({ state: 'detached' });
    expect(await newest()).toBe('#61');
  });

  test('after a lost connection the whole feed comes, and no line is there twice or lost', async () => {
    await begin();
    await send(message('live-quiet', { after: -1, lines: lines(41, 30) }, 70));
    expect(await numbers()).toEqual(Array.from({ length: 70 }, (_, place) => `#${70 - place}`));
    expect(await page.locator('.gap').count()).toBe(0);
  });

  test('where more happened than the feed holds, it says that entries are missing', async () => {
    await begin();
    await send(message('live-quiet', { after: -1, lines: lines(500, 100) }, 599));
    expect(await page.locator('.gap').count()).toBe(1);
    expect(await numbers()).toHaveLength(160);
  });

  test('a log that begins anew leaves nothing of the former', async () => {
    await begin();
    await send(message('live-quiet', { after: -1, lines: lines(1, 2) }, 2));
    expect(await numbers()).toEqual(['#2', '#1']);
  });
});

describe('a screen reader', () => {
  test('is told of a critical alarm at once, with what to do; what was there before is not said', async () => {
    await paint(page, 'live-quiet', { lang: 'en' });
    const alert = page.locator('.unseen [role="alert"]');
    expect(await alert.textContent()).toBe('');
    await send(message('live-emergency', { after: -1, lines: [] }, 1_847));
    await page.waitForFunction(() => document.querySelector('.unseen [role="alert"]')?.textContent !== '');
    expect(await alert.textContent()).toContain(
      'Critical alarm: Duress, Annex. Follow the law enforcement plan.',
    );
  });

  test('is told of entries politely, many as one', async () => {
    await page.clock.install();
    await paint(page, 'live-quiet', { lang: 'en' });
    await page.evaluate((detail) => window.dispatchEvent(new CustomEvent('watch', { detail })), {
      ...message('live-quiet', { after: -1, lines: lines(1, 3) }, 3),
    });
    await page.clock.runFor(2_500);
    await page.waitForFunction(() => document.querySelector('.unseen [role="status"]')?.textContent !== '');
    expect(await page.locator('.unseen [role="status"]').textContent()).toBe(
      '3 new entries. The last: Ballot Vault A, Door closed',
    );
  });
});

describe('a page that hears nothing', () => {
  const banner = () => page.locator('.stale');
  const begin = async (): Promise<void> => {
    await page.clock.install({ time: NOW });
    await paint(page, 'live-busy', { lang: 'en' }, 'laid_out');
    await page.evaluate(() => window.dispatchEvent(new Event('watching')));
    await page.evaluate(
      (detail) => window.dispatchEvent(new CustomEvent('watch', { detail })),
      message('live-busy', { after: -1, lines: [] }, 1_847),
    );
  };

  test('says within ten seconds that what it shows is old, and stops once news come', async () => {
    await begin();
    await page.clock.runFor(7_000);
    expect(await banner().count()).toBe(0);
    await page.clock.runFor(3_000);
    await banner().waitFor();
    expect(await banner().textContent()).toContain('What you see is old: nothing was heard since 8:14');
    expect(await page.locator('.live').getAttribute('data-stale')).toBe('');
    await page.evaluate(
      (detail) => window.dispatchEvent(new CustomEvent('watch', { detail })),
      message('live-busy', { after: -1, lines: [] }, 1_848),
    );
    await banner().waitFor({ state: 'detached' });
  });

  test('says so at once when the machine, or the tab, comes back from its sleep', async () => {
    await begin();
    // Whoever sleeps misses every tick of every timer; only the clock went on.
    await page.evaluate((later) => {
      const { now } = Date;
      Date.now = () => now() + later;
      document.dispatchEvent(new Event('visibilitychange'));
    }, 3_600_000);
    await banner().waitFor();
    expect(await banner().textContent()).toContain('1 h 00 min ago');
  });
});

test('the card of a room changes in place, and the worst comes first', async () => {
  await paint(page, 'live-quiet', { lang: 'en' });
  const first = page.locator('.room').first();
  expect(await first.getAttribute('data-standing')).toBe('empty');
  await send(message('live-lone', { after: -1, lines: [] }, 1_847));
  expect(await first.getAttribute('data-standing')).toBe('lone');
  expect(await first.textContent()).toContain('Ana Ruiz');
  expect(await first.getByRole('heading').textContent()).toBe('Ballot Vault A');
});

test('an observer sees how many, and neither a name nor duress', async () => {
  await paint(page, 'live-observer', { lang: 'en' });
  const words = (await page.locator('body').textContent()) ?? '';
  expect(words).toContain('2 people inside by sign-in');
  for (const word of ['Ana', 'Ben', 'Olga', 'Duress']) expect(words).not.toContain(word);
});
