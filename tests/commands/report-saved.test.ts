/** Kept reports and periods by command: the same question as at the page, of the same days. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { officeFile, openOfficeDatabase } from '../../src/office/office-database.ts';
import { ReportMails } from '../../src/office/saved/report-mails.ts';
import { SavedReports } from '../../src/office/saved/saved-reports.ts';
import { ScheduledRuns } from '../../src/office/saved/scheduled-runs.ts';
import { ROOM } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { forced } from './alarmed.ts';
import { siteWithPins } from './epochs.ts';
import { misasked } from './misasked.ts';

const PATIENCE_MS = 60_000;
/** A Wednesday noon in Denver. */
const NOW = Date.parse('2026-11-04T19:00:00Z');

const made = { format: 'csv', language: 'en', made_by: 'aud', made_at: 1 } as const;

const keepIn = (
  data: string,
  work: (saved: SavedReports, runs: ScheduledRuns, mails: ReportMails) => void,
): void => {
  const database = openOfficeDatabase(data);
  try {
    work(new SavedReports(database), new ScheduledRuns(database), new ReportMails(database));
  } finally {
    database.close();
  }
};

test(
  'a period is that of the page: whole days of the rooms’ calendar before the one on which it is asked',
  async () => {
    const { site } = await forced();
    const ask = async (...args: readonly string[]) => {
      const asked = ['report', ...args, '--format', 'json', '--data', site.data];
      const { code, printed, errors } = await run(asked, { now: NOW });
      expect(errors).toBe('');
      return { code, ...JSON.parse(printed) };
    };
    const week = await ask('outage', '--period', 'last_week');
    expect(week.asked).toEqual({ period: 'last_week' });
    expect([week.from, week.until]).toEqual(['2026-10-26T06:00:00.000Z', '2026-11-02T07:00:00.000Z']);
    const nobody = await ask('nobody-entered', '--room', ROOM, '--period', 'yesterday');
    expect([nobody.code, nobody.from]).toEqual([1, '2026-11-03T07:00:00.000Z']);
    const list = await ask('list-on', '--period', 'today');
    expect(list.until).toBe(new Date(NOW).toISOString());
  },
  PATIENCE_MS,
);

test(
  'what somebody kept is listed with its schedule, and asked anew under its name in each form',
  async () => {
    const { site } = await forced();
    keepIn(site.data, (saved, runs, mails) => {
      const asked = JSON.stringify({ period: 'yesterday' });
      const weekly = saved.add({ ...made, name: 'Weekly: what was out', report: 'outage', asked });
      const set = { every: 'week', day: 1, at: '06:00' } as const;
      runs.set({ ...set, saved: weekly, set_by: 'aud', looked: NOW });
      runs.owe(weekly, Date.parse('2026-11-02T13:00:00Z'), 0, NOW);
      runs.notMade(1, 'too_many_rows');
      const to = ['clerk@county.example'];
      mails.set({ saved: weekly, addresses: to, attach: 'no', set_by: 'aud' }, NOW);
      const room = JSON.stringify({ room: ROOM, since: 1_793_606_400_000, before: 1_793_692_800_000 });
      saved.add({ ...made, name: 'Nobody\u202e there', report: 'nobody-entered', asked: room });
    });
    const typed = { now: NOW };
    const list = await run(['report', 'saved', '--data', site.data], typed);
    expect(list).toMatchObject({ code: 0, errors: '' });
    expect(list.printed).toContain(
      [
        'Weekly: what was out',
        '  outage, period yesterday; csv, kept by aud',
        '  made each Monday at 06:00, next 2026-11-09 06:00, set by aud',
        '  a notice is mailed to clerk@county.example, asked for by aud',
        '  that of 2026-11-02 06:00 is not made (too many rows)',
      ].join('\n'),
    );
    expect(list.printed).toContain('Nobody\\u202e there\n  nobody-entered, room ballot-room, since 2026-11-');
    expect(list.printed).toContain('made only when somebody asks');
    const json = JSON.parse(
      (await run(['report', 'saved', '--data', site.data, '--format', 'json'])).printed,
    );
    expect(json.saved.map(({ name }: { name: string }) => name)).toContain('Weekly: what was out');
    const ask = (name: string, ...args: readonly string[]) =>
      run(['report', 'saved', name, '--data', site.data, ...args], typed);
    const same = await run(['report', 'outage', '--period', 'yesterday', '--data', site.data], typed);
    const weekly = await ask('Weekly: what was out');
    expect(weekly).toMatchObject({ code: 0, errors: '', printed: same.printed });
    expect((await ask('Weekly: what was out', '--format', 'csv')).printed).toMatch(
      /^\ufeffreport,outage\r\n/,
    );
    const file = path.join(site.data, 'kept.pdf');
    expect(await ask('Weekly: what was out', '--format', 'pdf', '--out', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await ask('Nobody\u202e there')).code).toBe(1);
  },
  PATIENCE_MS,
);

test(
  'what cannot be asked is misuse with a remedy',
  async () => {
    const { data } = await siteWithPins();
    const wrong = misasked(data);
    expect(await wrong('saved')).toContain('there is no file of accounts');
    keepIn(data, (saved) => {
      saved.add({ ...made, name: 'old', report: 'trends', asked: '{"per":"decade"}' });
      saved.add({ ...made, name: 'half', report: 'about', asked: '{}' });
      saved.add({ ...made, name: 'cellar', report: 'trends', asked: '{"room":"cellar"}' });
    });
    expect(await wrong('saved', 'lone')).toContain('See "ballot-vault report saved --data');
    expect(await wrong('saved', 'old')).toContain('Ask anew at the page');
    expect(await wrong('saved', 'half')).toContain('half cannot be asked: it is about one thing');
    expect(await wrong('saved', 'cellar')).toContain(`Its rooms are ${ROOM}`);
    expect(await wrong('saved', '--format', 'pdf')).toContain('Name one of them');
    expect(await wrong('lone', '--period', 'last_week', '--from', '2026-11-03')).toContain(
      'a period says both ends itself',
    );
    expect(await wrong('lone', '--period', 'last_year')).toContain('Allowed choices are today');
    expect(await wrong('list-on')).toContain('Give --on with a day');
    const older = new Database(officeFile(data));
    older.pragma('user_version = 6');
    older.close();
    const refused = await run(['report', 'saved', '--data', data]);
    expect([refused.code, refused.printed]).toEqual([1, '']);
    expect(refused.errors).toContain('start the kiosk once with this one');
  },
  PATIENCE_MS,
);
