import { expect, test } from 'vitest';
import { HUB_POLICY, SampleLog } from '../log/verify/content.ts';
import { HONEST, TAMPERED } from '../log/verify/tampered.ts';
import { type Verifier, verifierForEach } from './verifier.ts';

const TIMEOUT = 120_000;
const GROUND = 'Privacy of election workers';

let verifier: Verifier;
const { bags } = verifierForEach((opened) => {
  verifier = opened;
});

/** Entries on the page, each by the words of its closed line. */
const lines = (): Promise<readonly string[]> => verifier.page.locator('.entry > button').allInnerTexts();

const said = (words: string): Promise<void> =>
  verifier.page.getByRole('status').getByText(words, { exact: true }).waitFor();

const openEntries = async (folder: string): Promise<void> => {
  await verifier.choose(folder);
  await verifier.page.getByRole('button', { name: 'Entries' }).click();
  await verifier.page.locator('.entry').first().waitFor();
};

const search = async (typed: Readonly<Record<string, string>>, found: string): Promise<readonly string[]> => {
  await verifier.page.getByRole('button', { name: 'Show all' }).click();
  await verifier.page.locator('details').evaluate((details: HTMLDetailsElement) => {
    details.open = true;
  });
  for (const [label, value] of Object.entries(typed)) {
    const field = verifier.page.getByLabel(label, { exact: true });
    if (await field.evaluate((element) => element.matches('select'))) await field.selectOption(value);
    else await field.fill(value);
  }
  await verifier.page.getByRole('button', { name: 'Search' }).click();
  await said(found);
  return await lines();
};

const details = async (place: number): Promise<string> => {
  await verifier.page.locator('.entry > button').nth(place).click();
  return (await verifier.page.locator('.entry-details').first().textContent()) ?? '';
};

test('all entries can be read, a page at a time', { timeout: TIMEOUT }, async () => {
  await openEntries(bags.written(HONEST));
  await said('Entries 0 to 255');
  expect(await lines()).toHaveLength(256);
  await verifier.page.getByRole('button', { name: 'Next' }).first().click();
  await said('Entries 256 to 511');
  await verifier.page.getByRole('button', { name: 'Last' }).first().click();
  await said('Entries 512 to 599');
  await verifier.page.getByRole('button', { name: 'First' }).first().click();
  await said('Entries 0 to 255');
  const entry = await details(1);
  for (const words of [
    'A badge was refused',
    'Nov 3, 2026, 6:30:20 AM (UTC-05:00) = Nov 3, 2026, 11:30:20 AM UTC',
    'personana',
    'Proven by the signatureyes',
    'not after Nov 3, 2026, 12:36:40 PM UTC',
    'data/log/tile/entries/000',
    '"seq":1,',
  ])
    expect(entry).toContain(words);
});

test('entries are found by person, kind, level, room, time and number', { timeout: TIMEOUT }, async () => {
  await openEntries(bags.written(HONEST));
  expect((await search({ 'Person, or any text': 'BEN' }, '150 entries found'))[0]).toContain('ballots, ben');
  expect((await search({ 'Kind of entry': 'kiosk_started' }, 'One entry found'))[0]).toContain(
    'Kiosk started',
  );
  expect((await search({ Level: 'notice' }, '301 entries found'))[255]).toMatch(/^509\n/);
  await search({ Room: 'ballots' }, '300 entries found');
  await search({ Room: 'cellar' }, 'No entry found');
  expect(
    await search({ 'From (UTC)': '2026-11-03T11:30', 'Before (UTC)': '2026-11-03T11:31' }, '3 entries found'),
  ).toHaveLength(3);
  await verifier.page.getByRole('button', { name: 'Show all' }).click();
  await verifier.page.getByLabel('First entry number').fill('590');
  await verifier.page.getByLabel('Last entry number').fill('594');
  await verifier.page.getByRole('button', { name: 'Search' }).click();
  await said('Entries 590 to 594');
  await verifier.page.getByRole('button', { name: 'Show all' }).click();
  await said('Entries 0 to 255');
});

test('what is withheld is shown as withheld, with its ground, and is not found', {
  timeout: TIMEOUT,
}, async () => {
  const redacted = {
    ...HONEST,
    entries: HONEST.entries.map(({ bytes, disclosures }) => ({
      bytes,
      disclosures: disclosures.filter(({ name }) => name !== 'person'),
    })),
    withheld: { profile: 'public', fields: { person: GROUND } },
  };
  await openEntries(bags.written(redacted));
  expect((await lines())[1]).toContain('ballots, name withheld');
  const entry = await details(1);
  expect(entry).toContain(`personWithheld: ${GROUND}`);
  expect(entry).toContain('credentialc0ffee');
  await search({ 'Person, or any text': 'ana' }, 'No entry found');
});

test('what was erased is shown as erased, by which entry', { timeout: TIMEOUT }, async () => {
  const log = new SampleLog();
  log.start();
  log.fill(40);
  const erased = {
    ...log.content({ policy: HUB_POLICY }),
    entries: log.entries.map((entry, seq) => (seq === 5 ? { ...entry, disclosures: [] } : entry)),
    erased: [{ seq: 5, names: ['person', 'credential'], by: 38 }],
  };
  await openEntries(bags.written(erased));
  expect((await lines())[5]).toContain('ballots, name erased');
  expect(await details(5)).toContain('personErased; entry 38 says by whom and why');
});

test('a part of a log says which, and shows no other entry', { timeout: TIMEOUT }, async () => {
  await verifier.choose(bags.written({ ...HONEST, range: { from: 200, until: 300 } }));
  expect(await verifier.page.locator('.banner').textContent()).toContain(
    'This bundle holds only a part of the log: entries 200 to 299, of 600 in all.',
  );
  await verifier.page.getByRole('button', { name: 'Entries' }).click();
  await said('Entries 200 to 255');
  expect((await lines())[1]).toContain('ballots, ana');
  await verifier.page.getByRole('button', { name: 'Next' }).first().click();
  await said('Entries 256 to 299');
  await search({ 'Person, or any text': 'ana' }, '25 entries found');
});

test('what no signature proves is shown as such', { timeout: TIMEOUT }, async () => {
  const edited = TAMPERED.find(({ name }) => name === 'edit');
  await openEntries(bags.written(edited?.content ?? HONEST));
  const shown = await lines();
  expect(shown[199]).not.toContain('Not proven');
  expect(shown[200]).toContain('Not proven');
});

test('a long log is checked and searched while the page goes on answering', {
  timeout: TIMEOUT,
}, async () => {
  const log = new SampleLog();
  log.start();
  log.fill(12_000);
  const folder = bags.written(log.content());
  const running = verifier.choose(folder);
  await verifier.page.getByText(/^Entries hashed: [1-9][\d,]* of 12,000$/).waitFor();
  await verifier.page.getByRole('button', { name: 'Stop the check' }).click();
  await verifier.page.getByText('Drop the folder of the bundle here').waitFor();
  await verifier.page.locator('input[webkitdirectory]').setInputFiles(folder);
  expect(await running).toBe('INTACT, UNWITNESSED');
  await verifier.page.getByRole('button', { name: 'Entries' }).click();
  expect((await search({ 'Person, or any text': '"seq":11999,' }, 'One entry found'))[0]).toContain('11,999');
});
