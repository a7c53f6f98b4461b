/** What a change would have changed, before somebody approves it: at the log of a kiosk that runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { WhatIf } from '../../src/records/what-if.ts';
import { ROOM } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { type Running, running } from './alarmed.ts';
import { siteWithPins } from './epochs.ts';
import { acts, office } from './two-people.ts';

/** Two people come in. */
const comeIn = async (kiosk: Running): Promise<void> => {
  for (const badge of ['B-1001', 'B-1002']) await kiosk.panel('/badge', { reader: `${ROOM}-outside`, badge });
  for (const open of [true, false]) await kiosk.panel('/door', { door: `${ROOM}-door`, open });
};

test('rules of another file are tried on the badges of a kiosk that runs', { timeout: 120_000 }, async () => {
  const kiosk = await running(await siteWithPins());
  await comeIn(kiosk);
  const { file } = kiosk.site;
  const other = path.join(path.dirname(file), 'three.yaml');
  writeFileSync(
    other,
    readFileSync(file, 'utf8').replace('pairing: different_group', 'pairing: { at_least: 3 }'),
  );
  expect(readFileSync(other, 'utf8')).not.toBe(readFileSync(file, 'utf8'));
  const tried = await run(['what-if', '--config', file, '--rules', other]);
  expect(tried).toMatchObject({ code: 0, errors: '' });
  expect(tried.printed).toMatch(/Tried on 2 badges[\s\S]*2 badges would have got another answer/);
  expect(tried.printed).toMatch(/: let in -> accepted, needed one more/);
  const same = JSON.parse(
    (await run(['what-if', '--config', file, '--rules', file, '--json'])).printed,
  ) as WhatIf;
  expect(same).toMatchObject({ judged: 2, not_judged: 0, differences: [] });
});

test('a phase is tried before it is proposed, and again before it is approved', {
  timeout: 120_000,
}, async () => {
  const at = await office();
  const act = (does: readonly string[], by: string, pin: string) =>
    run(['phase', ...does, ...at.on, '--by', by, '--words', 'Court order 7'], { hidden: [pin] });
  expect((await act(['propose', 'sealed'], 'sam', '3941')).printed).toContain(
    'What would this have changed?',
  );
  const number = await run(['what-if', '--proposal', '1', ...at.on]);
  expect(number.printed).toContain('No badge would have got another answer.');
  expect((await act(['approve', '1'], 'tom', '6174')).printed).toContain('What would this have changed?');
});

test('a list is tried before it is approved, and whoever approves rules of another file is told how', {
  timeout: 120_000,
}, async () => {
  const at = await office();
  await acts(at, 'sam', 'remove', 'ana', '--words', 'Left');
  const approved = await acts(at, 'tom', 'approve', '1');
  expect(approved.printed).toMatch(/What would this have changed\?[\s\S]*the list is changed/);
  const other = path.join(at.data, 'other.yaml');
  writeFileSync(other, `# Another file with the same rules\n${readFileSync(at.on[1] ?? '', 'utf8')}`);
  const proposed = await run(
    ['config', 'propose', other, '--data', at.data, '--by', 'sam', '--words', 'New'],
    { hidden: ['3941'] },
  );
  expect(proposed).toMatchObject({ code: 0 });
  const told = await acts(at, 'tom', 'approve', '2');
  expect(told.printed).toContain('ballot-vault what-if --proposal 2 --rules FILE');
});

test('who asks for nothing, for two things, or for a proposal that is none is told what to do', async () => {
  const at = await office();
  const asks = (...args: readonly string[]) => run(['what-if', ...at.on, ...args]);
  expect(await asks()).toMatchObject({ code: 2, errors: expect.stringContaining('Give one of --phase') });
  const file = at.on[1] ?? '';
  expect(await asks('--phase', 'sealed', '--rules', file)).toMatchObject({ code: 2 });
  expect((await asks('--proposal', '9')).errors).toContain('there is no open proposal 9');
  await acts(at, 'sam', 'remove', 'ana', '--words', 'Left');
  expect((await asks('--proposal', '1')).printed).toContain('Tried on 0 badges');
  expect(await asks('--days', '0')).toMatchObject({ code: 2 });
});
