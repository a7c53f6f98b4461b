import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PinHash } from '../../src/core/terms.ts';
import { ANA, type Client, connect, NORTH, pinScreen, type Site, startSite, until } from './small-kiosk.ts';

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

describe('a PIN', () => {
  const PIN = { touch: 'enter_pin', digits: '48151623' };

  test('reaches the kiosk as the hash for the person on the screen, and never the diagnostics', async () => {
    const client = await shown(screenOf());
    site.kiosk.show(NORTH, pinScreen(ANA));
    expect(await client.touch(PIN)).toEqual({ ok: true });
    const touch = { touch: 'enter_pin', pin: 'ana:8' };
    expect(site.kiosk.offered).toEqual([{ type: 'touched', room: 'north', touch }]);
    await client.touch({ ...PIN, digits: '481516234815' });
    expect(site.lines.join('')).not.toMatch(/48151623|Ana/);
  });

  test('that nobody asked for is refused', async () => {
    const client = await shown(screenOf());
    expect(await client.touch(PIN)).toMatchObject({ ok: false, error: { what: 'no PIN is asked for' } });
    expect(site.kiosk.offered).toEqual([]);
  });

  /** Hashes that end when the test says so. */
  async function slowSite() {
    await site.web.close();
    const ends: ((hash: string) => void)[] = [];
    site = await startSite({
      pinHash: () => new Promise((resolve) => ends.push((hash) => resolve(hash as PinHash))),
    });
    const client = await shown(screenOf());
    site.kiosk.show(NORTH, pinScreen(ANA));
    return { client, ends };
  }

  test.each([
    ['went on', { screen: 'attract' }],
    ['asks another person', pinScreen({ ...ANA, person: 'ben' as typeof ANA.person })],
    ['asks again after a wrong one', pinScreen(ANA, 2)],
  ] as const)('is dropped where the screen %s while it was hashed', async (_how, screen) => {
    const { client, ends } = await slowSite();
    const answer = client.touch(PIN);
    await until('the hash began', () => ends.length === 1);
    site.kiosk.show(NORTH, screen);
    ends[0]?.('hash');
    expect(await answer).toMatchObject({ ok: false, error: { what: 'the screen has gone on' } });
    expect(site.kiosk.offered).toEqual([]);
  });

  test('is hashed one at a time for a room', async () => {
    const { client, ends } = await slowSite();
    const first = client.touch(PIN);
    await until('the hash began', () => ends.length === 1);
    expect(await client.touch(PIN)).toMatchObject({ ok: false, error: { what: 'a PIN is being checked' } });
    expect(ends.length).toBe(1);
    ends[0]?.('hash');
    expect(await first).toEqual({ ok: true });
    const second = client.touch(PIN);
    await until('the next hash began', () => ends.length === 2);
    ends[1]?.('hash');
    expect(await second).toEqual({ ok: true });
  });

  test('whose hash fails is said and can be entered again', async () => {
    await site.web.close();
    site = await startSite({ pinHash: () => Promise.reject(new Error('no memory for 48151623')) });
    const client = await shown(screenOf());
    site.kiosk.show(NORTH, pinScreen(ANA));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await client.touch(PIN)).toMatchObject({ ok: false, error: { where: 'service' } });
    }
    expect(site.lines.join('')).not.toContain('48151623');
  });
});
