import { expect, test } from 'vitest';
import { kioskPage, MARIA, OUTSIDE, ROBERT, TIMEOUT, WAIT } from './kiosk-page.ts';

const at = kioskPage('containers');
const { shows, asks, tap } = at;

const heading = (): Promise<string | null> => at.page.locator('h1').first().textContent(WAIT);

/** Waits for the welcome and opens an errand. */
const begin = async (...tiles: readonly string[]): Promise<void> => {
  await shows('attract');
  await tap('More');
  await tap('Containers and seals');
  for (const tile of tiles) await tap(tile);
};

/** By hand, key for key: it is asked twice. */
const typeTwice = async (title: string, label: string): Promise<void> => {
  await asks(title);
  for (const round of [title, 'Once more, please']) {
    await asks(round);
    await at.page.locator('.field input').pressSequentially(label, { delay: 80 });
    await tap('Next');
  }
};

/** As a hand scanner types: all at once, and Enter. */
const scan = async (title: string, label: string): Promise<void> => {
  await asks(title);
  await at.page.locator('.field input').evaluate(async (field: HTMLInputElement, text: string) => {
    for (let end = 1; end <= text.length; end += 1) {
      field.value = text.slice(0, end);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // The page takes each key before the next, without a pause that only a hand makes.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    }
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  }, label);
};

const write = async (title: string, words: string): Promise<void> => {
  await asks(title);
  if (words !== '') await at.page.locator('.field input').fill(words);
  await tap('Next');
};

const digits = async (title: string, number: string): Promise<void> => {
  await asks(title);
  for (const digit of number) await at.page.locator(`[data-digit="${digit}"]`).click(WAIT);
  await tap('Next');
};

const sign = async (last: string): Promise<void> => {
  await shows('sign');
  await at.service.badge(OUTSIDE, MARIA);
  await at.page.locator('.so-far', { hasText: 'Maria Alvarez' }).waitFor(WAIT);
  await at.service.badge(OUTSIDE, ROBERT);
  await shows(last);
};

test('seals are bought, and a box is registered and sealed', { timeout: TIMEOUT }, async () => {
  await begin('More', 'Add bought seals');
  await typeTwice('First seal of the pack', 's-001');
  await scan('Last seal of the pack', 'S-100');
  await sign('stated');

  await begin('More', 'Register a container');
  await typeTwice('Label of the container', 'B-17');
  await tap('Box');
  await tap('Counted');
  await digits('How many ballots?', '480');
  await write('Which election?', 'General 2026');
  await digits('Election day', '20261103');
  await tap('Yes');
  await write('Precincts or batches?', '');
  await write('Which shelf or cage?', 'A 3');
  await digits('Approved until', '');
  await shows('sign');
  expect(await heading()).toBe('Register B-17: Counted, 480 ballots');
  await sign('stated');

  await begin('Put a seal on');
  await scan('Label of the container', 'B-17');
  await scan('Number of the new seal', 'S-001');
  await sign('stated');
});

test('a typed label that differs is said with both', { timeout: TIMEOUT }, async () => {
  await begin('Take out');
  await asks('Label of the container');
  const field = at.page.locator('.field input');
  await field.pressSequentially('B-17', { delay: 80 });
  await tap('Next');
  await asks('Once more, please');
  await field.pressSequentially('B-71', { delay: 80 });
  await tap('Next');
  await at.page.getByText('Not the same. Type it again.').waitFor(WAIT);
  expect(await field.getAttribute('placeholder')).toBe('B-17 / B-71');
  await tap('Back');
});

test('nobody is told the number on record before two have signed', { timeout: TIMEOUT }, async () => {
  await begin('Look at a seal');
  await scan('Label of the container', 'B-17');
  await tap('Intact');
  await scan('Number on the seal', 'S-002');
  await write('Damage and photo', '');
  await shows('sign');
  expect(await at.page.content()).not.toContain('S-001');
  await sign('seal_seen');
  expect(await heading()).toBe('S-002 is not the number on record');
  expect(await at.page.locator('.hint').first().textContent()).toContain('On record: S-001.');
  await shows('attract');
  await at.page.getByText('a seal is not as recorded').first().waitFor(WAIT);

  await begin('What is in this room');
  await at.page.locator('.container-line', { hasText: 'seal in doubt' }).waitFor(WAIT);
  expect(await at.page.content()).not.toContain('S-001');
  await tap('Back');

  await begin('Look at a seal');
  await scan('Label of the container', 'B-17');
  await tap('Intact');
  await scan('Number on the seal', 'S-001');
  await write('Damage and photo', '');
  await sign('seal_seen');
  expect(await heading()).toBe('S-001 is the number on record');
});

test('what cannot be is answered with what to do', { timeout: TIMEOUT }, async () => {
  await begin('Put a seal on');
  await scan('Label of the container', 'B-17');
  await scan('Number of the new seal', 'S-001');
  await shows('custody_refused');
  expect(await heading()).toBe('Seal S-001 was used before');
});

test('a box goes out of the room, and is then not in it', { timeout: TIMEOUT }, async () => {
  await begin('Take out');
  await scan('Label of the container', 'B-17');
  await tap('Recount');
  await write('From whom, or to whom?', 'To the board of canvassers');
  await shows('sign');
  expect(await heading()).toBe('B-17 leaves the room');
  await sign('stated');
  await begin('What is in this room');
  await at.page.getByText('No containers, by what people stated.').waitFor(WAIT);
  await tap('Back');
});

test('the room is counted blindly, and a difference is explained before two sign', {
  timeout: TIMEOUT,
}, async () => {
  await begin('More', 'Register a container');
  await scan('Label of the container', 'B-18');
  await tap('Box');
  await tap('Counted');
  await digits('How many ballots?', '20');
  await write('Which election?', 'General 2026');
  await digits('Election day', '20261103');
  await tap('No');
  await write('Precincts or batches?', '');
  await write('Which shelf or cage?', 'A 4');
  await digits('Approved until', '');
  await sign('stated');

  await begin('More', 'Count what is here');
  await tap('Begin the count');
  await shows('custody_refused');
  expect(await heading()).toBe('Two people inside count the room');
  await shows('attract');
  await at.service.badge(OUTSIDE, MARIA);
  await shows('badge');
  await at.service.badge(OUTSIDE, ROBERT);
  await shows('confirm');
  await at.page.getByRole('button', { name: /^I see/ }).click(WAIT);
  await shows('purpose');
  await at.page.locator('[data-pick]').first().click(WAIT);
  await shows('granted');
  await at.service.door('ballot-room-door', true);
  await at.service.door('ballot-room-door', false);
  await shows('attract');

  await begin('More', 'Count what is here');
  await tap('Begin the count');
  await sign('stated');
  await begin('What is in this room');
  await at.page.getByText('Somebody is counting.').waitFor(WAIT);
  expect(await at.page.content()).not.toContain('B-18');
  await tap('Back');
  await begin('More', 'Count what is here');
  await scan('Next label', 'B-99');
  await at.page.getByText('1. Last: B-99').waitFor(WAIT);
  await scan('Next label', 'B-99');
  await at.page.getByText('Counted before: B-99').waitFor(WAIT);
  expect(await at.page.content()).not.toContain('B-18');
  await tap('All counted');
  await asks('Is every container counted?');
  await tap('Yes, all');
  await asks('What you counted differs');
  expect(await at.page.locator('.container-lines').innerText()).toMatch(
    /1 missing:\s+B-18\s+1 not expected here:\s+B-99/,
  );
  await tap('Explain and sign');
  await write('How do you explain it?', 'B-99 is B-18, relabelled');
  await shows('sign');
  expect(await heading()).toBe('We sign what we counted');
  await sign('stated');
});
