/** Signing in over TLS at the real service: each sign-in, failure and end is an entry. */
import { describe, expect, test } from 'vitest';
import type { OfficeFact } from '../../src/core/facts-office.ts';
import { until } from '../web/small-kiosk.ts';
import { type OfficeSite, officeSite, PATIENCE_MS } from './aid.ts';
import { codeOf, invited, readyAccount, Visitor } from './visitor.ts';

const LONG = { timeout: 3 * PATIENCE_MS };

const entries = (site: OfficeSite, type: OfficeFact['type']): readonly OfficeFact[] =>
  site.facts().flatMap((fact) => (fact.type === type ? [fact as OfficeFact] : []));

test(
  'somebody with an invitation chooses a password and an app, is signed in, and signs in again',
  LONG,
  async () => {
    const site = await officeSite();
    const { known, visitor } = await readyAccount(site, 'ana', 'auditor');
    expect(await visitor.look()).toMatchObject({
      signed_in: 'yes',
      account: 'ana',
      role: 'auditor',
      person: '',
    });
    expect((await visitor.ask('DELETE', '/session')).status).toBe(200);
    expect(await visitor.look()).toEqual({
      signed_in: 'no',
      kiosk: 'Test kiosk',
      ways: ['password_and_code'],
      provider: '',
    });
    const { account, password, secret } = known;
    expect((await visitor.ask('POST', '/session', { account, password, code: codeOf(secret) })).status).toBe(
      200,
    );
    expect(entries(site, 'account_changed')).toMatchObject([
      { account: 'ana', change: 'ready', role: 'auditor', done_by: 'ana' },
    ]);
    await until('the end is on record', () => entries(site, 'account_signed_out').length === 1, PATIENCE_MS);
    expect(entries(site, 'account_signed_in')).toMatchObject([
      { account: 'ana', way: 'password_and_code', browser: 'new', address: '127.0.0.1' },
      { account: 'ana', browser: 'known' },
    ]);
  },
);

test('the cookie of a session is out of reach of scripts, other sites and the clear', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'ana', 'observer');
  const { account, password, secret } = known;
  const { headers, body } = await new Visitor(site).ask('POST', '/session', {
    account,
    password,
    code: codeOf(secret),
  });
  const [session = '', browser = ''] = headers['set-cookie'] ?? [];
  expect(session).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  expect(browser).toMatch(
    /^__Host-browser-[0-9a-f]{12}=[\w-]{43}; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect(body).toBe('{"signed_in":"yes"}');
  expect(headers['cache-control']).toBe('no-store');
});

describe('nobody learns which accounts there are', () => {
  test('a wrong name, password and code are one answer', LONG, async () => {
    const site = await officeSite();
    const { known } = await readyAccount(site, 'ana', 'auditor');
    invited(site, 'ben', 'auditor');
    const { account, password, secret } = known;
    const tries = [
      { account, password: 'not the password of ana', code: codeOf(secret) },
      { account, password, code: '000000' },
      { account, password, code: known.used },
      { account: 'nobody', password, code: codeOf(secret) },
      { account: 'ben', password: '', code: '' },
      { account: 'ben', password: 'x', code: codeOf(secret) },
    ].filter(({ password: typed }) => typed !== '');
    const answers = [];
    for (const typed of tries) answers.push(await new Visitor(site).ask('POST', '/session', typed));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers[0]?.code).toBe('wrong');
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual(answers.map(() => undefined));
    const refused = () => entries(site, 'account_refused');
    await until('all are on record', () => refused().length === 4, PATIENCE_MS);
    expect(
      refused().map((fact) => [('account' in fact && fact.account) || '', 'cause' in fact && fact.cause]),
    ).toEqual([
      ['ana', 'wrong'],
      ['ana', 'used_code'],
      ['', 'unknown_account'],
      ['ben', 'wrong'],
    ]);
    expect(JSON.stringify(site.facts())).not.toContain('nobody');
  });
});

test('a code signs in once, even for two who type it at once', LONG, async () => {
  const site = await officeSite();
  const { known } = await readyAccount(site, 'ana', 'auditor');
  const { account, password, secret } = known;
  const typed = { account, password, code: codeOf(secret) };
  const answers = await Promise.all([1, 2].map(() => new Visitor(site).ask('POST', '/session', typed)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
});

test('mistakes make their place wait, and a known browser is heard at once', LONG, async () => {
  const site = await officeSite();
  const { known, visitor } = await readyAccount(site, 'ana', 'auditor');
  const { account, password, secret } = known;
  const stranger = new Visitor(site);
  const wrong = { account, password: 'not the password of ana', code: '123456' };
  // Each wait is twice the last: however slow this machine is, the attempts soon come too fast.
  let answer = await stranger.ask('POST', '/session', wrong);
  for (let mistake = 1; mistake < 12 && answer.status === 401; mistake += 1) {
    answer = await stranger.ask('POST', '/session', wrong);
  }
  expect([answer.status, answer.code]).toEqual([429, 'later']);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  const right = { account, password, code: codeOf(secret) };
  expect((await stranger.ask('POST', '/session', right)).status).toBe(429);
  expect((await visitor.ask('POST', '/session', right)).status).toBe(200);
});
