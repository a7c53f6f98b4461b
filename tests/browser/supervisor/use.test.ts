/** What people do on the supervisors' pages, with keys alone; and what a screen reader is told. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PreviewPage, type Previews, START_MS, startPreviews } from '../browser.ts';
import { acted, DESK, openSupervisor, show } from './aid.ts';

let previews: Previews;
let opened: PreviewPage;
let page: Page;
let acts: () => Promise<readonly unknown[]>;

beforeAll(async () => {
  previews = await startPreviews();
}, START_MS);
afterAll(() => previews.stop());
beforeEach(async () => {
  opened = await openSupervisor(previews, DESK);
  page = opened.page;
  acts = await acted(page);
  return () => opened.context.close();
});

/** Goes on with the tabulator until something of this name has the focus. */
const tabTo = async (name: string | RegExp): Promise<void> => {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const label = activeElement?.getAttribute('aria-label');
      return (
        label ??
        (activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ??
        activeElement?.textContent ??
        ''
      );
    });
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`nothing named ${name} takes the focus`);
};

describe('alarms, by keys alone', () => {
  test('one press acknowledges, and words are taken along', async () => {
    await show(page, 'alarms');
    await tabTo('Acknowledge: Tampering with the kiosk');
    await page.keyboard.press('Enter');
    expect(await acts()).toEqual([{ act: 'acknowledge', alarm: 'tamper/vault-a#1', words: '' }]);
    await tabTo('Acknowledge: Alone beyond the grace');
    await page.keyboard.press('Tab');
    await page.keyboard.type('On my way ');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    expect(await acts()).toEqual([
      { act: 'acknowledge', alarm: 'lone_occupant/vault-a#1', words: 'On my way' },
    ]);
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[id="words-lone_occupant/vault-a#1"]')?.value === '',
    );
  });

  test('words that are typed while an answer is on its way stay', async () => {
    await show(page, 'alarms');
    await page.evaluate(() =>
      window.addEventListener('acted', (event) => event.preventDefault(), { once: true }),
    );
    await tabTo('Acknowledge: Alone beyond the grace');
    await page.keyboard.press('Tab');
    await page.keyboard.type('On my way');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    const words = page.locator('[id="words-lone_occupant/vault-a#1"]');
    await words.fill('She is out');
    await page.evaluate(() => window.dispatchEvent(new Event('answered')));
    await page
      .getByRole('button', { name: 'Acknowledge: Alone beyond the grace', disabled: false })
      .waitFor();
    expect(await words.inputValue()).toBe('She is out');
    expect(await acts()).toHaveLength(1);
  });

  test('a second person closes what another one says is over', async () => {
    await show(page, 'alarms');
    expect(await page.getByText('Ben Carter says that it is over.').count()).toBe(1);
    await tabTo('Close as the second person: Door opened with nobody signed in');
    await page.keyboard.press('Enter');
    expect(await acts()).toEqual([]);
    expect(await page.getByRole('alert').filter({ hasText: 'what was found' }).count()).toBe(1);
    await page.keyboard.type('All seals whole');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await acts()).toEqual([
      { act: 'close', alarm: 'door_forced/vault-a#1', words: 'All seals whole' },
    ]);
  });

  test('something is shelved only with a reason, and for a time that ends', async () => {
    await show(page, 'alarms');
    await tabTo('Silence …: Device lost, annex-camera');
    await page.keyboard.press('Enter');
    await tabTo('Shelve for 1 h 00 min');
    await page.keyboard.press('Enter');
    expect(await acts()).toEqual([]);
    expect(await page.getByRole('alert').filter({ hasText: 'Say why' }).count()).toBe(1);
    await page.keyboard.type('repair is on its way');
    await tabTo('Shelve for 1 h 00 min');
    await page.keyboard.press('Enter');
    expect(await acts()).toEqual([
      {
        act: 'shelve_for',
        source: 'device_lost/annex-camera',
        for_ms: 3_600_000,
        words: 'repair is on its way',
      },
    ]);
  });

  test('what can never be silenced offers no way to', async () => {
    await show(page, 'alarms');
    for (const kind of ['Tampering', 'Door opened', 'Alone']) {
      const row = page.getByRole('article', { name: new RegExp(kind) });
      expect(await row.count()).toBe(1);
      expect(await row.getByRole('button', { name: /Silence/ }).count()).toBe(0);
    }
    expect(await page.getByRole('button', { name: /^Silence/ }).count()).toBe(3);
  });

  test('what is shelved or out of service can be heard again', async () => {
    await show(page, 'alarms');
    await tabTo('Hear it again now: Fault of a wire, fire');
    await page.keyboard.press('Enter');
    await tabTo('Put back in service: Device lost, annex-door');
    await page.keyboard.press('Enter');
    expect(await acts()).toEqual([
      { act: 'unshelve', source: 'line_fault/fire', words: '' },
      { act: 'put_in_service', source: 'device_lost/annex-door', words: '' },
    ]);
  });

  test('a refusal is said where it was asked, with what to do instead', async () => {
    await show(page, 'alarms-refused');
    await tabTo(/^Acknowledge/);
    await page.keyboard.press('Enter');
    const alert = page.getByRole('article').getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Ask an official, a supervisor or a custodian.');
  });

  test('who was told unfolds, with what failed and who answered', async () => {
    await show(page, 'alarms');
    await tabTo('Who was told: Tampering with the kiosk');
    await page.keyboard.press('Enter');
    const told = page.locator('.told').first();
    await told.waitFor();
    const words = await told.textContent();
    for (const part of [
      'duty@county.example',
      'Not told by pager yet',
      'Told late by pager',
      'Acknowledged by',
      'Ana Ruiz',
    ]) {
      expect(words).toContain(part);
    }
  });

  test('whoever only reads has nothing to press but what unfolds', async () => {
    await show(page, 'alarms-reader');
    const names = await page
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(names.length).toBe(6);
    expect(names.filter((name) => !name?.startsWith('Who was told'))).toEqual([]);
  });
});

describe('the muster list', () => {
  test('people are ticked by keys, and the ticks outlive another page', async () => {
    await show(page, 'muster-people');
    await tabTo('Ana Ruiz is safe');
    await page.keyboard.press('Space');
    expect(await page.getByText('1 of 4 safe').count()).toBe(1);
    const kept = await page.evaluate(() => sessionStorage.getItem('muster-safe'));
    // By the visit: whoever was found at an earlier one has to be found again.
    expect(kept).toMatch(/^\["vault-a ana \d+"\]$/);
  });

  test('it is saved as CSV with every name as it is, and says who is safe', async () => {
    await show(page, 'muster-names');
    await page.getByRole('checkbox').first().check({ force: true });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const stream = await file.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    expect(file.suggestedFilename()).toBe('muster.csv');
    expect(text.startsWith('\ufeffRoom,Name,Who,Inside since,Safe\r\n')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(7);
    expect(text).toContain('ليلى بنت عبد الرحمن');
    expect(text.match(/,yes\r\n/g)).toHaveLength(1);
  });
});

test('the choice of sound is kept beyond this page, and the test says whether it is heard', async () => {
  await show(page, 'live-quiet');
  await tabTo('Sound on');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('button', { name: 'Sound off' }).getAttribute('aria-pressed')).toBe('false');
  expect(await page.evaluate(() => localStorage.getItem('ballot-vault-sound'))).toBe('off');
});

test('a wall tells nothing of duress: no word, no number, no place before others, and nothing aloud', async () => {
  await show(page, 'wall-emergency');
  expect(await page.locator('.wall').textContent()).not.toMatch(/duress/i);
  expect(await page.locator('.wall header').textContent()).toMatch(/1 open alarm/);
  expect(await page.locator('.wall-room h2').allTextContents()).toEqual(['Ballot Vault A', 'Annex']);
});

test('no page has an error of its own', () => {
  expect(opened.errors).toEqual([]);
});
