/** What else takes two people: the phase, the rules of a file, and a new badge. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { factsOf } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { running } from './alarmed.ts';
import { MARIA, ROBERT, siteWithPins } from './epochs.ts';
import { office, PINS } from './two-people.ts';

test('a phase is proposed by one and approved by another', async () => {
  const at = await office();
  const phase = (person: keyof typeof PINS, ...args: readonly string[]) =>
    run(['phase', ...args, ...at.on, '--by', person, '--words', 'The board'], { hidden: [PINS[person]] });
  expect((await phase('sam', 'propose', 'sealed')).printed).toContain('Proposal 1 is recorded');
  const waiting = (await run(['phase', ...at.on])).printed;
  expect(waiting).toMatch(/^phase processing\n/);
  expect(waiting).toMatch(/proposal 1 .* phase sealed: The board\n/);
  expect((await phase('sam', 'approve', '1')).errors).toContain('whoever proposed it cannot approve it');
  expect((await phase('ana', 'approve', '1')).errors).toContain('ana may not sign');
  expect((await phase('tom', 'approve', '1')).printed).toContain('approved, and the phase is sealed');
  const set = (await run(['phase', ...at.on])).printed;
  expect(set).toMatch(/^phase sealed\n/);
  expect(set).toContain('by two people: sealed from ');
  expect((await phase('sam', 'propose', 'canvass')).printed).toContain('Proposal 2');
  expect((await phase('sam', 'refuse', '2')).printed).toContain('nothing is changed');
});

test('a start says whether two people approved the file that changed its rules', async () => {
  const site = await siteWithPins();
  const change = (rule: string) => {
    const text = readFileSync(site.file, 'utf8').replace(
      /purpose: not_asked[^}]*/,
      `purpose: not_asked, ${rule} `,
    );
    writeFileSync(site.file, text);
  };
  const start = () => run(['people', 'list', '--config', site.file]);
  change('pairing_window_s: 60');
  await start();
  change('pairing_window_s: 90');
  const words = ['--words', 'Slow door', '--stdin'];
  const proposed = await run(['config', 'propose', site.file, '--by', 'maria-alvarez', ...words], {
    input: MARIA,
  });
  expect(proposed.printed).toContain('Proposal 1 for the file with digest');
  const approve = ['people', 'approve', '1', '--config', site.file, '--by', 'robert-hayes', '--stdin'];
  expect((await run(approve, { input: ROBERT })).printed).toContain('its rules come with the start');
  change('pairing_window_s: 120');
  await start();
  change('pairing_window_s: 90');
  await start();
  const changed = factsOf(site).filter(({ type }) => type === 'rules_changed');
  expect(changed).toMatchObject([
    { authority: 'config_file', signed_by: [] },
    { authority: 'config_file', signed_by: [] },
    { authority: 'config_file', signed_by: [] },
    { authority: 'approved', proposal: 1, signed_by: ['maria-alvarez', 'robert-hayes'] },
  ]);
});

test('a badge that is held to a reader becomes part of a proposal, and opens once it is approved', async () => {
  const site = await siteWithPins();
  const kiosk = await running(site);
  const reader = 'ballot-room-outside';
  const on = ['--config', site.file, '--stdin'];
  const file = path.join(path.dirname(site.file), 'lena.csv');
  const head = readFileSync(path.join(path.dirname(site.file), 'people.csv'), 'utf8').split('\n')[0];
  writeFileSync(
    file,
    `${head}\nlena,Lena,staff,member,dem,Clerk,,ballot-room,,,2024-01-08,2024-02-05,2024-01-15,no,\n`,
  );
  const asked = ['people', 'enrol', 'lena', '--file', file, '--reader', reader, '--by', 'maria-alvarez'];
  const seen = await run([...asked, '--words', 'New clerk', ...on], { input: MARIA });
  expect(seen).toMatchObject({ code: 0, errors: '' });
  await kiosk.panel('/badge', { reader, badge: 'B-7777' });
  const facts = factsOf(site).map(({ type }) => type);
  expect(facts.slice(facts.indexOf('badge_presented'))).toEqual(
    expect.arrayContaining(['badge_presented', 'list_proposed', 'list_entry_proposed']),
  );
  expect(facts).not.toContain('access_denied');
  const approve = ['people', 'approve', '1', ...on, '--by', 'robert-hayes'];
  expect((await run(approve, { input: ROBERT })).printed).toMatch(/added {3}lena {2}Lena/);
  await kiosk.panel('/badge', { reader, badge: 'B-7777' });
  expect(factsOf(site).map(({ type }) => type)).toContain('first_badge_accepted');
  const nowhere = ['people', 'enrol', 'lena', '--reader', 'nowhere', '--by', 'maria-alvarez', '--words', 'x'];
  expect((await run([...nowhere, ...on], { input: MARIA })).errors).toContain('there is no such reader');
});

test('hours stand in a column of the file that may be left out', async () => {
  const site = await siteWithPins();
  const list = path.join(path.dirname(site.file), 'people.csv');
  const [head, maria, robert] = readFileSync(list, 'utf8').split('\n');
  const hours = path.join(path.dirname(site.file), 'hours.csv');
  writeFileSync(hours, `${head},hours\n${maria},\n${robert},mon-fri 08:00-17:00;sat 09:00-12:00\n`);
  const seen = await run(['people', 'import', hours, '--config', site.file, '--preview']);
  expect(seen.printed).toMatch(/changed robert-hayes.*\n {4}hours .*\| mon 08:00-17:00; tue/);
  expect(seen.printed).not.toContain('maria-alvarez');
  const wrong = path.join(path.dirname(site.file), 'wrong.csv');
  writeFileSync(wrong, `${head},hours\n${maria},\n${robert},noon\n`);
  const refused = await run(['people', 'import', wrong, '--config', site.file, '--preview']);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.errors).toContain('wrong.csv:3: column hours, "noon"');
});
