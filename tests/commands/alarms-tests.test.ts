/** A test message from the outbox to the person who says that it arrived. */
import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type MailHost, mailHost } from '../alerts/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { factsOf, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { running } from './alarmed.ts';
import { MARIA, siteWithPins } from './epochs.ts';

const PATIENCE_MS = 60_000;

interface Mailed {
  readonly site: Site;
  readonly mail: MailHost;
}

const mailed = async (more: string): Promise<Mailed> => {
  const site = await siteWithPins();
  const mail = await mailHost();
  appendFileSync(
    site.file,
    `channels:
  - { id: mail, kind: smtp, server: '${mail.server}', from: kiosk@county.example, to: [office@county.example]${more} }
  - { id: horn, kind: siren, siren: siren }
`,
  );
  await running(site);
  return { site, mail };
};

const as = (site: Site, args: readonly string[], pin = MARIA) =>
  run(['alarms', ...args, '--config', site.file, '--by', 'maria-alvarez', '--stdin'], { input: `${pin}\n` });

const codeIn = (letter: string | undefined): string => /received ([A-Z2-9]{6})/.exec(letter ?? '')?.[1] ?? '';

test('the test of the week goes through the outbox, and whoever types its code has received it', async () => {
  const { site, mail } = await mailed(", test: { at: 'mon 09:00' }, least: critical");
  await until('the mail is there', () => mail.letters.length > 0, PATIENCE_MS);
  expect(mail.letters[0]).toContain('Test of this way to tell people');
  const code = codeIn(mail.letters[0]);
  expect((await as(site, ['received', 'ABCDEF'])).errors).toContain('no test with this code waits');
  expect((await as(site, ['received', code], '0000')).code).toBe(1);
  expect(await as(site, ['received', code.toLowerCase()])).toEqual({
    code: 0,
    printed: `${code.toLowerCase()}: the test arrived.\n`,
    errors: '',
  });
  const about = { channel: 'mail', alarm: 'channel_test/mail#1' };
  expect(factsOf(site).filter(({ type }) => /test|delivered/.test(type))).toMatchObject([
    { type: 'channel_test_sent', code, signed_by: [], ...about },
    { type: 'notice_delivered', recipients: ['office@county.example'], ...about },
    { type: 'channel_tested', person: 'maria-alvarez', ...about },
  ]);
  const told = await run(['alarms', 'told', 'channel_test/mail#1', '--data', site.data]);
  expect(told.printed).toMatch(/test sent by mail/);
  expect(told.printed).toMatch(/told by mail: office@county\.example/);
  expect(told.printed).toMatch(/test by mail received by Maria Alvarez, after \d+ s/);
  const json = await run(['alarms', 'told', 'channel_test/mail#1', '--data', site.data, '--json']);
  expect(json.printed).toContain('"person":"maria-alvarez"');
});

test('a test by hand goes by any channel, a siren is named by whoever heard it, and others are refused', async () => {
  const { site, mail } = await mailed('');
  expect((await as(site, ['test', 'mail'])).printed).toContain('mail: a test is on its way.');
  await until('the mail is there', () => mail.letters.length > 0, PATIENCE_MS);
  expect((await as(site, ['received', codeIn(mail.letters[0])])).code).toBe(0);
  expect((await as(site, ['test', 'horn'])).code).toBe(0);
  expect((await as(site, ['received', 'horn'])).printed).toBe('horn: the test arrived.\n');
  expect((await as(site, ['test', 'pigeon'])).errors).toBe(
    'pigeon: there is no such channel. Name one of the channels of the configuration.\n',
  );
  expect((await as(site, ['test', 'no channel'])).code).toBe(2);
  expect((await as(site, ['received', 'a b'])).code).toBe(2);
  const types = factsOf(site).map(({ type }) => type);
  expect(types.filter((type) => /test|siren/.test(type))).toEqual([
    'channel_test_sent',
    'channel_tested',
    'channel_test_sent',
    'siren_sounded',
    'channel_tested',
  ]);
});
