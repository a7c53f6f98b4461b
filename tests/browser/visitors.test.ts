import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readInk } from '../../src/core/ink.ts';
import { ROOT } from './browser.ts';
import { kioskPage, OUTSIDE, TIMEOUT, WAIT } from './kiosk-page.ts';
import { startService } from './service.ts';

const ASKED = 'visitor_record: [visited, id_seen, items, rules, signature, badge]';

const command = async (...words: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts', ...words], { cwd: ROOT });
  return stdout;
};

/** The demo's room, whose rules ask of visitors all that can be asked but a purpose of their own. */
const writeConfig = (folder: string): string => {
  const written = readFileSync(path.join(ROOT, 'config/demo.yaml'), 'utf8')
    .replace(/^channels:.*$/ms, '')
    .replace('pairing: different_group', `pairing: different_group\n      ${ASKED}`)
    .replace(/^ {2}photos: .*$/m, '');
  const file = path.join(folder, 'kiosk.yaml');
  writeFileSync(file, written);
  return file;
};

const at = kioskPage('visitors', async (data, folder) => {
  const config = writeConfig(folder);
  await command('people', 'import', 'config/demo.people.csv', '--config', config, '--data', data);
  return startService(data, 0, 'run', ['--config', config]);
});
const { shows, asks, press, openAndClose } = at;

const type = async (words: string, done = 'Next'): Promise<void> => {
  await at.page.locator('input:focus').fill(words);
  await press(done);
};

/** A stroke on the field, as a finger draws it. */
const sign = async (): Promise<void> => {
  const box = await at.page.locator('.ink-field').boundingBox();
  if (box === null) throw new Error('there is no field to sign on');
  await at.page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.7);
  await at.page.mouse.down();
  for (let step = 1; step <= 12; step += 1) {
    const height = step % 2 === 0 ? 0.7 : 0.3;
    await at.page.mouse.move(box.x + box.width * (0.2 + 0.05 * step), box.y + box.height * height);
  }
  await at.page.mouse.up();
};

/** Maria and Robert at the door, with Vic Moreau. */
const comeWithVic = async (): Promise<void> => {
  await at.service.badge(OUTSIDE, 'B-1001');
  await shows('badge');
  await press('Add visitor');
  await press('Maintenance');
  await type('Vic Moreau');
  await shows('visitor_organization');
  await type('Lifts Ltd', 'Done');
  await shows('badge');
  await at.service.badge(OUTSIDE, 'B-1002');
  await shows('confirm');
  await press(/^I see/);
  await shows('purpose');
  await press('Inspection');
};

interface Told {
  readonly type: string;
  readonly [field: string]: unknown;
}

const told = async (): Promise<readonly Told[]> =>
  (await command('log', '--data', at.data, '--json'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);

test('a visitor is asked one by one, signs on the glass, and gets a badge that is asked after', {
  timeout: TIMEOUT,
}, async () => {
  await comeWithVic();
  await asks('Whom does Vic Moreau visit?');
  await type('Ana Ruiz, elections');
  await asks('Which ID did Vic Moreau show?');
  // By keys alone: the fifth choice, then the second person who could have looked.
  await at.page.keyboard.press('5');
  await asks('Who looked at it?');
  await at.page.keyboard.press('2');
  await asks('Does Vic Moreau carry anything in?');
  await press('Yes: write what');
  await type('Toolbox');
  await asks('Vic Moreau, please read');
  expect(await at.page.locator('.visitor-rules').textContent()).toContain('Touch no ballots');
  await at.page.keyboard.press('Enter');
  await asks('Vic Moreau, please sign');
  expect(await at.page.getByRole('button', { name: 'Next', exact: true }).isDisabled()).toBe(true);
  await sign();
  await press('Next');
  await asks('Which badge does Vic Moreau get?');
  for (const digit of ['1', '2', 'Enter']) await at.page.keyboard.press(digit);
  await shows('granted');
  await openAndClose();

  await press('Who is inside');
  await press(/Vic Moreau/);
  await asks('What does Vic Moreau carry out?');
  expect(await at.page.locator('.hint').textContent()).toBe('Brought in: Toolbox');
  await press('All of that, nothing else');
  await asks('Sign out Vic Moreau?');
  await press('Sign out without it');
  await openAndClose();
  // A start does not know who is inside, which is the worse notice.
  await press(/^All \d/);
  await at.page.locator('[data-banner="badge_owed"]').waitFor(WAIT);
  await press('Say where');
  await asks('Where is visitor badge 12?');
  await press('It is back');
  await at.page.getByRole('button', { name: /^All \d/ }).waitFor({ state: 'detached', ...WAIT });

  const facts = await told();
  const signed = facts.find((fact) => fact.type === 'visitor_signed');
  expect(signed).toMatchObject({ how: 'drawn' });
  expect(readInk(String(signed?.['signature']))?.flat().length).toBeGreaterThan(8);
  expect(facts.filter((fact) => fact.type.startsWith('visitor_badge_')).map((fact) => fact.type)).toEqual([
    'visitor_badge_issued',
    'visitor_badge_kept',
    'visitor_badge_returned',
  ]);
});

test('the public copy withholds the signature and every name, and the visitor log has them', {
  timeout: TIMEOUT,
}, async () => {
  const out = path.join(at.folder, 'public');
  await command('export', '--data', at.data, '--to', out, '--redact', 'public');
  const records = readFileSync(path.join(out, 'data', 'records.csv'), 'utf8');
  expect(records.includes('visitor_signed')).toBe(true);
  for (const secret of ['Vic Moreau', 'Lifts Ltd', 'Ana Ruiz', 'Toolbox']) {
    expect([secret, records.includes(secret)]).toEqual([secret, false]);
  }
  const row = records.split('\r\n').find((line) => line.includes('visitor_signed'));
  expect(row).toContain('[withheld: ');
  const report = await command('report', 'visitors', '--data', at.data, '--format', 'csv');
  expect(report).toContain('Vic Moreau');
  expect(report).toContain('company_badge');
  expect(report).toContain('returned_afterwards');
});
