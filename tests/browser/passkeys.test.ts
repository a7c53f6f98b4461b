/** Passkeys in a real browser with an authenticator in it, at the real service over TLS: what opens an account, and what does not. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeFact } from '../../src/core/facts-office.ts';
import { type OfficeSite, officeSite, PATIENCE_MS } from '../office/aid.ts';
import { codeOf, type Known, readyAccount } from '../office/visitor.ts';
import { until } from '../web/small-kiosk.ts';
import { launch, START_MS } from './browser.ts';
import { type PasskeyBrowser, passkeyBrowser, type Said } from './passkey-aid.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, START_MS);
afterAll(() => browser.close());

const entries = (site: OfficeSite, type: OfficeFact['type']): readonly OfficeFact[] =>
  site.facts().flatMap((fact) => (fact.type === type ? [fact as OfficeFact] : []));

const signInBy = (known: Known, later = 0) => ({
  account: known.account,
  password: known.password,
  code: codeOf(known.secret, later),
});

/** Somebody who signed in with password and code added a passkey in this browser, and signed out. */
const withPasskey = async (site: OfficeSite) => {
  const { known } = await readyAccount(site, 'ana', 'auditor');
  const owner = await passkeyBrowser(browser, site);
  expect((await owner.ask('POST', '/session', signInBy(known))).status).toBe(200);
  const options = await owner.ask('POST', '/passkeys/options');
  const registered = await owner.create(options.json);
  const added = await owner.ask('POST', '/passkeys', { name: 'Telephone', registered });
  expect([added.status, added.json]).toMatchObject([
    201,
    { name: 'Telephone', site: 'localhost', used_at: 0 },
  ]);
  expect((await owner.ask('DELETE', '/session')).status).toBe(200);
  return { known, owner, passkey: String(added.json['passkey']) };
};

/** What the authenticator answers to a fresh challenge; `change` makes it another question. */
const asserted = async ({ ask, get }: PasskeyBrowser, change: object = {}): Promise<unknown> => {
  const { json } = await ask('POST', '/session/passkey/options');
  return get({ ...json, ...change });
};

const signIn = async (owner: PasskeyBrowser): Promise<Said> =>
  owner.ask('POST', '/session/passkey', { asserted: await asserted(owner) });

test('somebody adds a passkey, and signs in with nothing typed', LONG, async () => {
  const site = await officeSite();
  const { owner } = await withPasskey(site);
  expect((await owner.ask('GET', '/session')).json['ways']).toEqual(['password_and_code', 'passkey']);
  expect((await signIn(owner)).json).toEqual({ signed_in: 'yes' });
  expect((await owner.ask('GET', '/session')).json).toMatchObject({ signed_in: 'yes', account: 'ana' });
  const { json } = await owner.ask('GET', '/passkeys');
  expect(json['passkeys']).toMatchObject([{ name: 'Telephone', kept: 'on_one_device' }]);
  expect(JSON.stringify(json)).not.toContain('public_key');
  expect(entries(site, 'account_signed_in').map((fact) => 'way' in fact && fact.way)).toEqual([
    'password_and_code',
    'password_and_code',
    'passkey',
  ]);
  expect(entries(site, 'account_changed')).toMatchObject([
    { change: 'ready' },
    { account: 'ana', change: 'passkey_added', done_by: 'ana' },
  ]);
  await owner.context.close();
});

test(
  'a passkey is enough for what is dangerous, and not for another way into the account',
  LONG,
  async () => {
    const site = await officeSite('  confirm_minutes: 1\n');
    const { owner, known } = await withPasskey(site);
    expect((await signIn(owner)).status).toBe(200);
    expect((await owner.ask('POST', '/passkeys/options')).code).toBe('confirm_both');
    const { json } = await owner.ask('POST', '/session/confirm/passkey/options');
    const given = await owner.get(json);
    expect((await owner.ask('POST', '/session/confirm/passkey', { asserted: given })).status).toBe(200);
    expect((await owner.ask('POST', '/session/confirm/passkey', { asserted: given })).code).toBe('wrong');
    expect((await owner.ask('POST', '/passkeys/options')).code).toBe('confirm_both');
    const { password, code } = signInBy(known, 30);
    expect((await owner.ask('POST', '/session/confirm', { password, code })).status).toBe(200);
    expect((await owner.ask('POST', '/passkeys/options')).status).toBe(200);
    await owner.context.close();
  },
);

test('an answer opens once, and only in the browser that asked for it', LONG, async () => {
  const site = await officeSite();
  const { owner } = await withPasskey(site);
  const used = await asserted(owner);
  expect((await owner.ask('POST', '/session/passkey', { asserted: used })).status).toBe(200);
  await owner.ask('DELETE', '/session');
  await owner.ask('POST', '/session/passkey/options');
  expect((await owner.ask('POST', '/session/passkey', { asserted: used })).code).toBe('wrong');
  const fresh = await asserted(owner);
  const elsewhere = await passkeyBrowser(browser, site);
  expect((await elsewhere.ask('POST', '/session/passkey', { asserted: fresh })).code).toBe('wrong');
  await until('it is on record', () => entries(site, 'account_refused').length > 0, PATIENCE_MS);
  expect(entries(site, 'account_refused')[0]).toMatchObject({ account: 'ana', cause: 'wrong' });
  await elsewhere.context.close();
  await owner.context.close();
});

test('an answer that was made at another address opens nothing', LONG, async () => {
  const site = await officeSite();
  const { owner } = await withPasskey(site);
  const { json } = await owner.ask('POST', '/session/passkey/options');
  // Another service of the same name: the authenticator makes an answer there, and the browser says where.
  await owner.page.route('https://localhost:1/', (route) => route.fulfill({ body: 'elsewhere' }));
  await owner.page.goto('https://localhost:1/');
  const made = await owner.get(json);
  await owner.page.goto(`https://localhost:${site.port}/healthz`);
  expect((await owner.ask('POST', '/session/passkey', { asserted: made })).code).toBe('wrong');
  expect((await signIn(owner)).status).toBe(200);
  await owner.context.close();
});

test('whoever only holds the authenticator, and shows no finger, is refused', LONG, async () => {
  const site = await officeSite();
  const { owner } = await withPasskey(site);
  const { cdp, authenticatorId } = owner;
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  const made = await asserted(owner, { userVerification: 'discouraged' });
  expect((await owner.ask('POST', '/session/passkey', { asserted: made })).code).toBe('wrong');
  await owner.context.close();
});

test('a counter that goes back refuses, with its own cause on record', LONG, async () => {
  const site = await officeSite();
  const { owner } = await withPasskey(site);
  const { cdp, authenticatorId } = owner;
  expect((await signIn(owner)).status).toBe(200);
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  const [before] = credentials;
  if (before === undefined) throw new Error('the authenticator has no passkey');
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: before.credentialId });
  await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...before, signCount: 0 } });
  expect((await signIn(owner)).code).toBe('wrong');
  await until('it is on record', () => entries(site, 'account_refused').length > 0, PATIENCE_MS);
  expect(entries(site, 'account_refused')).toMatchObject([{ account: 'ana', cause: 'counter_went_back' }]);
  await owner.context.close();
});

test(
  'a passkey that an administrator removed opens nothing, and ends what was opened with it',
  LONG,
  async () => {
    const site = await officeSite();
    const { owner, passkey } = await withPasskey(site);
    expect((await signIn(owner)).status).toBe(200);
    const { visitor: desk } = await readyAccount(site, 'it-desk', 'administrator');
    const listed = await desk.ask('GET', '/accounts/ana/passkeys');
    expect(listed.json['passkeys']).toMatchObject([{ passkey }]);
    expect((await desk.ask('DELETE', `/accounts/ana/passkeys/${passkey}`)).status).toBe(200);
    expect((await desk.ask('DELETE', `/accounts/ana/passkeys/${passkey}`)).status).toBe(404);
    expect((await owner.ask('GET', '/session')).json['signed_in']).toBe('no');
    expect((await signIn(owner)).code).toBe('wrong');
    expect(entries(site, 'account_changed').at(-1)).toMatchObject({
      account: 'ana',
      change: 'passkey_removed',
      done_by: 'it-desk',
    });
    await owner.context.close();
  },
);

test(
  'wrong answers make their place wait as wrong passwords do, and a locked account stays shut',
  LONG,
  async () => {
    const site = await officeSite();
    const { owner } = await withPasskey(site);
    const { visitor: desk } = await readyAccount(site, 'it-desk', 'administrator');
    await desk.ask('POST', '/accounts/ana', { change: 'locked' });
    expect((await signIn(owner)).code).toBe('locked');
    await desk.ask('POST', '/accounts/ana', { change: 'unlocked' });
    const stranger = await passkeyBrowser(browser, site);
    const used = await asserted(owner);
    const wrong = () => stranger.ask('POST', '/session/passkey', { asserted: used });
    // Each wait is twice the last: however slow this machine is, the attempts soon come too fast.
    let answer = await wrong();
    for (let mistake = 1; mistake < 12 && answer.status === 401; mistake += 1) answer = await wrong();
    expect([answer.status, answer.code]).toEqual([429, 'later']);
    expect((await signIn(owner)).status).toBe(429);
    await stranger.context.close();
    await owner.context.close();
  },
);

test('nobody removes the passkey of somebody else but an administrator', LONG, async () => {
  const site = await officeSite();
  const { owner, passkey } = await withPasskey(site);
  const { visitor: ben } = await readyAccount(site, 'ben', 'supervisor');
  expect((await ben.ask('DELETE', `/passkeys/${passkey}`)).code).toBe('unknown');
  expect((await ben.ask('DELETE', `/accounts/ana/passkeys/${passkey}`)).code).toBe('not_allowed');
  expect((await ben.ask('GET', '/accounts/ana/passkeys')).code).toBe('not_allowed');
  expect((await signIn(owner)).status).toBe(200);
  await owner.context.close();
});

test('no passkey is offered where the page is opened by an address', LONG, async () => {
  const site = await officeSite();
  const { visitor } = await readyAccount(site, 'ana', 'auditor');
  expect((await visitor.look()).ways).toEqual(['password_and_code']);
  expect((await visitor.ask('POST', '/passkeys/options')).code).toBe('no_passkeys');
  expect((await visitor.ask('POST', '/session/passkey/options')).code).toBe('no_passkeys');
});
