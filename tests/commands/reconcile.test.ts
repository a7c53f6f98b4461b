/** Ballots and voters held against each other: prepared by one, verified by another, published without names. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ContainerId } from '../../src/core/terms.ts';
import { factsOf, type Site } from '../witness/kiosks.ts';
import { folder, run, type Seen } from './aid.ts';
import { running } from './alarmed.ts';
import { MARIA, ROBERT, siteWithPins } from './epochs.ts';
import { stating } from './stating.ts';

const FIELDS = ['received_regular', 'left_opened', 'counter_closing', 'voters_signed_in', 'spoiled'];

/** An office whose state asks for few figures. */
const office = async (): Promise<Site> => {
  const site = await siteWithPins();
  const text = readFileSync(site.file, 'utf8');
  writeFileSync(site.file, `${text}reconciliation: { polling_place: [${FIELDS.join(', ')}] }\n`);
  return site;
};

const figures = (values: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(values).flatMap(([field, value]) => ['--value', `${field}=${value}`]);

const GOOD = {
  received_regular: 100,
  left_opened: 40,
  counter_closing: 58,
  voters_signed_in: 58,
  spoiled: 2,
};
const SHORT = { ...GOOD, counter_closing: 57 };
const OF = ['--form', 'polling_place', '--election', 'General 2026', '--place', 'Distrito 4'];

const prepare = (
  { file }: Site,
  more: readonly string[],
  who = 'maria-alvarez',
  pin = MARIA,
): Promise<Seen> =>
  run(['reconcile', 'prepare', '--config', file, '--by', who, '--stdin', ...more], { input: pin });

const verify = ({ file }: Site, sheet: string, version: string, who = 'robert-hayes', pin = ROBERT) =>
  run(['reconcile', 'verify', sheet, '--sheet-version', version, '--config', file, '--by', who, '--stdin'], {
    input: pin,
  });

const show = ({ file }: Site, ...more: readonly string[]) =>
  run(['reconcile', 'show', ...more, '--config', file]);
const sheets = (site: Site) => factsOf(site).filter(({ type }) => type.startsWith('sheet_'));

describe('a sheet', () => {
  test('is prepared by one and verified by another, and later versions keep the earlier ones', async () => {
    const site = await office();
    const first = await prepare(site, [...OF, ...figures(GOOD)]);
    expect(first).toMatchObject({ code: 0, errors: '' });
    expect(first.printed).toMatch(
      /^Sheet 1, version 1 is on record as entry \d+; now somebody else verifies it/,
    );
    expect((await verify(site, '1', '1', 'maria-alvarez', MARIA)).errors).toContain(
      'whoever prepared a sheet does not verify it',
    );
    expect((await verify(site, '1', '1')).printed).toMatch(
      /^Sheet 1, version 1 is verified; recorded as entry/,
    );
    const more = ['--sheet', '1', '--source', 'E-pollbook', '--words', 'Una boleta salió doblada'];
    expect((await prepare(site, [...OF, ...figures(SHORT), ...more])).code).toBe(0);
    expect((await verify(site, '1', '1')).errors).toContain('this is not the newest version');
    const { printed } = await show(site);
    expect(printed).toMatch(
      /^sheet 1 version 1 {2}polling_place {2}General 2026, Distrito 4 {2}differences: ballots 0, voters 0; prepared by maria-alvarez on .*; verified by robert-hayes on .*\n/,
    );
    expect(printed).toMatch(
      /\nsheet 1 version 2 .*differences: ballots 1, voters -1; Una boleta salió doblada; prepared by .*; not verified\n$/,
    );
    expect((await show(site, '1')).printed).toContain('    received_regular             100\n');
    expect(JSON.parse((await show(site, '1', '--json')).printed)).toHaveLength(2);
    expect(sheets(site)).toHaveLength(3);
  });

  test('that cannot be is refused with what to do, and nothing is recorded', async () => {
    const site = await office();
    const all = figures(GOOD);
    const refused: readonly (readonly [readonly string[], string])[] = [
      [[...OF, ...figures(SHORT)], 'the sheet does not add up, and nothing explains it'],
      [[...OF, ...all.slice(2)], 'the sheet lacks received_regular'],
      [[...OF, ...all, '--value', 'damaged=1'], 'this office does not ask for damaged'],
      [[...OF, ...all, '--value', 'spoiled=1'], 'spoiled is given twice'],
      [[...OF, '--value', 'spoiled=-1'], 'Write FIELD=NUMBER'],
      [[...OF, ...all, '--container', 'B-9'], 'one of the containers is not on the register'],
      [[...OF, ...all, '--sheet', '4'], 'there is no such sheet'],
      [[...OF.slice(0, 4), ...all], 'it is not said of which place it is'],
      [[...OF, ...figures({ ...GOOD, left_opened: 400 })], 'more ballots are left than were received'],
    ];
    for (const [more, reason] of refused) expect((await prepare(site, more)).errors).toContain(reason);
    expect((await prepare(site, [...OF, ...all], 'maria-alvarez', '0000')).code).toBe(1);
    expect((await verify(site, '1', '1')).errors).toContain('there is no such sheet');
    expect((await show(site)).printed).toBe('No sheet is on record.\n');
    expect((await show(site, '7')).errors).toContain('there is no sheet 7');
    expect(sheets(site)).toEqual([]);
  });

  test('beside a kiosk that runs, what is stated for its containers is held against it', async () => {
    const site = await office();
    await stating(site, [
      {
        touch: 'propose',
        statement: {
          ...{ statement: 'register_container', container: 'B-1' as ContainerId, taken_by: 'scanned' },
          ...{ kind: 'box', contents: 'voted_counted', election: 'General 2026', election_day: '2026-11-03' },
          ...{ federal: 'no', range: '', count: 57, shelf: 'A 3', approved_until: '' },
        },
      },
    ]);
    await running(site);
    const of = [...OF, ...figures(GOOD), '--container', 'B-1'];
    expect((await prepare(site, of)).errors).toContain('the sheet does not add up');
    expect((await prepare(site, [...of, '--words', 'One lies in the auxiliary bin'])).code).toBe(0);
    expect((await show(site)).printed).toContain('differences: ballots 0, voters 0, containers 1;');
  });
});

test('what is published is the newest verified version, without names and without words unless asked for', async () => {
  const site = await office();
  const to = path.join(folder(), 'public.html');
  const release = (...more: readonly string[]) =>
    run(['reconcile', 'public', '--config', site.file, '--election', 'General 2026', '--to', to, ...more]);
  await prepare(site, [...OF, ...figures(SHORT), '--words', 'Ana Pérez <left>']);
  const early = await release();
  expect(early).toMatchObject({ code: 2, printed: '' });
  expect(early.errors).toContain('no verified sheet is of General 2026');
  expect(existsSync(to)).toBe(false);
  await verify(site, '1', '1');
  await prepare(site, [...OF, ...figures(GOOD), '--sheet', '1']);
  expect((await release('--language', 'es')).printed).toContain('with 1 sheets and nobody');
  const html = readFileSync(to, 'utf8');
  expect(html).toContain('<th scope="row">Contador al cerrar</th><td class="number">57</td>');
  expect(html).toContain('Distrito 4');
  for (const withheld of ['maria', 'robert', 'Alvarez', 'Ana Pérez']) expect(html).not.toContain(withheld);
  expect((await release()).errors).toContain('is there already');
  const whole = path.join(folder(), 'whole.html');
  await run([
    ...['reconcile', 'public', '--config', site.file, '--election', 'General 2026'],
    ...['--explanations', '--to', whole],
  ]);
  expect(readFileSync(whole, 'utf8')).toContain('Ana Pérez &lt;left&gt;');
});

test('a blank form has the figures that the office asks for, in both languages', async () => {
  const site = await office();
  const to = (name: string) => path.join(path.dirname(site.file), name);
  const form = (kind: string, language: string) =>
    run([
      ...['reconcile', 'form', '--form', kind, '--language', language],
      ...['--config', site.file, '--to', to(`${kind}-${language}.html`)],
    ]);
  for (const [kind, language] of [
    ['polling_place', 'en'],
    ['polling_place', 'es'],
    ['county', 'en'],
  ] as const)
    expect(await form(kind, language)).toMatchObject({ code: 0, errors: '' });
  const english = readFileSync(to('polling_place-en.html'), 'utf8');
  expect(english.match(/<th scope="row">/g)).toHaveLength(FIELDS.length + 3);
  expect(english).toContain('Counter at closing');
  expect(readFileSync(to('polling_place-es.html'), 'utf8')).toContain('Contador al cerrar');
  const county = readFileSync(to('county-en.html'), 'utf8');
  expect(county.match(/<th scope="row">/g)).toHaveLength(24 + 7);
  expect(county).not.toContain('<b>Place:');
});
