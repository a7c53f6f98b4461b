/** The timeline at the pages: lanes, shades and marks, and a table that says the same; moved by buttons and keys. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PersonId, RoomId } from '../../../src/core/terms.ts';
import { type ApiSite, apiSite } from '../../office/api-site.ts';
import { oneBrowser } from '../one-browser.ts';
import { PHONE } from '../supervisor/aid.ts';
import { signInAs } from '../supervisor/list-site.ts';
import { expectNoFaults, shoot } from '../supervisor/looks.ts';

const MINUTES = { timeout: 4 * 60_000 };

const browser = oneBrowser();

const NORTH = 'north' as RoomId;

/** Two come in, one leaves the other alone, who leaves too; then the door opens for nobody, and the count is in doubt. */
const lived = async (): Promise<ApiSite> => {
  const site = await apiSite();
  const pass = (minutes: number) => site.simulator('clock', { advance_s: 60 * minutes });
  const leave = (person: string): void => {
    const touch = { touch: 'sign_out', person: person as PersonId } as const;
    site.service.kiosk.offer({ type: 'touched', room: NORTH, touch });
    site.door('open');
    site.door('closed');
  };
  site.enter();
  await pass(25);
  leave('ana-1');
  await pass(10);
  leave('bob-2');
  await pass(5);
  site.door('open');
  await pass(4);
  return site;
};

const open = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
};

/** Words of the scale that do not stand in it wholly. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.locator('.scale text').evaluateAll((all) =>
    all
      .filter((words) => {
        const end = words.closest('svg')?.getBoundingClientRect().right ?? 0;
        return words.getBoundingClientRect().right > end;
      })
      .map((words) => words.textContent ?? ''),
  );

/** A day from six minutes after midnight on, with what just happened in it: the last full hour of its scale is right before its end. */
const openDay = async (page: Page): Promise<void> => {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Denver' }).format(Date.now() - 600_000);
  await open(page, `#timeline?from=${day}T00%3A06&width=day`);
  await page.waitForURL(/width=day/);
  await page.locator('.scale text').first().waitFor();
};

const kindsDrawn = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.lane .span')
    .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('data-kind') ?? ''))].toSorted());

test(
  'by keys alone: a room is shown with whoever was inside, and the table says the same',
  MINUTES,
  async () => {
    const { page, errors } = await signInAs(browser(), await lived(), { account: 'olga', role: 'auditor' });
    await page.getByRole('link', { name: 'Timeline' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/intervals and alarms\./).waitFor();
    expect(await kindsDrawn(page)).toEqual(
      expect.arrayContaining(['door_open', 'inside', 'lone', 'uncertain']),
    );
    expect(await page.locator('.lane .mark').count()).toBeGreaterThan(0);
    const rows = await page.locator('.timeline tbody tr').allInnerTexts();
    expect(rows.some((row) => /Inside by sign-in\s+North room\s+Ana Ruiz/.test(row))).toBe(true);
    expect(rows.some((row) => /Rule broken\s+North room\s+–\s.*\s10 min/.test(row))).toBe(true);
    expect(rows.some((row) => /Count in doubt\s+North room/.test(row))).toBe(true);
    expect(rows.some((row) => /^Alarm: /.test(row))).toBe(true);
    await expectNoFaults(page);
    await page.getByRole('button', { name: 'Less time' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/width=quarter/);
    const from = () => new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('from');
    await page.getByRole('button', { name: 'Later' }).focus();
    await page.keyboard.press('-');
    await page.waitForURL(/width=day/);
    const before = from();
    await page.keyboard.press('ArrowRight');
    await expect.poll(from).not.toBe(before);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(from).toBe(before);
    await page.getByText(/intervals and alarms\./).waitFor();
    await page.getByRole('button', { name: 'Up to now' }).click();
    await page.getByRole('button', { name: 'Less time' }).click();
    await page.getByRole('button', { name: 'Up to now' }).click();
    await page.waitForURL((url) => !url.hash.includes('from='));
    await page.getByText(/intervals and alarms\./).waitFor();
    expect(await cutOff(page)).toEqual([]);
    await shoot(page, 'timeline');
    expect(errors).toEqual([]);
  },
);

test('a lane for each person has what they did; keys in a field stay there', MINUTES, async () => {
  const { page } = await signInAs(browser(), await lived(), { account: 'olga', role: 'auditor' });
  await open(page, '#timeline?by=people&width=hour');
  await page.locator('.lane b').first().waitFor();
  expect(await page.locator('.lane b').allTextContents()).toEqual(['Ana Ruiz', 'Bob Carter']);
  await expectNoFaults(page);
  await shoot(page, 'timeline-people');
  const hash = new URL(page.url()).hash;
  await page.getByLabel('Person or visitor').fill('ana-1');
  await page.keyboard.press('ArrowLeft');
  expect(new URL(page.url()).hash).toBe(hash);
  await page.keyboard.press('Enter');
  await page.waitForURL(/who=ana-1/);
  await expect.poll(() => page.locator('.lane b').allTextContents()).toEqual(['Ana Ruiz']);
  await open(page, '#timeline?from=2020-01-01T00%3A00&width=month');
  await page.getByText(/nothing is on record/).waitFor();
});

test('on a phone, in Spanish and dark, and on paper, the timeline is whole', MINUTES, async () => {
  const { page } = await signInAs(browser(), await lived(), {
    account: 'olga',
    role: 'auditor',
    viewport: PHONE,
  });
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await open(page, '#timeline?width=hour');
  await page.getByText(/intervalos y alarmas\./).waitFor();
  await expectNoFaults(page);
  await shoot(page, 'timeline-phone-es');
  await openDay(page);
  expect(await cutOff(page)).toEqual([]);
  await page.setViewportSize({ width: 1_040, height: 720 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.timeline button:visible').count()).toBe(0);
  await shoot(page, 'timeline-print');
});

test('administrators and observers have no way to the timeline', MINUTES, async () => {
  const { page } = await signInAs(browser(), await lived(), { account: 'o', role: 'observer' });
  expect(await page.getByRole('link', { name: 'Timeline' }).count()).toBe(0);
  await open(page, '#timeline');
  await page.getByRole('heading', { name: 'Rooms now' }).waitFor();
  expect(await page.evaluate(async () => (await fetch('/api/v1/timeline?since=0&before=9')).status)).toBe(
    403,
  );
});
