/** Kept reports that are made at their time, in the real office: as files, on record, and with why where they are not. */
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import {
  FILE_BYTES_MAX,
  FILES_MAX,
  FileTooLarge,
  fileNameOf,
  ReportFolder,
  toldOf,
} from '../../src/office/saved/report-folder.ts';
import { ScheduledRuns } from '../../src/office/saved/scheduled-runs.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite } from './api-site.ts';

const LONG = { timeout: 4 * PATIENCE_MS };
const DAY_MS = 86_400_000;

const DAILY = { schedule: { every: 'day', at: '06:00' } } as const;

interface Run {
  readonly run: number;
  readonly state: string;
  readonly why: string;
  readonly due: number;
  readonly missed: number;
  readonly since: number;
  readonly before: number;
  readonly file: string;
  readonly bytes: number;
}

interface Line {
  readonly saved: number;
  readonly runs: readonly Run[];
  readonly schedule: { readonly next: number; readonly set_by: string } | null;
}

const lines = async ({ as }: ApiSite): Promise<readonly Line[]> => {
  const { json } = await as.supervisor.ask('GET', '/saved-reports');
  return json['saved'] as readonly Line[];
};

const runsOf = async (site: ApiSite, saved: number): Promise<readonly Run[]> =>
  (await lines(site)).find((line) => line.saved === saved)?.runs ?? [];

const keep = async (
  { as }: ApiSite,
  asked: object = { period: 'yesterday' },
  report = 'outage',
): Promise<number> => {
  const body = { name: `${report}, each day`, report, asked, format: 'csv' };
  const { status, json } = await as.auditor.ask('POST', '/saved-reports', body);
  expect(status).toBe(200);
  return Number(json['saved']);
};

const schedule = async ({ as }: ApiSite, saved: number, body: object = DAILY): Promise<Line> => {
  const { status, json } = await as.auditor.ask('POST', `/saved-reports/${saved}/schedule`, body);
  expect(status).toBe(200);
  return json as unknown as Line;
};

/** As if the office had looked last so long ago, when the kiosk went off. */
const offFor = ({ data }: ApiSite, saved: number, ms: number, set_by?: string): void => {
  const database = openOfficeDatabase(data);
  try {
    const runs = new ScheduledRuns(database);
    const kept = runs.scheduleOf(saved);
    if (kept === undefined) throw new Error('it has no schedule');
    runs.set({ ...kept, set_by: set_by ?? kept.set_by, looked: Date.now() - ms });
  } finally {
    database.close();
  }
};

/** The newest run, once it is over; asked no more often than a page would. */
const over = async (site: ApiSite, saved: number): Promise<Run> => {
  const isOver = async (): Promise<boolean> => {
    const [run] = await runsOf(site, saved);
    return run?.state === 'made' || run?.state === 'not_made';
  };
  await expect.poll(isOver, { timeout: 3 * PATIENCE_MS, interval: 500 }).toBe(true);
  const [run] = await runsOf(site, saved);
  return run as Run;
};

test(
  'what was missed is made once, for the last of its times, as a file that whoever may read reports takes',
  LONG,
  async () => {
    const site = await apiSite();
    site.enter();
    const saved = await keep(site);
    const set = await schedule(site, saved);
    expect(set.schedule).toMatchObject({ every: 'day', day: 0, at: '06:00', set_by: 'aud' });
    expect(set.schedule?.next).toBeGreaterThan(Date.now());
    offFor(site, saved, 3 * DAY_MS);
    const run = await over(site, saved);
    expect(run).toMatchObject({ state: 'made', why: '', missed: 2 });
    expect(run.due).toBeLessThan(Date.now());
    expect(Date.now() - run.due).toBeLessThan(DAY_MS + 3_600_000);
    // The day before the one that it stands for, by the rooms' clock.
    expect(run.before).toBeLessThan(run.due);
    expect((run.before - run.since) / 3_600_000).toSatisfy((hours: number) => [23, 24, 25].includes(hours));
    expect(run.file).toMatch(/^\d{4}-\d\d-\d\d-0600-outage-each-day-\d+\.csv$/);
    const at = path.join(site.data, 'reports', run.file);
    expect([statSync(at).mode & 0o777, statSync(path.dirname(at)).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readFileSync(at, 'utf8')).toMatch(/^\ufeffreport,outage\r\nperiod,yesterday\r\n/);
    const sent = await site.as.supervisor.ask('GET', `/report-runs/${run.run}/file`);
    expect([sent.status, sent.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(sent.headers['content-disposition']).toBe(`attachment; filename="${run.file}"`);
    expect(sent.bytes.equals(readFileSync(at))).toBe(true);
    for (const role of ['observer', 'administrator'] as const) {
      expect((await site.as[role].ask('GET', `/report-runs/${run.run}/file`)).status).toBe(403);
    }
    expect((await runsOf(site, saved)).length).toBe(1);
    await site.as.auditor.ask('POST', `/saved-reports/${saved}/remove`, {});
    expect(readdirSync(path.dirname(at))).toEqual([]);
    const gone = await site.as.auditor.ask('GET', `/report-runs/${run.run}/file`);
    expect([gone.status, gone.json['error']]).toMatchObject([404, { where: 'path.run' }]);
  },
);

test(
  'that it read entries is on record in the name of whoever set it, before the file is there',
  LONG,
  async () => {
    const site = await apiSite();
    site.enter();
    const saved = await keep(site, {}, 'looked');
    await schedule(site, saved);
    offFor(site, saved, DAY_MS);
    expect(await over(site, saved)).toMatchObject({ state: 'made', missed: 0, since: 0 });
    const [exported] = site.facts().filter(({ type }) => type === 'log_exported');
    expect(exported).toMatchObject({ account: 'aud', role: 'auditor', taken: 'by_schedule', from: 0 });
    const open = Object.keys(site.service.kiosk.state.alarms.open);
    expect(open.filter((alarm) => alarm.startsWith('log_exported'))).toEqual([]);
  },
);

test('where it cannot be made it says why, and nothing is read', LONG, async () => {
  const site = await apiSite();
  const saved = await keep(site);
  await schedule(site, saved);
  offFor(site, saved, DAY_MS, 'obs');
  expect(await over(site, saved)).toMatchObject({ state: 'not_made', why: 'keeper_barred', file: '' });
  const cellar = await keep(site, { room: 'cellar', period: 'last_month' }, 'trends');
  await schedule(site, cellar);
  offFor(site, cellar, DAY_MS);
  expect(await over(site, cellar)).toMatchObject({ state: 'not_made', why: 'unknown_room' });
  expect(site.facts().filter(({ type }) => type === 'log_exported')).toEqual([]);
});

test(
  'one that its process did not finish is made after all; a schedule that is taken back owes nothing',
  LONG,
  async () => {
    const site = await apiSite();
    const saved = await keep(site);
    const set = await schedule(site, saved);
    expect(set.schedule).not.toBeNull();
    const database = openOfficeDatabase(site.data);
    try {
      const runs = new ScheduledRuns(database);
      runs.owe(saved, Date.now() - 3_600_000, 0, Date.now());
      runs.tried(1, Date.now(), 'disk');
    } finally {
      database.close();
    }
    expect(await over(site, saved)).toMatchObject({ state: 'made', why: '' });
    expect((await schedule(site, saved, { schedule: null })).schedule).toBeNull();
    expect((await lines(site))[0]?.schedule).toBeNull();
  },
);

test('only who keeps a report schedules it, at times that there are', LONG, async () => {
  const site = await apiSite();
  const saved = await keep(site);
  const address = `/saved-reports/${saved}/schedule`;
  for (const [as, body, status, code] of [
    ['supervisor', DAILY, 409, 'not_yours'],
    ['observer', DAILY, 403, 'not_allowed'],
    ['administrator', DAILY, 403, 'not_allowed'],
    ['auditor', { schedule: { every: 'day', at: '24:00' } }, 400, 'malformed'],
    ['auditor', { schedule: { every: 'week', day: 8, at: '06:00' } }, 400, 'malformed'],
    ['auditor', { schedule: { every: 'month', day: 0, at: '06:00' } }, 400, 'malformed'],
    ['auditor', { schedule: { every: 'hour', at: '06:00' } }, 400, 'malformed'],
    ['auditor', {}, 400, 'malformed'],
  ] as const) {
    const answer = await site.as[as].ask('POST', address, body);
    expect([as, body, answer.status, answer.code]).toEqual([as, body, status, code]);
  }
  expect((await lines(site))[0]?.schedule).toBeNull();
});

test('the folder keeps so many files, the newest; what was not finished, and what is too large, is not there', async () => {
  const data = temporaryDirectory();
  const at = path.join(data, 'reports');
  mkdirSync(at, { mode: 0o700 });
  for (let file = 0; file < FILES_MAX + 3; file += 1) {
    writeFileSync(path.join(at, `${file}.csv`), '');
    utimesSync(path.join(at, `${file}.csv`), 1_000 + file, 1_000 + file);
  }
  writeFileSync(path.join(at, 'half.csv.part'), '');
  const folder = new ReportFolder(data);
  folder.tidy();
  folder.bound();
  const left = readdirSync(at);
  expect(left.length).toBe(FILES_MAX);
  expect(['0.csv', '1.csv', '2.csv', 'half.csv.part'].filter((name) => left.includes(name))).toEqual([]);
  const out = await folder.begin('large.csv');
  await out.write(Buffer.alloc(FILE_BYTES_MAX));
  await expect(out.write('x')).rejects.toThrow(FileTooLarge);
  await out.drop();
  expect(folder.find('large.csv')).toBeUndefined();
  expect(folder.find('../office.db')).toBeUndefined();
  expect(readdirSync(at).length).toBe(FILES_MAX);
});

test('a file is called by its time and its name, in signs that every file system takes', () => {
  const due = Date.parse('2026-11-09T06:00-07:00');
  const zone = 'America/Denver';
  const named = (name: string) => fileNameOf({ name, run: 12, due, zone, format: 'pdf' });
  expect(named('¿Quién entró? ../etc')).toBe('2026-11-09-0600-quie-n-entro-etc-12.pdf');
  expect(named('报告')).toBe('2026-11-09-0600-report-12.pdf');
});

test('the journal is told what the disk says, without the name that is in the path', async () => {
  const data = temporaryDirectory();
  mkdirSync(path.join(data, 'reports', 'ana-ruiz-1.csv.part'), { recursive: true });
  const error: unknown = await new ReportFolder(data)
    .begin('ana-ruiz-1.csv')
    .catch((thrown: unknown) => thrown);
  expect(String(error)).toContain('ana-ruiz');
  expect(toldOf(error)).toMatch(/^\w*EISDIR rm$/);
  expect(toldOf(new Error('something else'))).toBe('Error: something else');
});
