/** Reports that are made by themselves, mailed by the real office to a real mail server: to whom, and what is on record. */
import { expect, test } from 'vitest';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { ScheduledRuns } from '../../src/office/saved/scheduled-runs.ts';
import { childrenOf } from '../alerts/children.ts';
import { type MailHost, mailHost } from '../giving/aid.ts';
import { freePort } from '../web/free-port.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite } from './api-site.ts';
import { CLERK, NAMES, readable } from './letters.ts';

const LONG = { timeout: 4 * PATIENCE_MS };
const DAY_MS = 86_400_000;

const configured = ({ server }: Pick<MailHost, 'server'>, attach = 'forbidden'): string => `  report_mail:
    channel: mail
    allowed: [${CLERK}, audit.county.example]
    attach: ${attach}
channels:
  - { id: mail, kind: smtp, server: '${server}', from: kiosk@county.example, to: [duty@county.example] }
`;

const keep = async ({ as }: ApiSite): Promise<number> => {
  const body = { name: 'typed by somebody: Ana Ruiz', report: 'outage', asked: {}, format: 'csv' };
  const { json } = await as.auditor.ask('POST', '/saved-reports', body);
  const saved = Number(json['saved']);
  await as.auditor.ask('POST', `/saved-reports/${saved}/schedule`, {
    schedule: { every: 'day', at: '06:00' },
  });
  return saved;
};

const offFor = ({ data }: ApiSite, saved: number, ms: number): void => {
  const database = openOfficeDatabase(data);
  try {
    const runs = new ScheduledRuns(database);
    const kept = runs.scheduleOf(saved);
    if (kept !== undefined) runs.set({ ...kept, looked: Date.now() - ms });
  } finally {
    database.close();
  }
};

test(
  'whom the configuration allows is told that there is a report, without a name, and that is on record',
  LONG,
  async () => {
    const host = await mailHost();
    const site = await apiSite(configured(host));
    site.enter();
    const saved = await keep(site);
    const to = [CLERK, 'ed@audit.county.example'];
    const set = await site.as.auditor.ask('POST', `/saved-reports/${saved}/mail`, { to });
    expect([set.status, set.json['mail']]).toMatchObject([
      200,
      { allowed: [CLERK, 'audit.county.example'], may_attach: 'no', attach: 'no', set_by: 'aud' },
    ]);
    offFor(site, saved, DAY_MS);
    const mailed = () => site.facts().filter(({ type }) => type === 'report_mailed');
    await expect.poll(() => mailed().length, { timeout: 3 * PATIENCE_MS, interval: 500 }).toBe(2);
    expect(mailed()).toMatchObject(
      to.map((address) => ({
        ...{ account: 'aud', report: 'outage', saved, recipients: [address], content: 'notice', tries: 1 },
      })),
    );
    expect(host.letters.map((letter) => letter.to)).toEqual(to.map((address) => [address]));
    const [{ text } = { text: '' }] = host.letters;
    const letter = readable(text);
    expect(letter).toContain('Report: Times in which something did not work (kept report 1)');
    expect(letter).toMatch(/Rows: \d+/);
    expect(letter).toMatch(/Rests on: entries #0 to #\d+ of the log county\.example\/ballot-room\/k01/);
    expect(letter).toMatch(/Checkpoint: \d+ entries, to 20.*, root [\w+/]{43}=/);
    expect(letter).toContain(`Read it here, after signing in: ${site.origin}/supervisor/#reports`);
    expect(letter).not.toMatch(NAMES);
    const { json } = await site.as.supervisor.ask('GET', '/saved-reports');
    expect(json['saved']).toMatchObject([
      { runs: [{ mails: to.map((address) => ({ to: address, state: 'sent', content: 'notice' })) }] },
    ]);
  },
);

test(
  'a process that is killed while nobody answers leaves what it owes to the next, which sends it once',
  LONG,
  async () => {
    const port = await freePort();
    const site = await apiSite(configured({ server: `smtp://127.0.0.1:${port}` }));
    const saved = await keep(site);
    await site.as.auditor.ask('POST', `/saved-reports/${saved}/mail`, { to: [CLERK] });
    expect(site.facts().at(-1)).toMatchObject({
      type: 'report_mail_set',
      ...{ account: 'aud', saved, recipients: [CLERK], content: 'notice' },
    });
    offFor(site, saved, DAY_MS);
    const told = async () => {
      const { json } = await site.as.auditor.ask('GET', '/saved-reports');
      const [line] = json['saved'] as readonly { runs: readonly { mails: readonly object[] }[] }[];
      return line?.runs[0]?.mails[0] ?? {};
    };
    const patience = { timeout: 3 * PATIENCE_MS, interval: 500 };
    await expect.poll(told, patience).toMatchObject({ state: 'owed', why: 'no_answer', tries: 1 });
    const [pid] = childrenOf(process.pid, 'office-process');
    process.kill(pid ?? 0, 'SIGKILL');
    const host = await mailHost(port);
    const database = openOfficeDatabase(site.data);
    // As if the minute until its next try were over.
    database.exec('UPDATE report_mail SET try_at = 1');
    database.close();
    const mailed = () => site.facts().filter(({ type }) => type === 'report_mailed');
    await expect.poll(() => mailed().length, patience).toBe(1);
    expect(mailed()).toMatchObject([{ account: 'aud', recipients: [CLERK], tries: 2 }]);
    expect(host.letters.length).toBe(1);
  },
);

test('nobody else is told, and no file goes along, with what, where and remedy', LONG, async () => {
  const host = await mailHost();
  const site = await apiSite(configured(host));
  const saved = await keep(site);
  const address = `/saved-reports/${saved}/mail`;
  for (const [as, body, status, code, where] of [
    ['auditor', { to: ['clerk@elsewhere.example'] }, 409, 'mail_not_allowed', 'body.to.0'],
    ['auditor', { to: [CLERK, 'x@sub.audit.county.example'] }, 409, 'mail_not_allowed', 'body.to.1'],
    ['auditor', { to: ['eve%evil.example@audit.county.example'] }, 409, 'mail_not_allowed', 'body.to.0'],
    ['auditor', { to: ['evil.example!eve@audit.county.example'] }, 409, 'mail_not_allowed', 'body.to.0'],
    ['auditor', { to: [CLERK], attach: 'yes' }, 409, 'mail_not_allowed', 'body.attach'],
    ['auditor', { to: ['a@county.example\r\nBcc: b@c'] }, 400, 'malformed', 'body.to.0'],
    ['auditor', { to: ['<clerk@county.example>'] }, 400, 'malformed', 'body.to.0'],
    ['supervisor', { to: [CLERK] }, 409, 'not_yours', 'path.saved'],
    ['observer', { to: [CLERK] }, 403, 'not_allowed', 'keep_reports'],
  ] as const) {
    const answer = await site.as[as].ask('POST', address, body);
    const error = answer.json['error'] as { where: string; remedy: string };
    expect([as, body, answer.status, answer.code]).toEqual([as, body, status, code]);
    if (as === 'auditor') expect(error.where).toBe(where);
    expect(error.remedy.length).toBeGreaterThan(5);
  }
  const never = { schedule: null };
  await site.as.auditor.ask('POST', `/saved-reports/${saved}/schedule`, never);
  const unscheduled = await site.as.auditor.ask('POST', address, { to: [CLERK] });
  expect([unscheduled.status, unscheduled.code]).toEqual([409, 'not_scheduled']);
});

test('the report itself goes along only for whoever said lately who they are', LONG, async () => {
  const site = await apiSite(configured(await mailHost(), 'may_be_chosen'));
  const saved = await keep(site);
  const database = openOfficeDatabase(site.data);
  database.exec('UPDATE session SET confirmed_at = 1');
  database.close();
  const set = async (body: object) => {
    const { status, code } = await site.as.auditor.ask('POST', `/saved-reports/${saved}/mail`, body);
    return [status, code];
  };
  expect(await set({ to: [CLERK], attach: 'yes' })).toEqual([403, 'confirm']);
  expect(await set({ to: [CLERK] })).toEqual([200, undefined]);
  expect(await set({ to: [], attach: 'yes' })).toEqual([200, undefined]);
});

test('where the configuration has no list there is no mail', LONG, async () => {
  const site = await apiSite();
  const saved = await keep(site);
  const answer = await site.as.auditor.ask('POST', `/saved-reports/${saved}/mail`, { to: [CLERK] });
  expect([answer.code, answer.json['error']]).toMatchObject([
    'mail_not_allowed',
    { what: 'no report may be mailed from here', remedy: expect.stringContaining('report_mail.allowed') },
  ]);
});
