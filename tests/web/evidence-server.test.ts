import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { originHash } from '../../src/log/formats/witness-request.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { addressLimit } from '../../src/web/address-limit.ts';
import { createEvidenceServer, type EvidenceServerOptions } from '../../src/web/evidence-server.ts';
import { fill, opened, optionsIn, temporaryDirectory } from '../log/aid.ts';
import { openedWitness, someLog, witnessOptions } from '../witness/aid.ts';
import { request } from './small-kiosk.ts';

const neighbour = someLog();

/** The log of 20 entries of a kiosk that is a witness of its neighbour's. */
const served = async (more: Partial<EvidenceServerOptions> = {}) => {
  const options = optionsIn(temporaryDirectory());
  fill(opened(options), 20);
  const log = publishLog(options.directory);
  const witness = openedWitness(witnessOptions([neighbour.verifier_key]));
  const lines: string[] = [];
  const server = await createEvidenceServer({
    log,
    witness,
    host: '127.0.0.1',
    port: 0,
    tls: null,
    diagnostics: pino({}, { write: (line: string) => lines.push(line) }),
    ...more,
  });
  onTestFinished(() => {
    server.close();
    log.close();
  });
  const ask = (body: string, target = '/witness/add-checkpoint') =>
    request(server.port, target, { method: 'POST', body });
  return { server, log, witness, ask, get: (target: string) => request(server.port, target) };
};

describe('what others are shown', () => {
  test('the log, and how it stands', async () => {
    const { get, log } = await served();
    expect((await get('/log/checkpoint')).body).toBe(log.checkpoint().note);
    expect((await get('/log/tile/0/000.p/20')).status).toBe(200);
    const { body, headers } = await get('/healthz');
    expect(JSON.parse(body)).toEqual({ status: 'serving', size: 20, witnessed: null, witness: 'serving' });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test.each([
    '/',
    '/kiosk/',
    '/photos/ana.png',
    '/simulator',
    '/socket.io/',
    '/log',
    '/log/disclosures.jsonl',
  ])('nothing at %s', async (target) => {
    expect((await (await served()).get(target)).status).toBe(404);
  });

  test('any name and any page may ask: nothing here depends on who does', async () => {
    const { server } = await served();
    const headers = { host: 'anything.example', origin: 'https://observer.example' };
    const answer = await request(server.port, '/log/checkpoint', { headers });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, '*']);
  });
});

describe('a log asks the witness', () => {
  test('and gets the cosignature, which it can fetch again', async () => {
    const { ask, get } = await served();
    const answer = await ask(neighbour.request(0, 9));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const latest = await get(`/witness/${originHash(neighbour.origin)}/checkpoint`);
    expect([latest.status, latest.body]).toEqual([200, neighbour.checkpoint(9) + answer.body]);
  });

  test('with another old size: 409, the known size, in the type of the specification', async () => {
    const { ask } = await served();
    await ask(neighbour.request(0, 9));
    const { status, headers, body } = await ask(neighbour.request(3, 12));
    expect([status, headers['content-type'], body]).toEqual([409, 'text/x.tlog.size', '9\n']);
  });

  test.each([
    [404, 'of a log nobody knows', () => someLog(undefined, { origin: 'else.example/log' }).request(0, 2)],
    [403, 'under another key', () => someLog().request(0, 2)],
    [400, 'of no form', () => 'hello'],
    [413, 'of 70 kB', () => 'x'.repeat(70_000)],
  ])('%d for a request %s', async (status, _what, body) => {
    const { ask, get } = await served();
    expect((await ask(body())).status).toBe(status);
    expect((await get('/healthz')).status).toBe(200);
  });

  test('400 for bytes that are no text', async () => {
    const { server } = await served();
    const body = Buffer.concat([Buffer.from(neighbour.request(0, 9)), Buffer.of(0xff, 0x0a)]);
    const answer = await fetch(`${server.address}/witness/add-checkpoint`, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([400, 'The request is not UTF-8 text.\n']);
  });

  test('where there is no witness: 404', async () => {
    const { ask } = await served({ witness: null });
    expect((await ask(neighbour.request(0, 9))).status).toBe(404);
  });

  test('too often: 429, and reading goes on', async () => {
    const { ask, get } = await served();
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask('hello')));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([400, 429]));
    expect((await get('/log/checkpoint')).status).toBe(200);
  });
});

test('an address has its own share, and what it did not use comes back', () => {
  const isWithin = addressLimit({ at_once: 2, per_s: 1 });
  const taken = (address: string, now: number) => isWithin(address, now);
  expect([taken('10.0.0.1', 0), taken('::ffff:10.0.0.1', 0), taken('10.0.0.1', 0)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(taken('10.0.0.2', 0)).toBe(true);
  expect([taken('10.0.0.1', 1_000), taken('10.0.0.1', 1_000)]).toEqual([true, false]);
  expect([taken('2001:db8::1', 0), taken('2001:db8:0:0:9::2', 0), taken('2001:db8::3', 0)]).toEqual([
    true,
    true,
    false,
  ]);
});

test('an address forgotten for too many others begins anew', () => {
  const isWithin = addressLimit({ at_once: 1, per_s: 0 });
  expect([isWithin('10.0.0.1', 0), isWithin('10.0.0.1', 0)]).toEqual([true, false]);
  for (let other = 0; other < 1_100; other += 1) isWithin(`10.1.${other >> 8}.${other & 255}`, 0);
  expect(isWithin('10.0.0.1', 0)).toBe(true);
});

test('with certificate and key it is https', async () => {
  const folder = temporaryDirectory();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const made = ['-x509', '-newkey', 'ed25519', '-noenc', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', ...made, ...subject], { stdio: 'ignore' });
  const tls = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  const { server } = await served({ tls });
  expect(server.address).toBe(`https://127.0.0.1:${server.port}`);
  const status = await new Promise((resolve, reject) => {
    const call = https.get(`${server.address}/healthz`, { ca: tls.cert, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on('error', reject);
  });
  expect(status).toBe(200);
  const plain = new Promise((resolve, reject) => {
    http.get(`http://127.0.0.1:${server.port}/healthz`, { agent: false }, resolve).on('error', reject);
  });
  await expect(plain).rejects.toThrow();
});

test('an address that cannot be listened on is named with its remedy', async () => {
  const { server } = await served();
  await expect(served({ port: server.port })).rejects.toThrow(/EADDRINUSE\): choose another port/);
});
