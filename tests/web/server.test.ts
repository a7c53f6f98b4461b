import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, request, type Site, startSite, until } from './small-kiosk.ts';

const problemOf = (body: string): { what: string; where: string; remedy: string } => JSON.parse(body).error;

/** A simulator that says back what it was sent, and fails when told to. */
function echo() {
  const router = express.Router();
  router.post('/badge', (incoming, response) => response.json(incoming.body));
  router.get('/fail', () => {
    throw new RangeError('badge 123456 of Ana');
  });
  return router;
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the service with simulated devices', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ simulator: echo() });
  });
  afterAll(() => site.web.close());

  const get = (target: string, headers: Record<string, string> = {}) =>
    request(site.web.port, target, { headers });
  const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
    request(site.web.port, '/simulator/badge', { method: 'POST', headers, body });

  test('tells its addresses', () => {
    const base = `http://127.0.0.1:${site.web.port}`;
    expect(site.web.address).toEqual({ kiosk: `${base}/kiosk/`, panel: `${base}/panel/` });
  });

  test('leads from / to the screen of the room', async () => {
    const answer = await get('/');
    expect([answer.status, answer.headers.location]).toEqual([302, '/kiosk/']);
  });

  test('serves pages that are asked for anew and assets that never change', async () => {
    const page = await get('/kiosk/?room=south');
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(page.body).toContain('<title>kiosk</title>');
    const asset = await get('/assets/kiosk-1a2b3c4d.js');
    expect([asset.status, asset.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect((await get('/panel/')).status).toBe(200);
  });

  test('says what to do where a screen is not built', async () => {
    const answer = await get('/previews/');
    expect(answer.status).toBe(503);
    expect(problemOf(answer.body).remedy).toContain('npm run build');
  });

  test('lets a page load nothing but our own files, inline code neither', async () => {
    const { headers } = await get('/kiosk/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('answers /healthz with the last entry it knows, and how far witnesses have seen the log', async () => {
    const answer = await get('/healthz');
    const stands = { status: 'serving', index: 0, witnessed: null };
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, stands]);
  });

  test('hands JSON to the simulator', async () => {
    const answer = await post('{"reader": "outside", "badge": "42"}');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { reader: 'outside', badge: '42' }]);
  });

  test.each([
    ['a body of 20 kB', 413, `{"badge": "${'x'.repeat(20_000)}"}`, JSON_TYPE],
    ['a body that is cut off', 400, '{"badge": "4', JSON_TYPE],
    ['a body that is no object', 400, '"badge"', JSON_TYPE],
    ['a form', 415, 'badge=42', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', 415, '{"badge": "42"}', { 'content-type': 'text/plain' }],
    ['an unknown coding', 415, '{}', { ...JSON_TYPE, 'content-encoding': 'rot13' }],
  ] as const)('%s is refused with %d', async (_what, status, body, headers) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    const { what, where, remedy } = problemOf(answer.body);
    expect(what && where && remedy).toBeTruthy();
    expect((await get('/healthz')).status).toBe(200);
  });

  test('an address where nothing is gets a JSON 404', async () => {
    for (const target of ['/nothing', '/kiosk/nothing.js', '/simulator/nothing', '/photos/', '/assets/']) {
      const answer = await get(target);
      expect([target, answer.status]).toEqual([target, 404]);
      expect(problemOf(answer.body).remedy).toContain('/kiosk/');
    }
    expect((await get('/photos/%ff')).status).toBe(400);
  });

  test('photos are plain file names of pictures, and nothing else leaves the folder', async () => {
    const photo = await get('/photos/ana.png');
    expect([photo.status, photo.body, photo.headers['content-type']]).toEqual([200, 'picture', 'image/png']);
    const refused = [
      '/photos/../secret.txt',
      '/photos/..%2fsecret.txt',
      '/photos/%2e%2e/secret.txt',
      '/photos/..%5csecret.txt',
      '/photos/.hidden.png',
      '/photos/notes.txt',
      '/photos/nobody.png',
      '/photos/ana.png%00',
      '/photos/ana.png/',
      '/kiosk/../../secret.txt',
      '/kiosk/..%2f..%2fsecret.txt',
      '/assets/..%2f.stamp',
      '/.stamp',
    ];
    for (const target of refused) {
      const answer = await get(target);
      expect([400, 403, 404], target).toContain(answer.status);
      expect(answer.body).not.toContain('CONTENT');
    }
  });

  test('a failure of ours is answered without its words and told without them', async () => {
    const answer = await get('/simulator/fail');
    expect(answer.status).toBe(500);
    expect(answer.body + site.lines.join('')).not.toMatch(/123456|Ana/);
    expect(site.lines.join('')).toContain('RangeError');
  });

  test.each([
    ['Host', { host: 'evil.example' }],
    ['Host', { host: 'evil.example:80' }],
    ['Host', { host: '127.0.0.1.evil.example' }],
    ['Host', { host: 'evil.example@127.0.0.1' }],
    ['Origin', { origin: 'http://evil.example' }],
    ['Origin', { origin: 'http://127.0.0.1:1' }],
    ['Origin', { origin: 'null' }],
  ] as const)('a request with another %s is refused: %o', async (header, headers) => {
    const answer = await get('/kiosk/', headers);
    expect(answer.status).toBe(403);
    expect(problemOf(answer.body).where).toBe(`header ${header}`);
  });

  test('our own pages are let in under each loopback name', async () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const named = `${host}:${site.web.port}`;
      expect((await get('/healthz', { host: named, origin: `http://${named}` })).status).toBe(200);
    }
  });
});

test('with real devices there is no panel and no simulator', async () => {
  const { web } = await startSite({ photos: null, names: ['Vault.county.example'] });
  expect(web.address.panel).toBeNull();
  for (const target of ['/panel/', '/%70anel/', '/Panel/', '/previews/', '/simulator', '/photos/ana.png']) {
    expect([target, (await request(web.port, target)).status]).toEqual([target, 404]);
  }
  const headers = { host: 'vault.county.example' };
  expect((await request(web.port, '/healthz', { headers })).status).toBe(200);
  await web.close();
});

test('/healthz answers 503 until a room is served', async () => {
  const { web, kiosk } = await startSite();
  const rooms = kiosk.rooms;
  kiosk.rooms = [];
  expect((await request(web.port, '/healthz')).status).toBe(503);
  kiosk.rooms = rooms;
  expect((await request(web.port, '/healthz')).status).toBe(200);
  await web.close();
});

test('a port that is taken is refused with a remedy', async () => {
  const { web } = await startSite();
  await expect(startSite({ port: web.port })).rejects.toThrow(/port \d+ \(EADDRINUSE\): choose another port/);
  await web.close();
});

test('where the rest has to go on, a port that is taken is waited for, and is no reason to fail', async () => {
  const first = await startSite();
  const taken: string[] = [];
  const { port } = first.web;
  const onTaken = (what: string) => taken.push(what);
  const stopped = await startSite({ port, onTaken });
  const second = await startSite({ port, onTaken });
  expect(taken).toEqual(Array(2).fill(expect.stringContaining(`port ${port} (EADDRINUSE)`)));
  expect([second.web.port, second.lines.join()]).toEqual([
    port,
    expect.stringContaining('until the port is free'),
  ]);
  await stopped.web.close();
  await first.web.close();
  await until('screens are served', () => second.lines.join().includes('screens are served'));
  expect(JSON.parse((await request(port, '/healthz')).body)).toMatchObject({ status: 'serving' });
  expect(stopped.lines.join()).not.toContain('screens are served');
  await second.web.close();
  await expect(startSite({ host: '192.0.2.1', onTaken })).rejects.toThrow('choose another address');
});

test('closing ends requests and screens, and leaves nothing that listens', async () => {
  const router = express.Router();
  let streams = 0;
  router.get('/events', (_incoming, response) => {
    streams += 1;
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n');
  });
  const { web, kiosk } = await startSite({ simulator: router });
  const client = connect(web.port);
  const stream = request(web.port, '/simulator/events').catch(() => null);
  await until('a screen and a stream are open', () => client.views.length > 0 && streams === 1);
  await web.close();
  await stream;
  await until('the screen noticed', () => client.socket.disconnected);
  client.socket.close();
  expect(kiosk.listeners).toBe(0);
  await expect(request(web.port, '/healthz')).rejects.toThrow();
});
