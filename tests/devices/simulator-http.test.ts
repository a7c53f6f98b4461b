import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { simulatorRouter } from '../../devices/simulator/http.ts';
import type { Simulator } from '../../devices/simulator/simulator.ts';
import { ANA, makeSimulator } from './simulated-rooms.ts';
import { credential, Seen } from './support.ts';

let server: Server;
let simulator: Simulator;
let seen: Seen;
let base: string;
let settles = 0;
const advanced: number[] = [];

beforeEach(async () => {
  advanced.length = 0;
  settles = 0;
  seen = new Seen();
  simulator = makeSimulator((ms) => {
    advanced.push(ms);
  });
  await simulator.start(seen.emit);
  const settled = (): Promise<void> => {
    settles += 1;
    return Promise.resolve();
  };
  const app = express();
  app.use('/simulator', simulatorRouter({ simulator, settled }));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simulator`;
});

afterEach(async () => {
  await simulator.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const send = (path: string, body: string, type = 'application/json'): Promise<Response> =>
  fetch(base + path, { method: 'POST', headers: { 'content-type': type }, body });
const post = async (path: string, body: unknown): Promise<unknown> =>
  (await send(path, JSON.stringify(body))).json();

test('GET lists rooms, people, lines, devices and clock', async () => {
  const state = await (await fetch(base)).json();
  expect(state).toEqual({
    rooms: [
      {
        room: 'vault',
        name: 'Ballot vault',
        door: 'vault-door',
        outside_reader: 'vault-outside',
        inside_reader: 'vault-inside',
        exit_button: 'vault-door',
        open: false,
        strike: 'locked',
        signals: { outside: '', inside: '' },
      },
      expect.objectContaining({ room: 'annex', inside_reader: '' }),
    ],
    people: [ANA],
    lines: [
      { input: 'vault-contact', room: 'vault', use: 'contact', state: 'normal' },
      { input: 'fire', room: 'vault', use: 'fire', state: 'normal' },
      { input: 'vault-tamper', room: 'vault', use: 'tamper', state: 'normal' },
    ],
    devices: [
      { device: 'vault-outside', room: 'vault', kind: 'reader', connected: true },
      { device: 'vault-inside', room: 'vault', kind: 'reader', connected: true },
      { device: 'annex-outside', room: 'annex', kind: 'reader', connected: true },
      { device: 'vault-door', room: 'vault', kind: 'door', connected: true },
      { device: 'annex-door', room: 'annex', kind: 'door', connected: true },
    ],
    sirens: [{ siren: 'siren', sounds: '', connected: true }],
    clock: { advanced_s: 0 },
    tray: [],
  });
});

test('each POST acts on the world and answers after the kiosk has handled it', async () => {
  const start = seen.all.length;
  const done = { ok: true, observed: true };
  expect(await post('/badge', { reader: 'vault-outside', badge: 'w26:118:1603' })).toEqual(done);
  expect(await post('/door', { door: 'vault-door', open: true })).toEqual(done);
  expect(await post('/door', { door: 'vault-door', open: true })).toEqual({ ok: true, observed: false });
  expect(await post('/exit-button', { door: 'vault-door' })).toEqual(done);
  expect(await post('/line', { input: 'fire', state: 'active' })).toEqual(done);
  expect(await post('/device', { device: 'vault-inside', connected: false })).toEqual(done);
  expect(await post('/clock', { advance_s: 61 })).toEqual(done);
  expect(seen.all.slice(start)).toEqual([
    { type: 'badge_read', reader: 'vault-outside', credential: credential('w26:118:1603') },
    { type: 'door_opened', door: 'vault-door' },
    { type: 'exit_requested', door: 'vault-door' },
    { type: 'line_changed', line: 'fire', state: 'active' },
    { type: 'device_lost', device: 'vault-inside', kind: 'reader', cause: 'unplugged on the panel' },
  ]);
  expect(advanced).toEqual([61_000]);
  expect(settles).toBe(7);
});

test.each([
  ['/badge', { reader: 'nowhere', badge: '4711471147' }, 'reader'],
  ['/badge', { reader: 'vault-outside', badge: 4711471147 }, 'badge'],
  ['/badge', { reader: 'vault-outside', badge: '4711471147', more: 1 }, 'the body'],
  ['/badge', [], 'the body'],
  ['/door', { door: 'vault-door', open: 'yes' }, 'open'],
  ['/door', { door: 'nowhere', open: true }, 'door'],
  ['/line', { input: 'fire', state: 'on' }, 'state'],
  ['/line', { input: 'nowhere', state: 'cut' }, 'input'],
  ['/device', { device: 'nowhere', connected: true }, 'device'],
  ['/clock', { advance_s: 0 }, 'advance_s'],
  ['/clock', { advance_s: 1e12 }, 'advance_s'],
])('POST %s %j is refused with what, where and remedy', async (path, body, where) => {
  const before = seen.all.length;
  const response = await send(path, JSON.stringify(body));
  expect(response.status).toBe(400);
  const text = await response.text();
  expect(JSON.parse(text)).toEqual({
    error: { what: expect.any(String), where, remedy: expect.stringMatching(/./) },
  });
  expect(text).not.toContain('4711471147');
  expect(seen.all.length).toBe(before);
});

test('a body that is no JSON, of another type, or too large is refused', async () => {
  expect((await send('/door', '{"door":')).status).toBe(400);
  expect((await send('/door', '{"door":"vault-door","open":true}', 'text/plain')).status).toBe(400);
  const large = await send('/badge', JSON.stringify({ reader: 'vault-outside', badge: 'x'.repeat(20_000) }));
  expect(large.status).toBe(413);
  expect(await large.json()).toEqual({
    error: { what: 'the body is too large', where: 'the body', remedy: 'send at most 16kb' },
  });
  expect(seen.types).not.toContain('door_opened');
});

test('events bring the whole state at once and after each change', async () => {
  const stop = new AbortController();
  const response = await fetch(`${base}/events`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const open: boolean[] = [];
  let text = '';
  const next = async (): Promise<void> => {
    while (!text.includes('\n\n')) text += (await stream?.read())?.value ?? '';
    const end = text.indexOf('\n\n');
    open.push(JSON.parse(text.slice('data: '.length, end)).rooms[0].open);
    text = text.slice(end + 2);
  };
  await next();
  await post('/door', { door: 'vault-door', open: true });
  await next();
  expect(open).toEqual([false, true]);
  stop.abort();
});
