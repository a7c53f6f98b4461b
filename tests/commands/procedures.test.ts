/** Written procedures by command: two people approve a file, and what is in use is listed and printed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { factsOf, ROOM, type Site } from '../witness/kiosks.ts';
import { folder, run, shipped } from './aid.ts';
import { running } from './alarmed.ts';
import { BOTH, MARIA, PINS, siteWithPins } from './epochs.ts';

const RECEIVING = path.join(shipped('procedures'), 'receiving.md');

const procedures = (site: Site, args: readonly string[], input = PINS.input ?? '') =>
  run(['procedures', ...args, '--config', site.file], { input });
const approve = (site: Site, file: string, input?: string) =>
  procedures(site, ['approve', file, ...BOTH], input);

const written = (change: (text: string) => string): string => {
  const file = path.join(folder(), 'changed.md');
  writeFileSync(file, change(readFileSync(RECEIVING, 'utf8')));
  return file;
};

test('a file is approved by two with the text they were shown, and is listed from then on', async () => {
  const site = await siteWithPins();
  expect((await procedures(site, ['list'])).printed).toBe('No procedure is in use.\n');
  const seen = await approve(site, RECEIVING);
  expect(seen).toMatchObject({ code: 0, errors: '' });
  expect(seen.printed).toContain('  3. Look at each seal before you touch it');
  expect(seen.printed).toMatch(/receiving version 2026-1 is in use; recorded up to entry \d+\n$/);
  expect(factsOf(site).filter(({ type }) => type === 'procedure_approved')).toMatchObject([
    {
      procedure: 'receiving',
      signed_by: ['maria-alvarez', 'robert-hayes'],
      phases: ['receiving'],
      rooms: [],
    },
  ]);
  const { printed } = await procedures(site, ['list']);
  expect(printed).toMatch(/^receiving {2}version 2026-1 {2}8 steps {2}Receiving sealed containers\n/);
  expect(printed).toMatch(
    /approved by maria-alvarez and robert-hayes; rooms all; phases receiving; purposes deposit_ballots\n/,
  );
  const json = JSON.parse((await procedures(site, ['list', '--json'])).printed);
  expect(json).toMatchObject({ procedure: 'receiving', version: '2026-1' });
});

test('beside a running kiosk, and taken out of use by two', async () => {
  const site = await siteWithPins();
  await running(site);
  expect(await approve(site, RECEIVING)).toMatchObject({ code: 0, errors: '' });
  const withdrawn = await procedures(site, ['withdraw', 'receiving', '--words', 'Replaced', ...BOTH]);
  expect(withdrawn).toMatchObject({ code: 0, errors: '' });
  expect((await procedures(site, ['list'])).printed).toBe('No procedure is in use.\n');
  const again = await procedures(site, ['withdraw', 'receiving', '--words', 'Replaced', ...BOTH]);
  expect(again).toMatchObject({ code: 1 });
  expect(again.errors).toContain('no such procedure is in use');
});

test('one person alone, a wrong PIN, the same text twice and another text of the same version change nothing', async () => {
  const site = await siteWithPins();
  const alone = ['approve', RECEIVING, '--by', 'maria-alvarez', '--stdin'];
  expect((await procedures(site, alone, MARIA)).errors).toContain('two officials sign for this');
  const twice = ['approve', RECEIVING, '--by', 'maria-alvarez', '--by', 'maria-alvarez', '--stdin'];
  expect((await procedures(site, twice, `${MARIA}\n${MARIA}\n`)).errors).toContain('two different officials');
  expect((await approve(site, RECEIVING, `${MARIA}\n0000\n`)).errors).toContain('the PIN is not that of');
  expect((await approve(site, RECEIVING)).code).toBe(0);
  expect((await approve(site, RECEIVING)).errors).toContain('this very text is approved already');
  const other = written((text) => text.replace('Read each seal', 'Say each seal'));
  expect((await approve(site, other)).errors).toContain('another text is in use under this version');
  const room = written((text) => text.replace('rooms: all', 'rooms: [cellar]').replace('2026-1', '2026-2'));
  expect((await approve(site, room)).errors).toContain('a room that this kiosk does not have');
  expect(factsOf(site).filter(({ type }) => type === 'procedure_approved')).toHaveLength(1);
});

test('files are checked with their lines, and drafts stand in the list', async () => {
  const site = await siteWithPins();
  const drafts = path.join(path.dirname(site.file), 'procedures');
  const none = await procedures(site, ['check']);
  expect(none.errors).toContain('has no procedures');
  mkdirSync(drafts);
  writeFileSync(path.join(drafts, 'a.md'), readFileSync(RECEIVING));
  const good = await procedures(site, ['check']);
  expect(good).toMatchObject({ code: 0, errors: '' });
  expect(good.printed).toMatch(/a\.md: receiving version 2026-1, 8 steps, sha256 [0-9a-f]{64}\n$/);
  const bad = written((text) =>
    text.replace('3. Look', '4. Look').replace('phases: [receiving]', 'phases: [x]'),
  );
  const { code, errors } = await procedures(site, ['check', bad]);
  expect(code).toBe(1);
  expect(errors).toMatch(/changed\.md:5: phases cannot have "x" here\. Write all, or a list/);
  expect(errors).toMatch(/changed\.md:14: this step has the number 4\. It is number 3/);
  const elsewhere = written((text) => text.replace('rooms: all', 'rooms: [cellar]'));
  expect((await procedures(site, ['check', elsewhere])).errors).toContain(`Name one of ${ROOM}`);
  expect((await procedures(site, ['list'])).printed).toContain('receiving version 2026-1 is not in use');
});

test('what is in use is printed for paper as it was approved, a draft as a draft', async () => {
  const site = await siteWithPins();
  expect((await approve(site, RECEIVING)).code).toBe(0);
  const sheet = path.join(folder(), 'sheet.html');
  const printed = await procedures(site, ['print', 'receiving', '--language', 'es', '--to', sheet]);
  expect(printed).toMatchObject({ code: 0, errors: '' });
  const html = readFileSync(sheet, 'utf8');
  expect(html).toContain('<html lang="es">');
  expect(html).toContain('<h1>Recepción de recipientes sellados</h1>');
  expect(html).toMatch(/Versión <b>2026-1<\/b> · En uso: \d{4}-\d\d-\d\d/);
  expect(html.match(/scope="row"/g)).toHaveLength(8);
  expect(html).not.toMatch(/<script|https?:|src=/);
  expect((await procedures(site, ['print', 'receiving', '--to', sheet])).errors).toContain(
    'is there already',
  );
  const draft = path.join(folder(), 'draft.html');
  await procedures(site, ['print', written((text) => text.replace('One reads', '<b>')), '--to', draft]);
  expect(readFileSync(draft, 'utf8')).toContain('Not approved: a draft');
  expect((await procedures(site, ['print', 'closing', '--to', draft])).errors).toContain(
    'no procedure closing is in use',
  );
});
