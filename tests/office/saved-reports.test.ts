/** Reports that somebody keeps under a name: who may, what is kept, and what of it is true again later. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Accounts, newInvitation } from '../../src/office/accounts.ts';
import { officeFile, openOfficeDatabase } from '../../src/office/office-database.ts';
import { SAVED_MAX, SavedReports } from '../../src/office/saved/saved-reports.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite, PERSONAL } from './api-site.ts';

const LONG = { timeout: 3 * PATIENCE_MS };

const WEEKLY = { name: 'Weekly: the rule', report: 'lone', asked: { period: 'last_week' } } as const;

interface Line {
  readonly saved: number;
  readonly name: string;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly made_by: string;
  readonly may_change: string;
  readonly fault: { readonly code: string; readonly remedy: string } | null;
}

const lines = async (
  { as }: ApiSite,
  role: 'auditor' | 'supervisor' = 'auditor',
): Promise<readonly Line[]> => {
  const { json } = await as[role].ask('GET', '/saved-reports');
  return json['saved'] as readonly Line[];
};

test(
  'what one keeps, the others who may read it find and ask, and only who keeps it changes it',
  LONG,
  async () => {
    const site = await apiSite();
    const { auditor, supervisor } = site.as;
    const kept = await auditor.ask('POST', '/saved-reports', WEEKLY);
    expect([kept.status, kept.json]).toMatchObject([
      200,
      { name: WEEKLY.name, asked: WEEKLY.asked, format: 'pdf', language: 'en', made_by: 'aud', fault: null },
    ]);
    const saved = Number(kept.json['saved']);
    expect(await lines(site)).toMatchObject([{ saved, may_change: 'yes' }]);
    expect(await lines(site, 'supervisor')).toMatchObject([{ saved, made_by: 'aud', may_change: 'no' }]);
    const answer = await supervisor.ask('GET', '/reports/lone?period=last_week');
    expect([answer.status, answer.json['asked']]).toEqual([200, { period: 'last_week' }]);
    for (const [what, body] of [
      ['rename', { name: 'Mine' }],
      ['remove', {}],
    ] as const) {
      const refused = await supervisor.ask('POST', `/saved-reports/${saved}/${what}`, body);
      expect([what, refused.status, refused.code]).toEqual([what, 409, 'not_yours']);
    }
    const renamed = await auditor.ask('POST', `/saved-reports/${saved}/rename`, { name: 'Each week' });
    expect(renamed.json).toMatchObject({ saved, name: 'Each week', asked: WEEKLY.asked });
    const removed = await auditor.ask('POST', `/saved-reports/${saved}/remove`, {});
    expect([removed.status, removed.json]).toEqual([200, { removed: saved }]);
    expect(await lines(site)).toEqual([]);
    const again = await auditor.ask('POST', '/saved-reports', WEEKLY);
    expect(Number(again.json['saved'])).toBeGreaterThan(saved);
  },
);

test(
  'whoever may see no names neither sees nor keeps any, and nobody keeps one from elsewhere',
  LONG,
  async () => {
    const site = await apiSite();
    const about = { name: 'Ana', report: 'about', asked: { person: 'ana-1' } };
    expect((await site.as.auditor.ask('POST', '/saved-reports', about)).status).toBe(200);
    for (const role of ['observer', 'administrator'] as const) {
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['POST', '', { ...WEEKLY, name: role }],
        ['POST', '/1/rename', { name: 'other' }],
        ['POST', '/1/remove', {}],
      ] as const) {
        const answer = await site.as[role].ask(method, `/saved-reports${path}`, body);
        expect([role, path, answer.status, answer.code]).toEqual([role, path, 403, 'not_allowed']);
        expect(answer.body).not.toMatch(PERSONAL);
      }
    }
    const stolen = await site.as.auditor.ask('POST', '/saved-reports', WEEKLY, { 'x-change-token': 'none' });
    expect([stolen.status, stolen.code]).toEqual([403, 'not_ours']);
    const elsewhere = { origin: 'https://elsewhere.example' };
    expect((await site.as.auditor.ask('POST', '/saved-reports', WEEKLY, elsewhere)).status).toBe(403);
    expect((await lines(site)).map(({ name }) => name)).toEqual(['Ana']);
  },
);

test('what could not be asked is not kept, with what, where and remedy', LONG, async () => {
  const site = await apiSite();
  await site.as.auditor.ask('POST', '/saved-reports', WEEKLY);
  for (const [change, status, where] of [
    [{}, 409, 'body.name'],
    [{ name: '' }, 400, 'body.name'],
    [{ name: ' begins with nothing' }, 400, 'body.name'],
    [{ name: 'turned \u202e round' }, 400, 'body.name'],
    [{ name: 'x'.repeat(81) }, 400, 'body.name'],
    [{ name: 'a', report: 'weather' }, 400, 'body.report'],
    [{ name: 'a', asked: { room: 'north' } }, 400, 'query.room'],
    [{ name: 'a', asked: { period: 'last_year' } }, 400, 'body.asked.period'],
    [{ name: 'a', asked: { period: 'today', since: 1 } }, 400, 'query.period'],
    [{ name: 'a', report: 'nobody-entered', asked: { room: 'north' } }, 400, 'query.since'],
    [{ name: 'a', report: 'about', asked: {} }, 400, 'query'],
    [{ name: 'a', format: 'docx' }, 400, 'body.format'],
  ] as const) {
    const answer = await site.as.auditor.ask('POST', '/saved-reports', { ...WEEKLY, ...change });
    expect([change, answer.status, answer.json['error']]).toMatchObject([change, status, { where }]);
    const { remedy } = answer.json['error'] as { remedy: string };
    expect(remedy.length).toBeGreaterThan(5);
  }
  const unknown = await site.as.auditor.ask('POST', '/saved-reports/77/remove', {});
  expect([unknown.status, unknown.json['error']]).toMatchObject([404, { where: 'path.saved' }]);
});

const made = { report: 'trends', format: 'csv', language: 'en', made_by: 'gone', made_at: 1 } as const;

test(
  'one that cannot be asked any more says why; that of an account that is gone, anybody may change',
  LONG,
  async () => {
    const site = await apiSite();
    const database = openOfficeDatabase(site.data);
    try {
      const saved = new SavedReports(database);
      saved.add({ ...made, name: 'a', asked: JSON.stringify({ room: 'cellar', period: 'last_month' }) });
      saved.add({ ...made, name: 'b', asked: JSON.stringify({ per: 'decade' }) });
      saved.add({ ...made, name: 'c', asked: JSON.stringify({ per: 'month' }), made_by: 'obs' });
      saved.add({ ...made, name: 'd', asked: JSON.stringify({ room: 'north' }), made_by: 'sup' });
    } finally {
      database.close();
    }
    expect(await lines(site)).toMatchObject([
      {
        name: 'a',
        may_change: 'yes',
        fault: { code: 'room_gone', remedy: expect.stringContaining('north') },
      },
      { name: 'b', may_change: 'yes', fault: { code: 'asked_otherwise' } },
      { name: 'c', may_change: 'yes', fault: null },
      { name: 'd', may_change: 'no', fault: null },
    ]);
    const gone = await site.as.auditor.ask('GET', '/reports/trends?room=cellar&period=last_month');
    expect([gone.status, gone.json['error']]).toMatchObject([404, { where: 'query.room' }]);
  },
);

test('so many are kept and no more', LONG, async () => {
  const site = await apiSite();
  const database = openOfficeDatabase(site.data);
  try {
    const saved = new SavedReports(database);
    for (let index = 0; index < SAVED_MAX; index += 1) saved.add({ ...made, name: `n${index}`, asked: '{}' });
  } finally {
    database.close();
  }
  const over = await site.as.auditor.ask('POST', '/saved-reports', WEEKLY);
  expect([over.status, over.code]).toEqual([409, 'too_many']);
  expect((await lines(site)).length).toBe(SAVED_MAX);
});

test('a file of accounts of the version before goes on, with all that it has', () => {
  const folder = temporaryDirectory();
  const database = openOfficeDatabase(folder);
  new Accounts(database).add({ name: 'olga', role: 'auditor', person: '' }, newInvitation(), 1);
  database.close();
  const older = new Database(officeFile(folder));
  older.exec(
    'DROP TABLE report_mail; DROP TABLE report_mailing; DROP TABLE report_run; DROP TABLE report_schedule; DROP TABLE saved_report',
  );
  older.pragma('user_version = 5');
  older.close();
  const reopened = openOfficeDatabase(folder);
  try {
    expect(new Accounts(reopened).named('olga')?.role).toBe('auditor');
    expect(new SavedReports(reopened).all()).toEqual([]);
  } finally {
    reopened.close();
  }
  const other = new Database(officeFile(folder));
  other.pragma('user_version = 4');
  other.close();
  expect(() => openOfficeDatabase(folder)).toThrow('not a file of accounts of this version');
});
