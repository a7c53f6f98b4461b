/** Mails of made reports over hours and days: what waits, what is sent late, what is given up, and what goes along. */
import { expect, onTestFinished, test } from 'vitest';
import type { OfficeFact } from '../../src/core/facts-office.ts';
import { newInvitation } from '../../src/office/accounts.ts';
import { type MailSettings, ReportMailing } from '../../src/office/api/report-mailing.ts';
import { Office } from '../../src/office/office.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { ReportFolder } from '../../src/office/saved/report-folder.ts';
import { attachmentOf, mailHost } from '../giving/aid.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { CLERK, NAMES, readable } from './letters.ts';

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000];
const DUE = Date.parse('2026-11-09T06:00-07:00');

/** The office's own parts over a file of accounts, as its process has them, with a clock that is set by hand. */
const mailing = (host: { readonly server: string }, more: Partial<MailSettings> = {}) => {
  const data = temporaryDirectory();
  const facts: OfficeFact[] = [];
  const at = { now: DUE + MINUTE_MS, full: false };
  const open = (settings: Partial<MailSettings> = more) => {
    const database = openOfficeDatabase(data);
    const office = new Office({
      ...{ database, kiosk: 'Test kiosk', limits: { idle_ms: 1, session_ms: 1 }, confirm_ms: 1 },
      ...{ provider: null, isUnlisted: () => false, now: () => at.now },
      key: {} as never,
      record: (happened) => {
        if (at.full)
          return Promise.resolve({ outcome: 'refused', code: 'kiosk', what: '', where: '', remedy: '' });
        facts.push(...happened);
        return Promise.resolve({ outcome: 'done', index: facts.length, became: 'recorded' });
      },
      diagnostics: { warn: () => undefined } as never,
    });
    onTestFinished(() => void (database.open && database.close()));
    const sender = new ReportMailing({
      office,
      folder: new ReportFolder(data),
      zone: 'America/Denver',
      settings: {
        ...{ server: host.server, from: 'kiosk@county.example', allowed: ['county.example'] },
        ...{ attach: 'may_be_chosen', give_up_ms: DAY_MS, page: 'https://kiosk.example/supervisor/#reports' },
        ...settings,
      },
    });
    return { office, sender, database };
  };
  return { data, facts, at, open };
};

type Opened = ReturnType<ReturnType<typeof mailing>['open']>;

/** A report that the clerk is to be told of, made a minute ago. */
const owing = ({ office }: Opened, attach: 'yes' | 'no' = 'no'): void => {
  office.accounts.add({ name: 'aud', role: 'auditor', person: '' }, newInvitation(), 1);
  office.accounts.makeReady('aud', { password: 'none', code_secret: Buffer.from('none'), code_step: 0 });
  const of = { name: 'a', report: 'lone', asked: '{}', format: 'csv', language: 'es' } as const;
  const saved = office.saved.add({ ...of, made_by: 'aud', made_at: 1 });
  office.mails.set({ saved, addresses: [CLERK], attach, set_by: 'aud' }, office.now());
  office.runs.owe(saved, DUE, 0, office.now());
  const told = { since: 0, before: 253_402_300_799_999, first_entry: 0, entries: 9, rows: 3, basis: '' };
  const made = { ...told, file: 'lone-1.csv', bytes: 5, made_at: office.now() };
  office.mails.owe({ saved, run: 1, report: 'lone', due: DUE }, office.now(), () =>
    office.runs.made(1, made),
  );
};

test('while no server answers it waits longer and longer, over a restart too, and is sent late', async () => {
  const port = await freePort();
  const site = mailing({ server: `smtp://127.0.0.1:${port}` });
  const before = site.open();
  owing(before);
  await before.sender.sendDue();
  const [first] = before.office.mails.ofRun(1);
  expect(first).toMatchObject({ state: 'owed', why: 'no_answer', tries: 1, try_at: site.at.now + MINUTE_MS });
  await before.sender.sendDue();
  expect(before.office.mails.ofRun(1)[0]?.tries).toBe(1);
  site.at.now += MINUTE_MS;
  await before.sender.sendDue();
  expect(before.office.mails.ofRun(1)[0]).toMatchObject({ tries: 2, try_at: site.at.now + 2 * MINUTE_MS });
  before.database.close();
  const host = await mailHost(port);
  const after = site.open();
  site.at.now = DUE + 2 * HOUR_MS;
  await after.sender.sendDue();
  expect(host.letters.map(({ to }) => to)).toEqual([[CLERK]]);
  const letter = readable(host.letters[0]?.text ?? '');
  expect(letter).toMatch(/^Subject: .*TARDE/m);
  expect(letter).toContain('Filas: 3');
  expect(site.facts).toMatchObject([
    { type: 'report_mailed', account: 'aud', recipients: [CLERK], late: 'yes', tries: 3, due: DUE },
  ]);
  await after.sender.sendDue();
  expect([host.letters.length, site.facts.length]).toEqual([1, 1]);
});

test('one that was sent and not noted when the process was killed goes out again under the same Message-ID', async () => {
  const host = await mailHost();
  const site = mailing(host);
  const before = site.open();
  owing(before);
  await before.sender.sendDue();
  // As the file was before the server's answer came: the try is noted, its outcome is not.
  before.database.exec(`UPDATE report_mail SET state = 'owed', recorded = 'no', over_at = 0`);
  before.database.close();
  site.at.now += HOUR_MS;
  await site.open().sender.sendDue();
  const ids = host.letters.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1]);
  expect(ids.length).toBe(2);
  expect(new Set(ids).size).toBe(1);
});

test('it is given up after the stated time, and at once where the server means no', async () => {
  const site = mailing({ server: `smtp://127.0.0.1:${await freePort()}` });
  const opened = site.open();
  owing(opened);
  site.at.now += DAY_MS;
  await opened.sender.sendDue();
  expect(site.facts).toMatchObject([
    { type: 'report_not_mailed', cause: 'no_answer', recipients: [CLERK], tries: 1 },
  ]);
  expect(opened.office.mails.ofRun(1)).toMatchObject([{ state: 'given_up', why: 'no_answer' }]);
  const host = await mailHost();
  host.refuses.add(CLERK);
  const refusing = mailing(host);
  const refused = refusing.open();
  owing(refused);
  await refused.sender.sendDue();
  expect(refusing.facts).toMatchObject([{ type: 'report_not_mailed', cause: 'refused', tries: 1 }]);
});

test('the outcome gets on record once there is room for it, and nothing goes out twice', async () => {
  const host = await mailHost();
  const site = mailing(host);
  const opened = site.open();
  owing(opened);
  site.at.full = true;
  await opened.sender.sendDue();
  expect([host.letters.length, site.facts.length]).toEqual([1, 0]);
  site.at.full = false;
  await opened.sender.sendDue();
  expect([host.letters.length, site.facts.length]).toEqual([1, 1]);
});

test('the report itself goes along only where it was chosen, may be, and is still there', async () => {
  const host = await mailHost();
  const content = async (more: Partial<MailSettings>, hasFile: boolean) => {
    const site = mailing(host, more);
    const opened = site.open();
    owing(opened, 'yes');
    if (hasFile) {
      const out = await new ReportFolder(site.data).begin('lone-1.csv');
      await out.write('Ana Ruiz\r\n');
      await out.finish();
    }
    await opened.sender.sendDue();
    return { sent: site.facts.map((fact) => fact.type === 'report_mailed' && fact.content) };
  };
  expect(await content({}, true)).toEqual({ sent: ['file'] });
  expect(attachmentOf(host.letters[0]?.text ?? '').toString()).toBe('Ana Ruiz\r\n');
  expect(await content({ attach: 'forbidden' }, true)).toEqual({ sent: ['notice'] });
  expect(readable(host.letters[1]?.text ?? '')).toContain('no va adjunto: la configuraci');
  expect(await content({}, false)).toEqual({ sent: ['notice'] });
  for (const { text } of host.letters.slice(1)) expect(text).not.toMatch(NAMES);
});

test('names go to no server that does not encrypt, but to one on this machine; that can be put right', async () => {
  const host = await mailHost();
  const elsewhere = { server: host.server.replace('127.0.0.1', '0.0.0.0') };
  const site = mailing(elsewhere);
  const opened = site.open();
  owing(opened, 'yes');
  const out = await new ReportFolder(site.data).begin('lone-1.csv');
  await out.write('Ana Ruiz\r\n');
  await out.finish();
  await opened.sender.sendDue();
  expect(host.letters).toEqual([]);
  expect(opened.office.mails.ofRun(1)).toMatchObject([{ state: 'owed', why: 'refused', tries: 1 }]);
  const notice = mailing(elsewhere).open();
  owing(notice);
  await notice.sender.sendDue();
  expect(host.letters.length).toBe(1);
});

test('what is taken back while others are sent does not go out, nor names that are', async () => {
  const host = await mailHost();
  const site = mailing(host);
  const opened = site.open();
  owing(opened, 'yes');
  const { mails, runs } = opened.office;
  const out = await new ReportFolder(site.data).begin('lone-1.csv');
  await out.write('Ana Ruiz\r\n');
  await out.finish();
  const of = { saved: 1, run: 1, report: 'lone', due: DUE } as const;
  mails.set({ saved: 1, addresses: [CLERK, 'b@county.example'], attach: 'yes', set_by: 'aud' }, 1);
  mails.owe(of, site.at.now, () => expect(runs.of(1)).toBeDefined());
  const sending = opened.sender.sendDue();
  mails.set({ saved: 1, addresses: [CLERK], attach: 'no', set_by: 'aud' }, site.at.now);
  await sending;
  expect(host.letters.map(({ to }) => to)).toEqual([[CLERK], [CLERK]]);
  expect(host.letters[1]?.text).not.toMatch(NAMES);
  expect(site.facts.map((fact) => [fact.type, 'cause' in fact && fact.cause])).toEqual([
    ['report_mailed', false],
    ['report_mailed', false],
    ['report_not_mailed', 'taken_back'],
  ]);
});

test('what the server took is on record as mailed, though somebody took the address away meanwhile', async () => {
  const host = await mailHost();
  const site = mailing(host);
  const opened = site.open();
  owing(opened);
  const sending = opened.sender.sendDue();
  opened.office.mails.unset(1, site.at.now);
  await sending;
  expect(host.letters.length).toBe(1);
  expect(site.facts).toMatchObject([{ type: 'report_mailed', recipients: [CLERK] }]);
});

test('what is owed ends where the address, the schedule or the right of whoever asked is taken away', async () => {
  const host = await mailHost();
  for (const [cause, change, more] of [
    ['taken_back', ({ office }: Opened) => office.mails.unset(1, DUE), {}],
    ['not_allowed', () => undefined, { allowed: ['elsewhere.example'] }],
    ['keeper_barred', ({ office }: Opened) => office.accounts.setLocked('aud', 'locked'), {}],
  ] as const) {
    const site = mailing(host, more);
    const opened = site.open();
    owing(opened);
    change(opened);
    await opened.sender.sendDue();
    expect(site.facts).toMatchObject([{ type: 'report_not_mailed', cause, tries: 0 }]);
  }
  expect(host.letters).toEqual([]);
});
