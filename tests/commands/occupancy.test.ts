import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { RoomId } from '../../src/core/terms.ts';
import { mayBeOccupied, occupancyOf, type RoomOccupancy } from '../../src/occupancy.ts';
import { DOOR, INSIDE, listed, world } from '../core/world.ts';
import { until } from '../web/small-kiosk.ts';
import { folder, run } from './aid.ts';

const EMPTY: RoomOccupancy = {
  room: 'vault' as RoomId,
  people: 0,
  visitors: 0,
  certain: 'yes',
  passing: 'no',
  door: 'closed',
  emergency: 'no',
};

test.each<[string, Partial<RoomOccupancy>, boolean]>([
  ['a room that everybody has left', {}, false],
  ['a room whose contact is lost, with nobody signed in', { door: 'unknown' }, false],
  ['one person', { people: 1 }, true],
  ['a visitor alone', { visitors: 1 }, true],
  ['a room of which it is not known who is inside', { certain: 'no' }, true],
  ['somebody at the door', { passing: 'yes' }, true],
  ['an open door', { door: 'open' }, true],
  ['an emergency', { emergency: 'yes' }, true],
])('%s', (_, is, expected) => {
  expect(mayBeOccupied({ ...EMPTY, ...is })).toBe(expected);
});

test('it counts whoever is inside by sign-in, from the first badge to the last', () => {
  const day = world({ people: [listed('ana'), listed('ben')] });
  const said = () => occupancyOf(day.state).map(({ people, passing }) => `${people} ${passing}`);
  const through = () => {
    day.see({ type: 'door_opened', door: DOOR });
    day.pass(2_000);
    day.see({ type: 'door_closed', door: DOOR });
  };
  expect(said()).toEqual(['0 no']);
  day.badge('ana');
  expect(said()).toEqual(['0 yes']);
  day.badge('ben');
  through();
  expect(said()).toEqual(['2 no']);
  day.badge('ben', INSIDE);
  through();
  expect(said()).toEqual(['1 no']);
  day.badge('ana', INSIDE);
  through();
  day.pass(60_000);
  expect(said()).toEqual(['0 no']);
});

const CONFIG = `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
`;

/** A configuration in a folder of its own. */
const configured = (text = CONFIG): string => {
  const file = path.join(folder(), 'kiosk.yaml');
  writeFileSync(file, text);
  return file;
};

test('a kiosk that runs is asked, and an open door counts as somebody inside', {
  timeout: 60_000,
}, async () => {
  const config = configured();
  const asked = () => run(['occupancy', '--config', config]);
  expect(await asked()).toMatchObject({ code: 0, printed: 'No kiosk runs here.\n' });
  let printed = '';
  const stop = Promise.withResolvers<string>();
  const running = run(['run', '--config', config, '--port', '0'], {
    stop: stop.promise,
    onPrint: (text) => {
      printed += text;
    },
  });
  try {
    await until('it runs', () => printed.includes('hardware panel'), 30_000);
    expect(await asked()).toMatchObject({
      code: 0,
      printed: 'vault: 0 people and 0 visitors inside by sign-in\n',
    });
    const panel = /(http:\S+)\/panel/.exec(printed)?.[1] ?? '';
    await fetch(`${panel}/simulator/door`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ door: 'vault-door', open: true }),
    });
    expect(await asked()).toMatchObject({
      code: 1,
      printed:
        'vault: 0 people and 0 visitors inside by sign-in; it is not known who is inside; the door is open\n',
    });
    const { printed: json } = await run(['occupancy', '--config', config, '--json']);
    expect(JSON.parse(json)).toMatchObject({ running: true, rooms: [{ room: 'vault', door: 'open' }] });
  } finally {
    stop.resolve('end of the test');
    await running;
  }
});

test('what cannot be asked is not the same as somebody inside', async () => {
  const wrong = configured('kiosk: {}\n');
  expect(await run(['occupancy', '--config', wrong])).toMatchObject({
    code: 2,
    errors: expect.stringContaining(`${wrong} cannot be used`),
  });
  const config = configured();
  const data = path.join(path.dirname(config), 'data');
  mkdirSync(data);
  // A kiosk of a version that does not know this question.
  const server = createServer((_, response) =>
    response
      .writeHead(404, { 'content-type': 'application/json' })
      .end(JSON.stringify({ what: 'there is no such request', remedy: 'Use the ballot-vault command.' })),
  );
  await new Promise<void>((resolve) => server.listen(path.join(data, 'control.sock'), resolve));
  onTestFinished(() => void server.close());
  expect(await run(['occupancy', '--config', config])).toMatchObject({
    code: 2,
    errors: expect.stringContaining('the kiosk could not be asked (there is no such request'),
  });
});
