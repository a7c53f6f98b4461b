/** The kiosk with the process where people sign in: it serves over TLS, and whatever becomes of it, the door goes on. */
import { describe, expect, test } from 'vitest';
import { childrenOf } from '../alerts/children.ts';
import { until } from '../web/small-kiosk.ts';
import { ask, officeSite, PATIENCE_MS } from './aid.ts';
import { codeOf, readyAccount, Visitor } from './visitor.ts';

const officeProcess = (): number => {
  const [pid] = childrenOf(process.pid, 'office-process');
  if (pid === undefined) throw new Error('no office process runs');
  return pid;
};

test('the office answers over TLS, and says so to whoever started the kiosk', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const { origin, pem, said } = await officeSite();
  expect(said).toEqual([`  supervisors     ${origin}/supervisor/`]);
  const health = await ask(`${origin}/healthz`, pem);
  expect([health.status, health.body]).toEqual([200, '{"status":"serving"}']);
  const home = await ask(`${origin}/`, pem);
  expect([home.status, home.headers.location]).toEqual([302, '/supervisor/']);
});

test('whoever reads the traffic or writes into a page gains nothing by it', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const { origin, pem } = await officeSite();
  const { headers } = await ask(`${origin}/healthz`, pem);
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
  expect(String(headers['content-security-policy']).split(';')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|data:|http/);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  });
  expect(headers).not.toHaveProperty('x-powered-by');
  await expect(ask(origin.replace('https', 'http').concat('/healthz'), pem)).rejects.toThrow();
});

describe('a request of another site is refused', () => {
  test('by its host, its origin, its scheme and its missing origin', {
    timeout: 2 * PATIENCE_MS,
  }, async () => {
    const { origin, pem } = await officeSite();
    const post = (headers: Readonly<Record<string, string>>) =>
      ask(`${origin}/healthz`, pem, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      });
    const refused = [
      await ask(`${origin}/healthz`, pem, { headers: { host: 'evil.example' } }),
      await ask(`${origin}/healthz`, pem, { headers: { origin: 'https://evil.example' } }),
      await post({ origin: origin.replace('https', 'http') }),
      await post({ origin: origin.replace(/\d+$/, '1') }),
      await post({ origin: 'null' }),
      await post({}),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    expect(refused.map(({ body }) => JSON.parse(body).error.where)).toEqual([
      'header Host',
      ...Array<string>(5).fill('header Origin'),
    ]);
    expect((await post({ origin })).status).toBe(404);
  });
});

test('a killed office process comes back, and the door works meanwhile', {
  timeout: 3 * PATIENCE_MS,
}, async () => {
  const { origin, pem, said, simulator, facts } = await officeSite();
  process.kill(officeProcess(), 'SIGKILL');
  await simulator('door', { door: 'north-door', open: true });
  await until('the door is on record', () => facts().some(({ type }) => type === 'door_forced'), PATIENCE_MS);
  await until('it serves again', () => said.length === 2, PATIENCE_MS);
  expect((await ask(`${origin}/healthz`, pem)).status).toBe(200);
});

test('whoever guesses begins nothing anew with another process, and whoever is known is heard at once', {
  timeout: 3 * PATIENCE_MS,
}, async () => {
  const site = await officeSite();
  const { known, visitor } = await readyAccount(site, 'ana', 'observer');
  await visitor.ask('DELETE', '/session');
  const guess = () =>
    new Visitor(site).ask('POST', '/session', {
      account: 'ana',
      password: 'a guess of mine',
      code: '000000',
    });
  let refused = await guess();
  while (refused.status !== 429) refused = await guess();
  process.kill(officeProcess(), 'SIGKILL');
  await until('it serves again', () => site.said.length === 2, PATIENCE_MS);
  // Where nobody had counted, the first would be heard.
  const after = await Promise.all([guess(), guess(), guess(), guess(), guess()]);
  expect(after.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(4);
  const { account, password, secret } = known;
  const typed = { account, password, code: codeOf(secret) };
  expect((await visitor.ask('POST', '/session', typed)).status).toBe(200);
});

test('an office that cannot listen says why and tries again, and the door works', {
  timeout: 3 * PATIENCE_MS,
}, async () => {
  const first = await officeSite();
  const second = await officeSite('', first.port);
  expect(second.said[0]).toBe(
    `  NOT supervisors cannot listen on 127.0.0.1 port ${first.port} (EADDRINUSE): choose another port, or stop what listens there`,
  );
  await second.simulator('door', { door: 'north-door', open: true });
  expect(second.facts().some(({ type }) => type === 'door_forced')).toBe(true);
  await first.stop();
  await until(
    'it serves',
    () => second.said.includes(`  supervisors     ${second.origin}/supervisor/`),
    PATIENCE_MS,
  );
});
