import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SOCKETS_MAX } from '../../src/web/screen-socket.ts';
import { TOUCHES_AT_ONCE } from '../../src/web/touch-limit.ts';
import {
  ANA,
  type Client,
  connect,
  NORTH,
  pinScreen,
  request,
  type Site,
  SOUTH,
  startSite,
  until,
} from './small-kiosk.ts';

let site: Site;
let clients: Client[];

beforeEach(async () => {
  site = await startSite();
  clients = [];
});

afterEach(async () => {
  for (const { socket } of clients) socket.close();
  await site.web.close();
});

function screenOf(room?: string, options: object = {}): Client {
  const client = connect(site.web.port, room, options);
  clients.push(client);
  return client;
}

async function shown(client: Client): Promise<Client> {
  await until('a view came', () => client.views.length > 0);
  return client;
}

const lastIndex = ({ views }: Client) => views.at(-1)?.index;

describe('views', () => {
  test('the whole view comes on connect, of the first room when none is named', async () => {
    const client = await shown(screenOf());
    expect(client.views).toEqual([site.kiosk.read(NORTH)]);
  });

  test.each(['websocket', 'polling'])(
    'the whole view comes after every change over %s',
    async (transport) => {
      const client = await shown(screenOf('north', { transports: [transport] }));
      site.kiosk.show(NORTH, pinScreen(ANA));
      await until('the change came', () => lastIndex(client) === 1);
      expect(client.views.at(-1)).toEqual(site.kiosk.read(NORTH));
    },
  );

  test('changes of one turn come as one view, the newest', async () => {
    const client = await shown(screenOf());
    for (let turn = 0; turn < 50; turn += 1) site.kiosk.show(NORTH, pinScreen(ANA, turn));
    await until('the last change came', () => lastIndex(client) === 50);
    expect(client.views.length).toBe(2);
  });

  test('after a lost connection the view comes whole again, with what changed meanwhile', async () => {
    const client = await shown(screenOf());
    client.socket.io.engine.close();
    await until('the connection is lost', () => !client.socket.connected);
    site.kiosk.show(NORTH, pinScreen(ANA));
    await until('the view came again', () => lastIndex(client) === 1);
    expect(client.views.at(-1)?.view.screen.screen).toBe('pin');
  });

  test('two rooms do not see each other', async () => {
    const north = await shown(screenOf('north'));
    const south = await shown(screenOf('south'));
    site.kiosk.show(SOUTH, pinScreen(ANA));
    await until('the change came to both', () => lastIndex(north) === 1 && lastIndex(south) === 1);
    expect(new Set(north.views.map(({ view }) => view.room))).toEqual(new Set(['north']));
    expect(new Set(south.views.map(({ view }) => view.room))).toEqual(new Set(['south']));
    expect(JSON.stringify(north.views)).not.toContain('Ana');
    await south.touch({ touch: 'cancel' });
    expect(site.kiosk.offered).toEqual([{ type: 'touched', room: 'south', touch: { touch: 'cancel' } }]);
  });

  test('a room that is not there is refused with what to do', async () => {
    const client = screenOf('attic');
    const error = await new Promise<Error & { data?: unknown }>((resolve) =>
      client.socket.on('connect_error', resolve),
    );
    expect(error.data).toMatchObject({ what: 'no such room', where: 'query room' });
    expect(client.views).toEqual([]);
  });
});

describe('touches', () => {
  test('a touch reaches the kiosk with its room', async () => {
    const client = await shown(screenOf());
    const touch = { touch: 'propose', statement: { statement: 'head_count', count: 2 } };
    expect(await client.touch(touch)).toEqual({ ok: true });
    expect(site.kiosk.offered).toEqual([{ type: 'touched', room: 'north', touch }]);
  });

  test('a visitor gets an identifier from the service', async () => {
    const client = await shown(screenOf());
    const visitor = { touch: 'add_visitor', name: 'Lee', organization: 'Fire', visitor_class: 'vendor' };
    expect(await client.touch(visitor)).toEqual({ ok: true });
    expect(site.kiosk.offered).toEqual([
      { type: 'touched', room: 'north', touch: { ...visitor, visitor: 'v1' } },
    ]);
  });

  test('a malformed touch is answered and the socket stays up', async () => {
    const client = await shown(screenOf());
    const { id } = client.socket;
    const answer = await client.touch({
      touch: 'propose',
      statement: { statement: 'head_count', count: -1 },
    });
    expect(answer).toMatchObject({ ok: false, error: { where: 'touch.statement.count' } });
    expect(await client.touch({ touch: 'cancel' })).toEqual({ ok: true });
    expect(client.socket.id).toBe(id);
    expect(site.kiosk.offered.length).toBe(1);
  });

  test('a touch without a callback, or with more than a touch, harms nothing', async () => {
    const client = await shown(screenOf());
    const raw = client.socket as unknown as { emit(...event: unknown[]): void };
    raw.emit('touch');
    raw.emit('touch', { touch: 'extend' }, 'not a function');
    raw.emit('touch', { touch: 'extend' });
    raw.emit('open_the_door', { now: true });
    expect(await client.touch({ touch: 'cancel' })).toEqual({ ok: true });
    expect(site.kiosk.offered.length).toBe(3);
  });

  test('a full inbox is said', async () => {
    const client = await shown(screenOf());
    site.kiosk.isFull = true;
    expect(await client.touch({ touch: 'cancel' })).toMatchObject({ ok: false, error: { where: 'inbox' } });
  });

  test('touches faster than a finger are refused, and later ones are taken again', async () => {
    const client = await shown(screenOf());
    const many = Array.from({ length: 200 }, () => client.touch({ touch: 'extend' }));
    const answers = await Promise.all(many);
    const taken = answers.filter(({ ok }) => ok).length;
    expect(taken).toBeGreaterThanOrEqual(TOUCHES_AT_ONCE);
    expect(taken).toBeLessThan(2 * TOUCHES_AT_ONCE);
    expect(site.kiosk.offered.length).toBe(taken);
    expect(site.lines.filter((line) => line.includes('above the limit')).length).toBeLessThan(5);
    const end = performance.now() + 3_000;
    let answer = await client.touch({ touch: 'cancel' });
    while (!answer.ok && performance.now() < end) answer = await client.touch({ touch: 'cancel' });
    expect(answer).toEqual({ ok: true });
  });

  test('a message above 16 kB ends its connection, and the screen comes back', async () => {
    const client = await shown(screenOf());
    client.socket.emit('touch', { touch: 'state_authority', words: 'x'.repeat(20_000) }, () => undefined);
    await until('the screen came back', () => client.views.length === 2);
    expect(site.kiosk.offered).toEqual([]);
  });

  test('no input at all ends the service or opens anything', async () => {
    const client = await shown(screenOf());
    const raw = client.socket as unknown as { emit(...event: unknown[]): void };
    // Written past the client's own encoder, which does not manage such a depth.
    client.socket.io.engine.write(`42["touch",${'['.repeat(7_000)}${']'.repeat(7_000)}]`);
    raw.emit('touch', JSON.parse('{"touch": "cancel", "__proto__": {"ok": true}}'));
    for (const args of fc.sample(fc.array(fc.jsonValue({ maxDepth: 5 }), { maxLength: 4 }), 300)) {
      raw.emit('touch', ...args);
    }
    for (const bytes of fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), 20)) {
      const broken = screenOf();
      broken.socket.on('connect', () => broken.socket.io.engine.write(`4${bytes}`));
      await until('the broken screen connected', () => broken.views.length > 0);
      broken.socket.close();
    }
    expect((await request(site.web.port, '/healthz')).status).toBe(200);
    expect((await shown(screenOf())).views.length).toBe(1);
    expect(site.kiosk.offered).toEqual([]);
  });
});

describe('a handshake', () => {
  const handshake = (headers: Record<string, string>) =>
    request(site.web.port, '/socket.io/?EIO=4&transport=polling', { headers });

  test('from our own page is taken, from elsewhere refused', async () => {
    const own = `127.0.0.1:${site.web.port}`;
    expect((await handshake({ origin: `http://${own}` })).status).toBe(200);
    expect((await handshake({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await handshake({ host: 'evil.example' })).status).toBe(403);
    expect((await handshake({ host: 'evil.example', origin: 'http://evil.example' })).status).toBe(403);
  });

  test('by WebSocket from elsewhere is refused', async () => {
    const client = screenOf(undefined, {
      extraHeaders: { origin: 'http://evil.example' },
      reconnection: false,
    });
    const error = await new Promise<Error>((resolve) => client.socket.on('connect_error', resolve));
    expect(error.message).toBe('websocket error');
    expect(client.views).toEqual([]);
  });

  test('above the greatest number of screens is refused until one goes', async () => {
    const all = Array.from({ length: SOCKETS_MAX }, () => screenOf());
    await Promise.all(all.map(shown));
    expect((await handshake({})).status).toBe(403);
    all[0]?.socket.close();
    await until('a place is free', () => site.lines.some((line) => line.includes('a screen went away')));
    await shown(screenOf());
  });

  test('gets no client script from the service', async () => {
    expect((await request(site.web.port, '/socket.io/socket.io.js')).status).toBe(400);
  });
});

test('a screen that reads nothing costs a few views, and gets the newest once it reads', async () => {
  const base = '/socket.io/?EIO=4&transport=polling';
  const opened: { sid: string } = JSON.parse((await request(site.web.port, base)).body.slice(1));
  const session = `${base}&sid=${opened.sid}`;
  const read = async (): Promise<number[]> => {
    const packets = (await request(site.web.port, session)).body.split('\u001e');
    const views = packets.filter((packet) => packet.startsWith('42["view"'));
    return views.map((packet) => JSON.parse(packet.slice(2))[1].index);
  };
  const headers = { 'content-type': 'text/plain' };
  await request(site.web.port, session, { method: 'POST', headers, body: '40' });
  for (let turn = 1; turn <= 100; turn += 1) {
    site.kiosk.show(NORTH, pinScreen(ANA, turn));
    await new Promise(setImmediate);
  }
  const missed = await read();
  expect(missed.length).toBeGreaterThan(0);
  expect(missed.length).toBeLessThan(20);
  expect(await read()).toEqual([100]);
});
