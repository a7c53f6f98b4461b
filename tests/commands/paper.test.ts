/** Hours without power: a blank sheet, and its lines typed in afterwards by two people. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf, ROOM, type Site } from '../witness/kiosks.ts';
import { folder, run, type Seen } from './aid.ts';
import { running } from './alarmed.ts';
import { BOTH, MARIA, PINS, ROBERT, siteWithPins } from './epochs.ts';

const MINUTE = 60_000;
const instant = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * MINUTE).toISOString();

interface Line {
  readonly sheet?: string;
  readonly line?: number;
  readonly room?: string;
  readonly people?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly more?: readonly string[];
}

const add = ({ file }: Site, line: Line = {}, input = PINS.input ?? ''): Promise<Seen> => {
  const { sheet = 'P-12', people = ['maria-alvarez', 'robert-hayes'], more = [] } = line;
  const of = ['--sheet', sheet, '--line', String(line.line ?? 1), '--room', line.room ?? ROOM];
  const when = ['--from', line.from ?? instant(90), '--until', line.until ?? instant(60)];
  const who = people.flatMap((person) => ['--person', person]);
  return run(['paper', 'add', '--config', file, ...of, ...when, ...who, ...BOTH, ...more], { input });
};

const transcribed = (site: Site) => factsOf(site).filter(({ type }) => type === 'paper_visit_transcribed');

describe('a line of the paper log', () => {
  test('is on record as what the paper says, with both who typed it in, and is listed', async () => {
    const site = await siteWithPins();
    const more = ['--purpose', 'inspection', '--visitors', '1', '--words', 'Power was off'];
    const seen = await add(site, { more });
    expect(seen).toMatchObject({ code: 0, errors: '' });
    expect(seen.printed).toMatch(
      /^Sheet P-12, line 1 is on record as what the paper says; recorded up to entry \d+\n$/,
    );
    expect(transcribed(site)).toMatchObject([
      {
        ...{ sheet: 'P-12', line: 1, room: ROOM, purpose: 'inspection', visitors_on_paper: 1, overlaps: [] },
        ...{ people: ['maria-alvarez', 'robert-hayes'], words: 'Power was off' },
        signed_by: ['maria-alvarez', 'robert-hayes'],
      },
    ]);
    const { printed } = await run(['paper', 'list', '--config', site.file]);
    expect(printed).toMatch(/sheet P-12 line 1 {2}ballot-room {2}maria-alvarez, robert-hayes and 1 visitor /);
    expect(printed).toMatch(/typed in on .* by maria-alvarez and robert-hayes; Power was off\n$/);
    const json = await run(['paper', 'list', '--config', site.file, '--json']);
    expect(JSON.parse(json.printed)).toMatchObject({ sheet: 'P-12', visitors_on_paper: 1 });
  });

  test('is typed in beside a running kiosk', async () => {
    const site = await siteWithPins();
    await running(site);
    expect(await add(site)).toMatchObject({ code: 0, errors: '' });
    expect(transcribed(site)).toHaveLength(1);
  });

  test('that cannot be is refused with what to do', async () => {
    const site = await siteWithPins();
    const refused: readonly (readonly [Line, string])[] = [
      [{ room: 'cellar' }, 'this kiosk has no such room'],
      [{ people: ['maria-alvarez', 'nobody'] }, 'somebody on this line was never on the list'],
      [{ people: ['maria-alvarez', 'maria-alvarez'] }, 'one person stands on this line twice'],
      [{ from: instant(30), until: instant(60) }, 'the visit ends before it begins'],
      [{ from: instant(60 * 30) }, 'the visit lasts longer than a day'],
      [{ until: instant(-60) }, 'the visit ends later than now'],
      [{ people: [] }, 'the line names nobody'],
      [{ sheet: 'P 12' }, 'A sheet is named by'],
      [{ line: 0 }, 'Give a whole number from 1 to 99'],
      [{ from: 'yesterday' }, 'is not a time'],
    ];
    for (const [line, reason] of refused) {
      const { code, errors } = await add(site, line);
      expect(errors).toContain(reason);
      expect(code).not.toBe(0);
    }
    expect(transcribed(site)).toEqual([]);
  });

  test('takes two people who show who they are, and is taken once', async () => {
    const site = await siteWithPins();
    expect((await add(site, {}, `${MARIA}\n0000\n`)).errors).toContain('the PIN is not that of robert-hayes');
    expect((await add(site, {}, `${ROBERT}\n${MARIA}\n`)).code).toBe(1);
    expect(transcribed(site)).toEqual([]);
    expect((await add(site)).code).toBe(0);
    expect((await add(site, { sheet: 'p-12', from: instant(300), until: instant(290) })).errors).toContain(
      'this line was typed in already',
    );
    expect((await add(site, { line: 2, from: instant(70), until: instant(50) })).errors).toContain(
      'another line has one of these people elsewhere at the same time',
    );
    expect(transcribed(site)).toHaveLength(1);
  });
});

test('a line about a time at which the log says something else needs a reason, and names those entries', async () => {
  const site = await siteWithPins();
  const kiosk = await running(site);
  const badges = async (side: string) => {
    for (const badge of ['B-1001', 'B-1002'])
      await kiosk.panel('/badge', { reader: `${ROOM}-${side}`, badge });
    for (const open of [true, false]) await kiosk.panel('/door', { door: `${ROOM}-door`, open });
  };
  await badges('outside');
  await badges('inside');
  expect(factsOf(site).filter(({ type }) => type === 'entry_taken')).toHaveLength(1);

  const line = { people: ['maria-alvarez'], until: instant(0) };
  const refused = await add(site, line);
  expect(refused.code).toBe(1);
  expect(refused.errors).toMatch(
    /the log says something else of the same time; entry \d+: maria-alvarez was inside/,
  );
  expect(transcribed(site)).toEqual([]);
  const [, entry = ''] = /entry (\d+): maria/.exec(refused.errors) ?? [];
  const taken = await add(site, { ...line, more: ['--although', 'Power failed twice'] });
  expect(taken).toMatchObject({ code: 0, errors: '' });
  expect(transcribed(site)).toMatchObject([{ overlaps: [Number(entry)], words: 'Power failed twice' }]);
  // Somebody else was not there, and needs no reason.
  const before = { line: 2, people: ['robert-hayes'], from: instant(90), until: instant(30) };
  expect(await add(site, before)).toMatchObject({ code: 0, errors: '' });
});

describe('a blank sheet', () => {
  const form = async (more: readonly string[]): Promise<Seen & { readonly to: string }> => {
    const site = await siteWithPins();
    const to = path.join(folder(), 'sheet.html');
    return { ...(await run(['paper', 'form', '--config', site.file, '--to', to, ...more])), to };
  };

  test.each([
    ['visits', 'en', 'Room entry log', 'Person and signature'],
    ['visits', 'es', 'Registro de entradas a la sala', 'Persona y firma'],
    ['containers', 'es', 'Movimientos de recipientes', 'Recipiente'],
    ['seals', 'en', 'Seal checks', 'Seal as read'],
  ])('of %s in %s has its lines, its place and its columns', async (kind, language, title, column) => {
    const { code, errors, to } = await form(['--kind', kind, '--language', language, '--lines', '7']);
    expect([code, errors]).toEqual([0, '']);
    const html = readFileSync(to, 'utf8');
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).toContain(column);
    expect(html.match(/scope="row"/g)).toHaveLength(7);
    // It prints where nothing else is there: no script, nothing from elsewhere.
    expect(html).not.toMatch(/<script|https?:|src=/);
  });

  test('never takes the place of a file, and is of a room that there is', async () => {
    const { to } = await form([]);
    const site = await siteWithPins();
    expect((await run(['paper', 'form', '--config', site.file, '--to', to])).errors).toContain(
      'is there already',
    );
    const cellar = ['--to', `${to}.html`, '--room', 'cellar'];
    expect((await run(['paper', 'form', '--config', site.file, ...cellar])).errors).toContain(
      'there is no room cellar',
    );
  });
});
