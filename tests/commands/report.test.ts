import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { elementsIn, readPdf } from '../reports/read-pdf.ts';
import { ROOM } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { FORCED, forced } from './alarmed.ts';
import { siteWithPins } from './epochs.ts';
import { misasked } from './misasked.ts';

const PATIENCE_MS = 60_000;

test(
  'beside a kiosk that runs, each report says what it rests on, in each form',
  async () => {
    const { site } = await forced();
    const ask = (...args: readonly string[]) => run(['report', ...args, '--data', site.data]);
    const told = await ask('told', '--alarm', FORCED);
    expect(told).toMatchObject({ code: 0, errors: '' });
    expect(told.printed).toMatch(
      /Rests on {5}entries #0 \(.*\) to #\d+ \(.*county\.example\/ballot-room\/k1/,
    );
    expect(told.printed).toMatch(/Checkpoint {3}\d+ entries, to .*, root [\w+/]{43}=/);
    expect(told.printed).toContain('times of America/Denver');
    const json = JSON.parse((await ask('about', '--person', 'maria-alvarez', '--format', 'json')).printed);
    const log = readLog(site.data);
    try {
      const { size } = log.head();
      expect(json.basis).toMatchObject({ first: { entry: 0 }, origin: 'county.example/ballot-room/k1' });
      expect(json.basis.entries).toBeLessThanOrEqual(size);
      expect(json.basis.checkpoint.size + json.basis.unsigned).toBe(json.basis.entries);
    } finally {
      log.close();
    }
    expect(json.rows.map(({ type }: { type: string }) => type)).toContain('person_enrolled');
    expect(json.figures.entries).toBe(json.rows.length);
    const csv = (await ask('outage', '--format', 'csv')).printed;
    expect(csv).toMatch(/^\ufeffreport,outage\r\n/);
    expect(csv).toMatch(/\r\nwhat,detail,since_utc,since_local,until_utc,until_local,/);
    expect(csv).toMatch(/\r\npresence_uncertain,/);
    for (const name of ['lone', 'looked']) expect((await ask(name)).code).toBe(0);
    expect((await ask('list-on', '--on', '2020-01-01')).printed).toContain('Nobody was on the list.');
    const span = ['--from', '2020-01-01', '--until', '2020-01-02'];
    const nobody = await ask('nobody-entered', '--room', ROOM, ...span);
    expect(nobody.code).toBe(1);
    expect(nobody.printed).toContain('NOT KNOWN.');
    expect(nobody.printed).toContain('before the log');
    const rerun = await ask('lone', '--stricter', site.file);
    expect(rerun).toMatchObject({ code: 0, errors: '' });
  },
  PATIENCE_MS,
);

test(
  'a PDF goes into a file that is not there yet, with the figures of the JSON',
  async () => {
    const { site } = await forced();
    const file = path.join(site.data, 'report.pdf');
    const asked = ['report', 'about', '--person', 'maria-alvarez', '--data', site.data];
    const written = await run([...asked, '--format', 'pdf', '--out', file]);
    expect(written).toMatchObject({ code: 0, errors: '', printed: `${file} is written.\n` });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const read = await readPdf(readFileSync(file));
    expect(read).toMatchObject({ language: 'en-US', isTagged: true });
    const json = JSON.parse((await run([...asked, '--format', 'json'])).printed);
    const rows = elementsIn(elementsIn(read.elements, 'TBody'), 'TR').map(
      ({ children }) => children[0]?.text,
    );
    expect(rows).toEqual(json.rows.map(({ entry }: { entry: number }) => `#${entry}`));
    expect((await run([...asked, '--format', 'pdf', '--out', file])).errors).toContain('is there already');
    expect((await run([...asked, '--format', 'pdf'])).errors).toContain('Name a file with --out');
    const other = ['report', 'about', '--person', 'nobody-at-all', '--data', site.data];
    const none = await run([...other, '--format', 'pdf', '--out', `${file}.none`]);
    expect([none.code, existsSync(`${file}.none`)]).toEqual([2, false]);
  },
  PATIENCE_MS,
);

test(
  'what cannot be asked is misuse with a remedy',
  async () => {
    const { data } = await siteWithPins();
    const wrong = misasked(data);
    expect(await wrong('lonely')).toContain("unknown command 'lonely'");
    expect(await wrong('lone', '--from', '2026-11-03', '--until', '2026-11-01')).toContain(
      'is not after --from',
    );
    expect(await wrong('lone', '--from', 'noon')).toContain('is not a time');
    expect(await wrong('lone', '--from', '#3')).toContain('is an entry and no time');
    expect(await wrong('about', '--person', 'nobody')).toContain('nothing is on record about person nobody');
    expect(await wrong('about')).toContain('Give one of --person');
    expect(await wrong('about', '--seal', 'A1', '--container', 'B')).toContain('several things');
    expect(await wrong('told', '--alarm', 'tamper')).toContain('is no alarm');
    expect(await wrong('told', '--alarm', 'tamper/nowhere#1')).toContain('nothing is on record');
    expect(await wrong('nobody-entered', '--room', ROOM)).toContain('Give both --from and --until');
    const span = ['--from', '2026-11-01', '--until', '2026-11-02'];
    expect(await wrong('nobody-entered', '--room', 'attic', ...span)).toContain(`Its rooms are ${ROOM}`);
  },
  PATIENCE_MS,
);
