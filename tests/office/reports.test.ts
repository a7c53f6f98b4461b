/** Standing questions as pages and programs ask them: the command's own answers, with what they rest on. */
import { expect, test } from 'vitest';
import type { ReportAnswer } from '../../src/office/api/report-schemas.ts';
import { NoAnswer, runReport } from '../../src/office/reports/report-runs.ts';
import { REPORT_NAMES } from '../../src/reports/report-names.ts';
import { run } from '../commands/aid.ts';
import { elementsIn, readPdf } from '../reports/read-pdf.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite } from './api-site.ts';

const LONG = { timeout: 3 * PATIENCE_MS };
/** Every question asked, each from the whole log. */
const EVERY = { timeout: 5 * PATIENCE_MS };

const DAY_MS = 86_400_000;

const lived = async (): Promise<ApiSite> => {
  const site = await apiSite();
  site.enter();
  site.door('open');
  return site;
};

const answered = async ({ as }: ApiSite, address: string): Promise<ReportAnswer> => {
  const { json, status, body } = await as.auditor.ask('GET', `/reports/${address}`);
  expect([address, status, status === 200 ? '' : body]).toEqual([address, 200, '']);
  return json as unknown as ReportAnswer;
};

/** Each question with what it needs to be asked. */
const ASKED: Readonly<Record<(typeof REPORT_NAMES)[number], (now: number) => string>> = {
  lone: () => 'phase=sealed',
  'nobody-entered': (now) => `room=north&since=${now - DAY_MS}&before=${now + DAY_MS}`,
  'list-on': (now) => `since=${now - DAY_MS}&before=${now + DAY_MS}`,
  about: () => 'person=ana-1',
  told: () => `alarm=${encodeURIComponent('door_forced/north#1')}`,
  outage: () => '',
  looked: () => 'entry=1',
  trends: () => 'per=month',
  visitors: () => '',
};

test('every question is answered, and rests on the log and its newest signed checkpoint', LONG, async () => {
  const site = await lived();
  for (const name of REPORT_NAMES) {
    const answer = await answered(site, `${name}?${ASKED[name](Date.now())}`);
    expect(answer).toMatchObject({ report: name, zone: 'America/Denver', left_out: 0 });
    expect(answer.basis.checkpoint?.size).toBeGreaterThan(0);
    for (const row of answer.rows) expect(row.length).toBe(answer.columns.length);
  }
  const about = await answered(site, 'about?person=ana-1');
  expect(about.outcome).toBe('about');
  expect(about.rows.length).toBe(about.figures['entries']);
  expect(about.asked).toEqual({ person: 'ana-1' });
  const entered = await answered(site, `nobody-entered?${ASKED['nobody-entered'](Date.now())}`);
  expect(entered.outcome).toBe('entered');
});

test('a file has what the command writes, for spreadsheets and for programs', LONG, async () => {
  const site = await lived();
  await answered(site, 'outage');
  for (const format of ['csv', 'json'] as const) {
    const sent = await site.as.auditor.ask('GET', `/reports/about/file?person=ana-1&format=${format}`);
    expect(sent.status).toBe(200);
    expect(sent.headers['content-disposition']).toMatch(/^attachment; filename="about-\d+\.(csv|json)"$/);
    const asked = ['report', 'about', '--person', 'ana-1', '--data', site.data, '--format', format];
    const { printed } = await run(asked);
    // The kiosk goes on: what it rests on may have grown between the two.
    const rows = (text: string) =>
      text.split('\n').filter((line) => /ana-1/.test(line) && /access_granted/.test(line));
    expect(rows(sent.body)).toEqual(rows(printed));
    expect(rows(sent.body).length).toBe(1);
  }
});

test(
  'a PDF says the same on paper, in the language that was asked for, and is on record',
  EVERY,
  async () => {
    const site = await lived();
    const pdf = async (query: string): Promise<Buffer> => {
      const { status, headers, bytes } = await site.as.auditor.ask('GET', `/reports/${query}`);
      expect([query, status, headers['content-type']]).toEqual([query, 200, 'application/pdf']);
      return bytes;
    };
    const read = await readPdf(await pdf('about/file?person=ana-1&format=pdf&language=es'));
    expect(site.facts().filter(({ type }) => type === 'log_exported').length).toBe(1);
    const told = await answered(site, 'about?person=ana-1');
    expect(read).toMatchObject({ language: 'es-US', title: '¿Qué consta sobre …?', isTagged: true });
    const rows = elementsIn(elementsIn(read.elements, 'TBody'), 'TR').map(
      ({ children }) => children[0]?.text,
    );
    expect(rows).toEqual(expect.arrayContaining(told.rows.map(([entry]) => `#${entry}`)));
    for (const name of REPORT_NAMES) {
      const words = await readPdf(
        await pdf(`${name}/file?format=pdf&language=es&${ASKED[name](Date.now())}`),
      );
      expect([name, words.pages]).toEqual([name, expect.any(Number)]);
    }
  },
);

test(
  'a period is asked for instead of two instants, and is said in the answer with what it came to',
  EVERY,
  async () => {
    const site = await lived();
    for (const name of REPORT_NAMES) {
      const asked = ASKED[name](0).replaceAll(/&?(since|before)=-?\d+/g, '');
      const answer = await answered(site, `${name}?${asked}&period=last_30_days`.replace('?&', '?'));
      expect([name, answer.asked]).toMatchObject([name, { period: 'last_30_days' }]);
      expect([name, answer.since % 60_000, answer.before > answer.since]).toEqual([name, 0, true]);
    }
    const today = await answered(site, 'about?person=ana-1&period=today');
    const since = await answered(site, 'about?person=ana-1&period=since_review');
    // Nothing was reviewed yet: from the first entry on.
    expect(since.basis.first?.entry).toBe(0);
    expect(since.rows).toEqual((await answered(site, `about?person=ana-1&before=${since.before}`)).rows);
    expect(today.before).toBeGreaterThan(Date.now() - PATIENCE_MS);
    const file = await site.as.auditor.ask('GET', '/reports/outage/file?period=yesterday&format=csv');
    expect(file.body).toMatch(/^\ufeffreport,outage\r\nperiod,yesterday\r\n/);
  },
);

test('that a report was read is on record with all entries of its time', LONG, async () => {
  const site = await lived();
  const before = site.service.kiosk.index + 1;
  await answered(site, 'outage');
  const [exported] = site.facts().filter(({ type }) => type === 'log_exported');
  expect(exported).toMatchObject({ account: 'aud', profile: 'none', from: 0 });
  expect((exported as { entries?: number } | undefined)?.entries).toBeGreaterThanOrEqual(before);
});

test('what cannot be asked is refused with what, where and remedy', LONG, async () => {
  const site = await lived();
  for (const [address, status, where] of [
    ['nothing', 400, 'path.name'],
    ['outage?room=north', 400, 'query.room'],
    ['nobody-entered?room=north', 400, 'query.since'],
    ['nobody-entered?since=1&before=2', 400, 'query.room'],
    ['nobody-entered?room=nowhere&since=1&before=2', 404, 'query.room'],
    ['list-on?since=2&before=2', 400, 'query.before'],
    ['about', 400, 'query'],
    ['about?person=a&seal=b', 400, 'query'],
    ['told', 400, 'query.alarm'],
    ['told?alarm=nothing', 400, 'query.alarm'],
    ['looked?entry=x', 400, 'query.entry'],
    ['outage/file', 400, 'query.format'],
    ['outage/file?format=docx', 400, 'query.format'],
    ['outage/file?format=pdf&language=fr', 400, 'query.language'],
    ['nobody-entered/file?format=csv&room=nowhere&since=1&before=2', 404, 'query.room'],
  ] as const) {
    const answer = await site.as.auditor.ask('GET', `/reports/${address}`);
    expect([address, answer.status, answer.json['error']]).toMatchObject([address, status, { where }]);
  }
  for (const role of ['observer', 'administrator'] as const) {
    const file = await site.as[role].ask('GET', '/reports/outage/file?format=csv');
    expect([role, file.status, file.code]).toEqual([role, 403, 'not_allowed']);
  }
});

test('a report that takes too long, and one that nobody takes, ends with its thread', LONG, async () => {
  const { data } = await lived();
  const task = {
    data,
    question: { report: 'outage' },
    time: {},
    asked: {},
    form: 'csv',
    rows_max: 0,
  } as const;
  const nothing = { head: async () => {}, piece: async () => {} };
  await expect(runReport(task, nothing, { longest_ms: 1 })).rejects.toMatchObject({ why: 'too_long' });
  await expect(runReport({ ...task, data: `${data}/none` }, nothing)).rejects.toMatchObject({
    why: 'unreadable',
  });
  const gone = { head: () => Promise.reject(new NoAnswer('cancelled')) };
  await expect(runReport(task, gone)).rejects.toMatchObject({ why: 'cancelled' });
  expect(await runReport(task, nothing)).toMatchObject({ left_out: 0 });
});
