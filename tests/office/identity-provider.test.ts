/** Signing in by the word of a real identity provider, at the real service: which account opens, and what opens none. */
import { describe, expect, test } from 'vitest';
import type { OfficeFact } from '../../src/core/facts-office.ts';
import { IdentityProvider } from '../../src/office/identity-provider.ts';
import { until } from '../web/small-kiosk.ts';
import { type OfficeSite, officeSite, PATIENCE_MS } from './aid.ts';
import { AtProvider, CLIENT, countyProvider, OTHER_CLIENT } from './county-provider.ts';
import { countySite, link } from './county-site.ts';
import { codeOf, readyAccount, Visitor } from './visitor.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

const begin = async (visitor: Visitor, where = '/session/provider'): Promise<URL> =>
  new URL(String((await visitor.ask('POST', where)).json['address']));

/** Comes back from the provider with this address, and gives what the page is told. */
const comeBack = async (visitor: Visitor, back: string): Promise<string> => {
  const { pathname, search } = new URL(back);
  const answer = await visitor.ask('GET', `${pathname.replace('/api/v1', '')}${search}`);
  expect(answer.status).toBe(303);
  const [, outcome = ''] = /^\/supervisor\/\?provider=(\w+)$/.exec(answer.headers.location ?? '') ?? [];
  return outcome;
};

const signIn = async (visitor: Visitor, login: string): Promise<string> =>
  comeBack(visitor, await new AtProvider().signIn((await begin(visitor)).href, login));

const entries = (site: OfficeSite, type: OfficeFact['type']): readonly OfficeFact[] =>
  site.facts().flatMap((fact) => (fact.type === type ? [fact as OfficeFact] : []));

const refusals = async (site: OfficeSite, count: number) => {
  await until('it is on record', () => entries(site, 'account_refused').length >= count, PATIENCE_MS);
  return entries(site, 'account_refused').map((fact) => 'cause' in fact && fact.cause);
};

test('whoever the provider names opens the account that is linked to them, and no other', LONG, async () => {
  const at = await countySite();
  await readyAccount(at.site, 'ana', 'auditor');
  link(at, 'ana', 'ana-1');
  const visitor = new Visitor(at.site);
  expect(await visitor.look()).toMatchObject({
    ways: ['password_and_code', 'identity_provider'],
    provider: 'County',
  });
  const address = await begin(visitor);
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid',
    redirect_uri: `${at.site.origin}/api/v1/session/provider/return`,
  });
  expect(address.searchParams.get('prompt')).toBeNull();
  expect(await comeBack(visitor, await new AtProvider().signIn(address.href, 'ana-1'))).toBe('signed_in');
  expect(await visitor.look()).toMatchObject({ signed_in: 'yes', account: 'ana', role: 'auditor' });
  expect(await signIn(new Visitor(at.site), 'ana-2')).toBe('not_linked');
  expect(await refusals(at.site, 1)).toEqual(['unknown_account']);
  expect(JSON.stringify(at.site.facts())).not.toContain('ana-2');
  expect(entries(at.site, 'account_signed_in').at(-1)).toMatchObject({
    account: 'ana',
    way: 'identity_provider',
  });
});

describe('what did not come of this visit opens nothing', () => {
  test.each([
    ['state', 'a state of somebody else'],
    ['nonce', 'a nonce of somebody else'],
    ['client_id', OTHER_CLIENT.client_id],
    ['code_challenge', 'x'.repeat(43)],
  ])('another %s', LONG, async (key, value) => {
    const at = await countySite();
    await readyAccount(at.site, 'ana', 'auditor');
    link(at, 'ana', 'ana-1');
    const visitor = new Visitor(at.site);
    const address = await begin(visitor);
    address.searchParams.set(key, value);
    expect(await comeBack(visitor, await new AtProvider().signIn(address.href, 'ana-1'))).toBe('wrong');
    expect((await visitor.look()).signed_in).toBe('no');
    expect(await refusals(at.site, 1)).toEqual(['provider']);
  });

  test('a second time, and another browser', LONG, async () => {
    const at = await countySite();
    await readyAccount(at.site, 'ana', 'auditor');
    link(at, 'ana', 'ana-1');
    const visitor = new Visitor(at.site);
    const back = await new AtProvider().signIn((await begin(visitor)).href, 'ana-1');
    expect(await comeBack(new Visitor(at.site), back)).toBe('wrong');
    const attempt = new Map(visitor.cookies);
    expect(await comeBack(visitor, back)).toBe('signed_in');
    const copy = new Visitor(at.site);
    for (const [name, value] of attempt) copy.cookies.set(name, value);
    expect(await comeBack(copy, back)).toBe('wrong');
  });

  test('an ID token that was made for another client, or changed on the way', LONG, async () => {
    const at = await countySite();
    await readyAccount(at.site, 'ana', 'auditor');
    link(at, 'ana', 'ana-1');
    const visitor = new Visitor(at.site);
    const address = await begin(visitor);
    const forOther = new URL(address);
    forOther.searchParams.set('client_id', OTHER_CLIENT.client_id);
    // The same challenge without its verifier: payroll asks for itself, with the nonce of our visit.
    const verifier = 'v'.repeat(43);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    forOther.searchParams.set('code_challenge', Buffer.from(digest).toString('base64url'));
    const code =
      new URL(await new AtProvider().signIn(forOther.href, 'ana-1')).searchParams.get('code') ?? '';
    const redirect_uri = forOther.searchParams.get('redirect_uri') ?? '';
    const given = await fetch(`${at.county.issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(Object.values(OTHER_CLIENT).map(encodeURIComponent).join(':')).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri,
        code_verifier: verifier,
      }),
    });
    const { id_token } = (await given.json()) as { readonly id_token: string };
    expect(JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      aud: 'payroll',
      sub: 'ana-1',
      nonce: address.searchParams.get('nonce'),
    });
    at.county.tamper = (body) => ({ ...body, id_token });
    expect(await comeBack(visitor, await new AtProvider().signIn(address.href, 'eve'))).toBe('wrong');
    at.county.tamper = (body) => {
      const [head, claims = '', mark] = String(body['id_token']).split('.');
      const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), sub: 'ana-1' };
      return {
        ...body,
        id_token: [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), mark].join('.'),
      };
    };
    expect(await signIn(new Visitor(at.site), 'eve')).toBe('wrong');
    at.county.tamper = (body) => body;
    expect(await signIn(new Visitor(at.site), 'ana-1')).toBe('signed_in');
  });
});

test('an address that nobody verified names nobody', LONG, async () => {
  const at = await countySite({ account_claim: 'email' });
  await readyAccount(at.site, 'ana', 'auditor');
  link(at, 'ana', 'ana@county.example');
  expect(await signIn(new Visitor(at.site), 'eve')).toBe('wrong');
  expect(await signIn(new Visitor(at.site), 'ana')).toBe('signed_in');
});

test('signed in there by less than is asked is refused, with its own cause', LONG, async () => {
  const at = await countySite({ more: ', amr_values: [mfa]' });
  await readyAccount(at.site, 'ana', 'auditor');
  link(at, 'ana', 'ana-1');
  expect(await signIn(new Visitor(at.site), 'ana-1')).toBe('too_weak');
  expect(await refusals(at.site, 1)).toEqual(['too_weak']);
});

test('a locked account stays shut', LONG, async () => {
  const at = await countySite();
  await readyAccount(at.site, 'ana', 'auditor');
  const { visitor: desk } = await readyAccount(at.site, 'it-desk', 'administrator');
  link(at, 'ana', 'ana-1');
  await desk.ask('POST', '/accounts/ana', { change: 'locked' });
  expect(await signIn(new Visitor(at.site), 'ana-1')).toBe('locked');
  expect(await refusals(at.site, 1)).toEqual(['locked']);
});

test(
  'whoever is signed in shows again at the provider that it is them, and nobody else does',
  LONG,
  async () => {
    const at = await countySite();
    const { visitor } = await readyAccount(at.site, 'ana', 'auditor');
    await readyAccount(at.site, 'ben', 'auditor');
    link(at, 'ana', 'ana-1');
    link(at, 'ben', 'ben-1');
    const before = await visitor.look();
    const there = new AtProvider();
    expect(await comeBack(visitor, await there.signIn((await begin(visitor)).href, 'ana-1'))).toBe(
      'signed_in',
    );
    await visitor.look();
    const address = await begin(visitor, '/session/confirm/provider');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    expect(await comeBack(visitor, await there.signIn(address.href, 'ana-1'))).toBe('confirmed');
    const after = await visitor.look();
    expect(
      before.signed_in === 'yes' &&
        after.signed_in === 'yes' &&
        after.confirmed_until >= before.confirmed_until,
    ).toBe(true);
    const again = await begin(visitor, '/session/confirm/provider');
    expect(await comeBack(visitor, await new AtProvider().signIn(again.href, 'ben-1'))).toBe('other_account');
  },
);

test('having signed in there before it was asked confirms nothing', LONG, async () => {
  const { issuer } = await countyProvider('https://127.0.0.1:8443/return');
  const provider = new IdentityProvider({
    ...CLIENT,
    issuer,
    name: 'County',
    account_claim: 'sub',
    acr_values: [],
    amr_values: [],
  });
  const asking = {
    redirect_uri: 'https://127.0.0.1:8443/return',
    confirms: { session: '0123456789abcdef', account: 'ana' },
  };
  const confirm = async (began_at: number) => {
    const begun = await provider.begin(asking, began_at);
    if (begun === null) throw new Error('the provider does not answer');
    const back = await new AtProvider().signIn(begun.address, 'ana-1');
    return provider.end(begun.visit, new URL(back).search, began_at + 1_000);
  };
  expect(await confirm(Date.now())).toMatchObject({ outcome: 'known', identity: { subject: 'ana-1' } });
  // Begun an hour from now, by our clock: what is told of today is long ago.
  expect(await confirm(Date.now() + 3_600_000)).toEqual({ outcome: 'wrong', why: 'signed in long ago' });
});

test('a provider that is down is named as such, and a password and a code still open', LONG, async () => {
  const at = await countySite();
  const { known } = await readyAccount(at.site, 'ana', 'auditor');
  link(at, 'ana', 'ana-1');
  const visitor = new Visitor(at.site);
  const back = await new AtProvider().signIn((await begin(visitor)).href, 'ana-1');
  await at.county.stop();
  expect(await comeBack(visitor, back)).toBe('unreachable');
  const { account, password, secret } = known;
  expect((await visitor.ask('POST', '/session', { account, password, code: codeOf(secret) })).status).toBe(
    200,
  );
});

test(
  'a provider that was never reached, or whose secret is missing, keeps nobody else out',
  LONG,
  async () => {
    const keys = 'client_id: kiosk, client_secret_file: keys/no-such-file, name: County';
    const site = await officeSite(`  identity_provider: { issuer: https://127.0.0.1:1, ${keys} }\n`);
    expect(site.said[0]).toMatch(
      /NOT supervisors no identity provider: the client secret is missing in .*no-such-file/,
    );
    await until('it serves', () => site.said.length === 2, PATIENCE_MS);
    const { visitor } = await readyAccount(site, 'ana', 'auditor');
    expect((await visitor.look()).ways).toEqual(['password_and_code']);
    const at = await countySite();
    await at.county.stop();
    const answer = await new Visitor(at.site).ask('POST', '/session/provider');
    expect([answer.status, answer.code]).toEqual([503, 'provider_unreachable']);
  },
);
