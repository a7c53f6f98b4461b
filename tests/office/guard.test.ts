/** Who reaches what, over TLS at the real service: sessions, change tokens, roles, and giving the password again. */
import { describe, expect, test } from 'vitest';
import type { OfficeFact } from '../../src/core/facts-office.ts';
import { until } from '../web/small-kiosk.ts';
import { type OfficeSite, officeSite, PATIENCE_MS } from './aid.ts';
import { codeOf, readyAccount, Visitor } from './visitor.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

const factsOf = <T extends OfficeFact['type']>(site: OfficeSite, type: T) =>
  site.facts().filter((fact) => fact.type === type) as unknown as Extract<OfficeFact, { type: T }>[];

/** Every change that a page can ask for, with a body that would be taken. */
const CHANGES: readonly (readonly [method: string, path: string, body: unknown])[] = [
  ['DELETE', '/session', {}],
  ['POST', '/session/confirm', { password: 'winding river over granite' }],
  ['DELETE', '/sessions', {}],
  ['DELETE', '/sessions/0123456789abcdef', {}],
  ['POST', '/password', { chosen: 'another river over granite' }],
  ['POST', '/accounts', { account: 'eve', role: 'auditor' }],
  ['POST', '/accounts/ben', { change: 'locked' }],
];

describe('a change is refused', () => {
  test('without a session, with a forged token, and from another site', LONG, async () => {
    const site = await officeSite();
    const { visitor } = await readyAccount(site, 'it-desk', 'administrator');
    const nobody = new Visitor(site);
    for (const [method, path, body] of CHANGES) {
      expect([path, (await nobody.ask(method, path, body)).code]).toEqual([path, 'signed_out']);
      for (const token of ['', 'A'.repeat(43), visitor.token.slice(1)]) {
        const answer = await visitor.ask(method, path, body, { 'x-change-token': token });
        expect([path, answer.status, answer.code]).toEqual([path, 403, 'not_ours']);
      }
      for (const origin of ['https://evil.example', 'null', site.origin.replace('https', 'http')]) {
        expect((await visitor.ask(method, path, body, { origin })).status).toBe(403);
      }
    }
    expect(await visitor.look()).toMatchObject({ signed_in: 'yes' });
  });

  test('as a form of another site would send it', LONG, async () => {
    const site = await officeSite();
    const { visitor } = await readyAccount(site, 'it-desk', 'administrator');
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      expect((await visitor.ask('POST', '/session', {}, { 'content-type': type })).status).toBe(415);
    }
  });

  test('when what is sent is none of it, without repeating it', LONG, async () => {
    const site = await officeSite();
    const visitor = new Visitor(site);
    const secret = 'a password in the wrong field';
    for (const body of [
      {},
      { account: secret },
      { account: 'a', password: 1, code: '' },
      [secret],
      { account: 'a', password: 'b', code: 'c', more: secret },
    ]) {
      const answer = await visitor.ask('POST', '/session', body);
      expect([answer.status, answer.code]).toEqual([400, 'malformed']);
      expect(answer.body).not.toContain(secret);
    }
    const long = await visitor.ask('POST', '/session', {
      account: 'a',
      password: 'x'.repeat(20_000),
      code: '',
    });
    expect(long.status).toBe(413);
  });
});

describe('roles', () => {
  test(
    'only an administrator keeps accounts, and only after giving the password or a code again',
    LONG,
    async () => {
      const site = await officeSite('  confirm_minutes: 1\n');
      const admin = await readyAccount(site, 'it-desk', 'administrator');
      const auditor = await readyAccount(site, 'ana', 'auditor');
      expect((await auditor.visitor.ask('GET', '/accounts')).code).toBe('not_allowed');
      const asked = { account: 'guest', role: 'observer' };
      expect((await auditor.visitor.ask('POST', '/accounts', asked)).code).toBe('not_allowed');
      // Whoever just signed in has given both.
      const added = await admin.visitor.ask('POST', '/accounts', asked);
      expect([added.status, added.json['account']]).toEqual([201, 'guest']);
      expect(String(added.json['invitation'])).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
      for (const role of ['supervisor', 'auditor']) {
        const eve = { account: 'eve', role };
        expect((await admin.visitor.ask('POST', '/accounts', eve)).code).toBe('malformed');
        const changed = { change: 'role_changed', role };
        expect((await admin.visitor.ask('POST', '/accounts/guest', changed)).code).toBe('malformed');
      }
      expect((await admin.visitor.ask('POST', '/accounts', asked)).code).toBe('taken');
      expect((await admin.visitor.ask('POST', '/accounts/it-desk', { change: 'unlocked' })).code).toBe(
        'own_account',
      );
      expect((await admin.visitor.ask('POST', '/accounts/nobody', { change: 'locked' })).code).toBe(
        'unknown',
      );
      const { json } = await admin.visitor.ask('GET', '/accounts');
      expect((json['accounts'] as { account: string }[]).map(({ account }) => account)).toEqual([
        'ana',
        'guest',
        'it-desk',
      ]);
      expect(factsOf(site, 'account_changed').at(-1)).toMatchObject({
        account: 'guest',
        change: 'invited',
        done_by: 'it-desk',
      });
    },
  );

  test('an account that is locked opens nothing from that instant on', LONG, async () => {
    const site = await officeSite();
    const admin = await readyAccount(site, 'it-desk', 'administrator');
    const { visitor, known } = await readyAccount(site, 'ana', 'auditor');
    expect((await admin.visitor.ask('POST', '/accounts/ana', { change: 'locked' })).status).toBe(200);
    expect((await visitor.look()).signed_in).toBe('no');
    const { account, password, secret } = known;
    expect((await visitor.ask('POST', '/session', { account, password, code: codeOf(secret) })).code).toBe(
      'locked',
    );
    await until('it is on record', () => factsOf(site, 'session_revoked').length === 1, PATIENCE_MS);
    expect(factsOf(site, 'session_revoked')).toMatchObject([
      { account: 'ana', cause: 'account_changed', done_by: 'it-desk' },
    ]);
    await admin.visitor.ask('POST', '/accounts/ana', { change: 'unlocked' });
    expect(
      (await visitor.ask('POST', '/session', { account, password, code: codeOf(secret, 30) })).status,
    ).toBe(200);
  });
});

describe('sessions', () => {
  test('are seen and ended by their person alone', LONG, async () => {
    const site = await officeSite();
    const { visitor, known } = await readyAccount(site, 'ana', 'auditor');
    const other = await readyAccount(site, 'ben', 'auditor');
    const second = new Visitor(site);
    const { account, password, secret } = known;
    await second.ask('POST', '/session', { account, password, code: codeOf(secret) });
    await second.look();
    const { json } = await visitor.ask('GET', '/sessions');
    const sessions = json['sessions'] as { session: string; is: string }[];
    expect(sessions.map(({ is }) => is).toSorted()).toEqual(['other', 'this']);
    const name = sessions.find(({ is }) => is === 'other')?.session ?? '';
    expect((await other.visitor.ask('DELETE', `/sessions/${name}`)).code).toBe('unknown');
    expect((await visitor.ask('DELETE', `/sessions/${name}`)).status).toBe(200);
    expect((await second.look()).signed_in).toBe('no');
    expect((await visitor.ask('DELETE', '/sessions')).json).toEqual({ ended: 1 });
    expect((await visitor.look()).signed_in).toBe('no');
    expect((await other.visitor.look()).signed_in).toBe('yes');
  });

  test('begin anew at each sign-in: a token from before opens nothing', LONG, async () => {
    const site = await officeSite();
    const { visitor, known } = await readyAccount(site, 'ana', 'auditor');
    const before = new Visitor(site);
    for (const [name, value] of visitor.cookies) before.cookies.set(name, value);
    const { account, password, secret } = known;
    await visitor.ask('POST', '/session', { account, password, code: codeOf(secret) });
    expect((await before.look()).signed_in).toBe('no');
    expect((await visitor.look()).signed_in).toBe('yes');
  });

  test('end with a new password, but for the one in which it was chosen', LONG, async () => {
    const site = await officeSite();
    const { visitor, known } = await readyAccount(site, 'ana', 'auditor');
    const second = new Visitor(site);
    const { account, password, secret } = known;
    await second.ask('POST', '/session', { account, password, code: codeOf(secret) });
    for (const [chosen, code] of [
      ['short', 'too_short'],
      ['password2026!', 'too_easy'],
      ['x'.repeat(200), 'too_long'],
    ]) {
      expect((await visitor.ask('POST', '/password', { chosen })).code).toBe(code);
    }
    const chosen = 'seven lanterns by the mill';
    expect((await visitor.ask('POST', '/password', { chosen })).status).toBe(200);
    expect((await second.look()).signed_in).toBe('no');
    expect((await visitor.look()).signed_in).toBe('yes');
    expect((await visitor.ask('POST', '/session/confirm', { password })).code).toBe('wrong');
    expect((await visitor.ask('POST', '/session/confirm', { password: chosen })).status).toBe(200);
    expect(factsOf(site, 'account_changed').at(-1)).toMatchObject({
      change: 'password_changed',
      done_by: 'ana',
    });
  });
});
