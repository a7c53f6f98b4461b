import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { reportFolder } from '../../src/log/records-file.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { ReportMails } from '../../src/office/saved/report-mails.ts';
import { SavedReports } from '../../src/office/saved/saved-reports.ts';
import { ScheduledRuns } from '../../src/office/saved/scheduled-runs.ts';
import { listed } from '../core/world.ts';
import { folder, run } from './aid.ts';
import {
  asked,
  CY,
  deniedAt,
  entriesOf,
  filesNaming,
  HOLD,
  kiosk,
  LONG_AGO,
  opened,
  RETENTION,
  TYPED,
} from './erasing.ts';

describe('erase', () => {
  test('takes a person out of every file, with an entry by two officials, and the log verifies', async () => {
    const { config, data, on } = await kiosk();
    expect(filesNaming(data, CY)).not.toEqual([]);
    const seen = await run(asked(on), TYPED);
    expect(seen).toMatchObject({ code: 0, errors: '' });
    expect(seen.printed).toMatch(/^4 personal fields of 3 entries are erased/);
    expect(seen.printed).toMatch(/backups .* must destroy them/);
    expect(filesNaming(data, CY)).toEqual([]);
    const entries = await entriesOf(data);
    const act = entries.find(({ type }) => type === 'disclosures_erased');
    expect(act).toMatchObject({ signed_by: ['ana', 'ben'], ground: 'retention_ended', erased: 5 });
    expect(entries.filter((entry) => '_erased' in entry).map((entry) => entry['_erased'])).toEqual([
      { record: act?.['seq'] },
      { credential: act?.['seq'], person: act?.['seq'] },
      { person: act?.['seq'] },
      { person: act?.['seq'] },
    ]);
    expect((await run(['verify', data])).printed).toContain('INTACT, UNWITNESSED');
    const again = await opened(config);
    expect(Object.keys(again.kiosk.state.people)).toEqual(['ana', 'ben', 'mo']);
    again.close('seen');
  });

  test('takes their training and their name on sheets out of what goes on', async () => {
    const signed_by = ['ana', 'ben'] as PersonId[];
    const { config, data, on } = await kiosk(RETENTION, [
      {
        ...{ at: LONG_AGO, type: 'training_recorded', person: CY, topic: 'seals' },
        ...{ on: LONG_AGO, until: LONG_AGO + 1, words: '', signed_by },
      } as Fact,
      {
        ...{ at: LONG_AGO, type: 'sheet_prepared', sheet: 1, version: 1, form: 'county' },
        ...{ election: 'Primary', place: '', values: { ballots_received: 1 }, source: '', containers: [] },
        ...{ words: '', in_containers: 0, differences: {}, signed_by: [CY] },
      } as Fact,
    ]);
    expect(await run(asked(on), TYPED)).toMatchObject({ code: 0, errors: '' });
    expect(filesNaming(data, CY)).toEqual([]);
    const { kiosk: loop, close } = await opened(config);
    expect(loop.state.training).toEqual({});
    expect(loop.state.sheets.sheets['1']).toMatchObject({ version: 1, prepared_by: '', verified: 'no' });
    close('seen');
  });

  test('reaches kept questions about them, names that people gave, and files that were made', async () => {
    const { data, on } = await kiosk();
    const made = { format: 'csv', language: 'en', made_by: 'aud', made_at: 1 } as const;
    const database = openOfficeDatabase(data);
    const saved = new SavedReports(database);
    const keep = (name: string, report: 'about' | 'lone', asked: object): number =>
      saved.add({ ...made, name, report, asked: JSON.stringify(asked) });
    const about = keep('A', 'about', { person: CY });
    keep('B', 'about', { badge: 'badge-of-cy' });
    const named = keep(`What ${CY} did`, 'lone', { period: 'last_week' });
    keep('C', 'about', { person: 'ana' });
    const runs = new ScheduledRuns(database);
    const mails = new ReportMails(database);
    const set = { every: 'day', day: 0, at: '06:00', set_by: 'aud', looked: 1 } as const;
    for (const kept of [about, named]) runs.set({ ...set, saved: kept });
    mails.set({ saved: about, addresses: ['a@county.example'], attach: 'yes', set_by: 'aud' }, 1);
    runs.owe(named, 1, 0, 1);
    const told = { since: 0, before: 9, first_entry: 0, entries: 9, rows: 1, basis: '' };
    runs.made(1, { ...told, file: `${CY}-1.csv`, bytes: 9, made_at: 1 });
    database.close();
    mkdirSync(reportFolder(data), { mode: 0o700 });
    writeFileSync(join(reportFolder(data), `${CY}-1.csv`), CY);
    const seen = await run(asked(on), TYPED);
    expect(seen).toMatchObject({ code: 0, errors: '' });
    expect(seen.printed).toContain('Kept reports that asked about them: 2, removed.');
    expect(seen.printed).toContain('Kept reports whose name held theirs: 1, now called by their number.');
    expect(filesNaming(data, CY)).toEqual([]);
    expect(filesNaming(data, 'badge-of-cy')).toEqual([]);
    expect(existsSync(reportFolder(data))).toBe(false);
    const after = openOfficeDatabase(data);
    const left = new SavedReports(after).all().map(({ name }) => name);
    const schedules = new ScheduledRuns(after).schedules().map((schedule) => schedule.saved);
    after.close();
    expect([left, schedules]).toEqual([['C', `Report ${named}`], [named]]);
  });

  test('is finished by the next start where it was cut off between its entry and the deleting', async () => {
    const { config, data, on } = await kiosk();
    const { kiosk: loop, log, close } = await opened(config);
    loop.tick();
    const fields = [{ seq: 3, name: 'record' }];
    const act = {
      person: CY,
      ground: 'court_order',
      words: 'w',
      signed_by: ['ana', 'ben'] as PersonId[],
    } as const;
    log.erasing.during(fields, () => {
      const said = log.erasing.actOf(loop.index + 1, fields);
      loop.offer({ type: 'officials_acted', act: { type: 'disclosures_erased', ...act, ...said } });
    });
    const copy = folder();
    cpSync(data, copy, { recursive: true });
    close('the other one was cut off');
    const after = await opened(readConfig(on[1] ?? '', copy));
    expect(after.log.erasing.isUnfinished).toBe(false);
    expect(Object.hasOwn(after.kiosk.state.people, CY)).toBe(false);
    after.close('seen');
    const entries = await entriesOf(copy);
    expect(entries[3]).not.toHaveProperty('record');
    expect((await run(['verify', copy])).printed).toContain('INTACT, UNWITNESSED');
  });
});

describe('erase is refused, and nothing is erased,', () => {
  test.each([
    [
      'while a duty lasts',
      RETENTION + HOLD,
      [],
      /entry 3 names cy.* until it is released \(hold: Doe v\. County\)/,
    ],
    [
      'for all of a person while one entry must be kept',
      RETENTION,
      [deniedAt(Date.UTC(2026, 0, 5, 17))],
      /entry 10 names cy.* until 2028-02-06 \(state: 25 months from its own day\)/,
    ],
    [
      'for whoever is on the list',
      RETENTION,
      [{ at: LONG_AGO, type: 'person_enrolled', record: listed(CY) } as Fact],
      /is on the list of people/,
    ],
  ] as const)('%s', async (_, retention, more, words) => {
    const { data, on } = await kiosk(retention, more);
    const seen = await run(asked(on), TYPED);
    expect(seen.code).toBe(1);
    expect(seen.errors).toMatch(words);
    expect((await entriesOf(data)).some((entry) => '_erased' in entry)).toBe(false);
  });

  test.each([
    ['one official twice', ['ana', 'ana'], ['482915', '482915'], 1, /two different officials/],
    ['one alone', ['ana'], ['482915'], 2, /Give --by twice/],
    ['a wrong PIN', ['ana', 'ben'], ['482915', '482915'], 1, /the PIN is not that of ben/],
    ['what is no PIN', ['ana', 'ben'], ['482915', 'x'], 1, /the PIN is not that of ben/],
    ['staff who answer for nothing', ['ana', 'mo'], ['482915', '618274'], 1, /mo may not sign/],
    ['the person alone', ['ana', CY], ['482915', '618274'], 1, /nobody called cy/],
  ] as const)('for %s', async (_, by, hidden, code, words) => {
    const { data, on } = await kiosk();
    const seen = await run(asked(on, by), { ...TYPED, hidden });
    expect(seen.code).toBe(code);
    expect(seen.errors).toMatch(words);
    expect((await entriesOf(data)).some((entry) => '_erased' in entry)).toBe(false);
  });

  test('for somebody whom no entry names', async () => {
    const { on } = await kiosk();
    const other = asked(on).map((word) => (word === CY ? 'nobody' : word));
    expect(await run(other, TYPED)).toMatchObject({
      code: 2,
      errors: expect.stringContaining('no entry names nobody'),
    });
  });
});
