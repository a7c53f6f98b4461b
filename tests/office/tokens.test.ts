/** Programs with tokens at the real service: what they are told, what they never get, and what of it is on record. */
import { describe, expect, test } from 'vitest';
import type { PersonId, PinHash } from '../../src/core/terms.ts';
import { Accounts } from '../../src/office/accounts.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { type ApiToken, isAtMost, Tokens } from '../../src/office/tokens.ts';
import { until } from '../web/small-kiosk.ts';
import { type Answer, ask, PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite, PINS } from './api-site.ts';

const LONG = { timeout: 4 * PATIENCE_MS };
const DAY_MS = 86_400_000;

const inOffice = <Done>(site: ApiSite, work: (tokens: Tokens, accounts: Accounts) => Done): Done => {
  const database = openOfficeDatabase(site.data);
  try {
    return work(new Tokens(database), new Accounts(database));
  } finally {
    database.close();
  }
};

/** A token as the command makes it. */
const tokenOf = (site: ApiSite, account: string, change: Partial<ApiToken> = {}): string =>
  inOffice(site, (tokens) =>
    tokens.add({
      ...{ token: Tokens.newName(), account, name: 'test', role: 'auditor', acknowledges: 'no' },
      ...{ created_at: Date.now(), until: Date.now() + DAY_MS },
      ...change,
    }),
  );

/** Asks as a program does: with no cookie and from no page. */
const asked = (
  { origin, pem }: ApiSite,
  token: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  ask(`${origin}${path}`, pem, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const FORCED = 'door_forced/north#1';
const changes = (site: ApiSite) => site.facts().filter(({ type }) => type === 'account_changed');

describe('a program with a token', () => {
  test('reads what its role may, and its first use is on record, once', LONG, async () => {
    const site = await apiSite();
    site.enter();
    const auditor = tokenOf(site, 'aud');
    const rooms = await asked(site, auditor, '/api/v1/rooms');
    expect([rooms.status, rooms.body]).toEqual([200, expect.stringContaining('Ana Ruiz')]);
    await asked(site, auditor, '/api/v1/entries?limit=1');
    const taken = site.facts().filter(({ type }) => type === 'log_exported');
    expect(taken).toMatchObject([{ account: 'aud', taken: 'by_program', entries: 1 }]);
    expect((await asked(site, auditor, '/api/v1/people')).status).toBe(200);
    await until('it is on record', () => changes(site).length === 1, PATIENCE_MS);
    expect(changes(site)).toMatchObject([{ account: 'aud', change: 'token_used', role: 'auditor' }]);
    const [kept] = inOffice(site, (tokens) => tokens.ofAccount('aud'));
    expect(kept?.used_at).toBeGreaterThan(Date.now() - 60_000);
    const observer = tokenOf(site, 'sup', { role: 'observer' });
    expect((await asked(site, observer, '/api/v1/rooms')).body).not.toContain('Ana Ruiz');
    expect((await asked(site, observer, '/api/v1/people')).status).toBe(403);
  });

  test(
    'gets at nothing but these routes: no page, no session, no export, no account, no socket',
    LONG,
    async () => {
      const site = await apiSite();
      const token = tokenOf(site, 'sup', { role: 'supervisor', acknowledges: 'yes' });
      const session = JSON.parse((await asked(site, token, '/api/v1/session')).body);
      expect(session.signed_in).toBe('no');
      for (const path of ['/exports', '/sessions', '/accounts', '/passkeys'])
        expect([path, [401, 404].includes((await asked(site, token, `/api/v1${path}`)).status)]).toEqual([
          path,
          true,
        ]);
      expect((await asked(site, token, '/api/v1/exports', { profile: 'none' })).status).toBe(401);
      const socket = await asked(site, token, '/api/v1/socket/?EIO=4&transport=polling');
      expect(socket.status).not.toBe(200);
      // A token beside a cookie is no way around what pages have to send.
      const { cookie } = site.as.supervisor;
      const both = await asked(
        site,
        token,
        '/api/v1/alarms/acts',
        { act: 'acknowledge', alarm: FORCED },
        { cookie },
      );
      expect(both.status).toBe(403);
    },
  );

  test('acknowledges only where that was said, and does nothing else', LONG, async () => {
    const site = await apiSite();
    site.door('open');
    const reads = tokenOf(site, 'sup', { role: 'supervisor' });
    const acts = tokenOf(site, 'sup', { role: 'supervisor', acknowledges: 'yes' });
    const acknowledge = { act: 'acknowledge', alarm: FORCED, words: 'seen by the pager' };
    expect((await asked(site, reads, '/api/v1/alarms/acts', acknowledge)).status).toBe(403);
    expect((await asked(site, acts, '/api/v1/alarms/acts', { ...acknowledge, act: 'close' })).status).toBe(
      403,
    );
    const unshelve = { act: 'unshelve', source: 'device_lost/camera' };
    expect((await asked(site, acts, '/api/v1/alarms/acts', unshelve)).status).toBe(403);
    const suspend = { act: 'suspend', subject: 'cyd-3', words: 'by a program' };
    const withPin = { act: suspend, digits: PINS['ana-1'] };
    expect((await asked(site, acts, '/api/v1/list/acts', withPin)).status).toBe(403);
    expect((await asked(site, acts, '/api/v1/alarms/acts', acknowledge)).status).toBe(200);
    expect(site.facts().find(({ type }) => type === 'alarm_acknowledged')).toMatchObject({
      signed_by: ['ana-1'],
      words: 'seen by the pager',
    });
  });

  test('is told nothing of duress in what a screen would show', LONG, async () => {
    const site = await apiSite();
    const [person, pin, duress] = ['ana-1' as PersonId, 'p' as PinHash, 'd' as PinHash];
    site.service.kiosk.offer({ type: 'pin_chosen', person, pin, duress });
    site.service.kiosk.offer({ type: 'official_pin', person, pin: duress });
    expect((await site.as.auditor.ask('GET', '/alarms')).body).toContain('duress');
    const token = tokenOf(site, 'aud');
    for (const path of ['rooms', 'alarms', 'status'])
      expect((await asked(site, token, `/api/v1/${path}`)).body).not.toMatch(/"duress(?!_since":0)/);
  });
});

describe('a token opens nothing', () => {
  test(
    'once it is over, revoked, or its account is locked or may less; refusals are on record',
    LONG,
    async () => {
      const site = await apiSite();
      const good = tokenOf(site, 'aud');
      const over = tokenOf(site, 'aud', { until: Date.now() - 1 });
      const status = async (token: string) => (await asked(site, token, '/api/v1/rooms')).status;
      expect(await status(good)).toBe(200);
      for (const bad of [over, `${good}x`, good.slice(0, -1), 'bvk_', '', 'x'.repeat(5_000)])
        expect([bad.length, await status(bad)]).toEqual([bad.length, 401]);
      await until(
        'refusals are on record',
        () => site.facts().some((fact) => fact.type === 'account_refused' && fact.cause === 'token'),
        PATIENCE_MS,
      );
      expect(JSON.stringify(site.facts())).not.toContain(good);
      inOffice(site, (_, accounts) => accounts.setLocked('aud', 'locked'));
      expect(await status(good)).toBe(401);
      inOffice(site, (_, accounts) => accounts.setLocked('aud', 'unlocked'));
      inOffice(site, (_, accounts) => accounts.setRole('aud', 'observer'));
      expect(await status(good)).toBe(401);
      inOffice(site, (_, accounts) => accounts.setRole('aud', 'auditor'));
      expect(await status(good)).toBe(200);
      inOffice(site, (tokens) => {
        for (const { token } of tokens.ofAccount('aud')) tokens.remove(token);
      });
      expect(await status(good)).toBe(401);
    },
  );

  test('that its account may not do itself', () => {
    const reading = (role: ApiToken['role']) => ({ role, acknowledges: 'no' }) as const;
    expect(isAtMost(reading('observer'), 'administrator')).toBe(true);
    expect(isAtMost(reading('auditor'), 'administrator')).toBe(false);
    expect(isAtMost(reading('auditor'), 'supervisor')).toBe(true);
    expect(isAtMost(reading('supervisor'), 'observer')).toBe(false);
    expect(isAtMost({ role: 'supervisor', acknowledges: 'yes' }, 'auditor')).toBe(false);
  });
});

test('a program that asks too often is told to wait', LONG, async () => {
  const site = await apiSite();
  const token = tokenOf(site, 'aud');
  // Until it is: how fast the machine is decides how many that takes.
  for (;;) {
    const answers = await Promise.all(
      Array.from({ length: 150 }, () => asked(site, token, '/api/v1/status')),
    );
    const late = answers.find(({ status }) => status === 429);
    if (late === undefined) continue;
    expect(late.headers['retry-after']).toBe('10');
    return;
  }
});
