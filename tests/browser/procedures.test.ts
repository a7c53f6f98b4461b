import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ROOT } from './browser.ts';
import { kioskPage, MARIA, OUTSIDE, ROBERT, TIMEOUT, WAIT } from './kiosk-page.ts';
import { startService } from './service.ts';

const approve = async (data: string): Promise<void> => {
  const by = ['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'];
  const of = ['--config', 'config/demo.yaml', '--data', data];
  // The demo's calendar goes by today, and a test by no day.
  const file = path.join(data, 'receiving.md');
  const shipped = readFileSync(path.join(ROOT, 'config/procedures/receiving.md'), 'utf8');
  writeFileSync(file, shipped.replace('phases: [receiving]', 'phases: all'));
  const going = promisify(execFile)(
    process.execPath,
    ['src/main.ts', 'procedures', 'approve', file, ...of, ...by],
    { cwd: ROOT },
  );
  going.child.stdin?.end('3941\n6174\n');
  expect((await going).stdout).toContain('is in use');
};

const at = kioskPage('procedures', async (data) => {
  const service = await startService(data);
  await approve(data);
  return service;
});
const { shows, press, tap, openAndClose } = at;

const strip = (words: string): Promise<void> =>
  at.page.getByRole('button', { name: words, exact: true }).waitFor({ state: 'visible', ...WAIT });

test('whoever comes in to deposit ballots ticks the steps, and what nobody ticked is said at the end', {
  timeout: TIMEOUT,
}, async () => {
  for (const badge of [MARIA, ROBERT]) await at.service.badge(OUTSIDE, badge);
  await shows('confirm');
  await press(/see/i);
  await shows('purpose');
  await tap('Deposit ballots');
  await shows('granted');
  await openAndClose();
  await shows('attract');
  await strip('Receiving sealed containers: 0 of 8 steps ticked');

  await tap('Receiving sealed containers: 0 of 8 steps ticked');
  await shows('steps');
  await press(/^Step 1:/);
  await shows('step_who');
  await tap('Robert Hayes');
  await shows('steps');
  await at.page.getByRole('button', { name: /^Step 1:.*\(Robert Hayes, / }).waitFor(WAIT);

  // By keys alone: the second step is the second choice of the page, and Escape goes back.
  await at.page.keyboard.press('2');
  await shows('step_who');
  await at.page.keyboard.press('Escape');
  await shows('attract');

  // In Spanish the office's own Spanish words stand there.
  await tap('Español');
  await strip('Recepción de recipientes sellados: 1 de 8 pasos marcados');
  await tap('English');

  for (const badge of [MARIA, ROBERT]) await at.service.badge('ballot-room-inside', badge);
  await shows('signed_out');
  expect(await at.page.locator('.hint').first().textContent(WAIT)).toContain('Not every step was ticked.');
  expect(await at.page.locator('.unticked li').count()).toBe(3);
  await openAndClose();
  await strip('Receiving sealed containers: 7 steps were not ticked');
  await tap('Receiving sealed containers: 7 steps were not ticked');
  await press(/^Step 2:/);
  await tap('Maria Alvarez');
  await at.page.getByRole('button', { name: /^Step 2:.*\(Maria Alvarez, / }).waitFor(WAIT);
});

test('of more people than a page has room for, the last one can be named as well', {
  timeout: TIMEOUT,
}, async () => {
  const people = [MARIA, ROBERT, 'B-1003', 'B-1004', 'B-1005'];
  for (const badge of people.slice(0, 2)) await at.service.badge(OUTSIDE, badge);
  await shows('confirm');
  await press(/see/i);
  await shows('purpose');
  await tap('Deposit ballots');
  await shows('granted');
  await openAndClose();
  for (const badge of people.slice(2)) {
    await shows('attract');
    await at.service.badge(OUTSIDE, badge);
    await shows('purpose');
    await tap('Deposit ballots');
    await shows('granted');
    await openAndClose();
  }
  await press(/0 of 8 steps ticked/);
  await press(/^Step 1:/);
  await shows('step_who');
  await tap('Next page');
  await tap('Susan Begay');
  await at.page.getByRole('button', { name: /^Step 1:.*\(Susan Begay, / }).waitFor(WAIT);
});
