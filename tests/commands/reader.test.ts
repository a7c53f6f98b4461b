/** The way of an installation from the terminal to the loop, over the control socket. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openControl } from '../../src/control.ts';
import type { PersonId, RoomId } from '../../src/core/terms.ts';
import { keeperOf } from '../../src/keeper.ts';
import { usedKeysIn } from '../../src/log/used-keys.ts';
import { openForKeeping } from '../../src/main.ts';
import { listed } from '../core/world.ts';
import { folder, run, shipped } from './aid.ts';

const OSDP = `
devices:
  - { kind: simulated, rooms: [vault] }
  - { kind: gpiod, door: ballot-room-door, contact: { line: GPIO17 }, strike: { line: GPIO22 },
      supervised: [{ input: ballot-room-contact, line: GPIO5 }, { input: ballot-room-tamper, line: GPIO6 },
                   { input: fire-alarm, line: GPIO13 }] }
  - kind: osdp
    path: /dev/kiosk/readers
    key_file: /etc/ballot-vault/osdp-keys
    readers: [{ reader: ballot-room-outside, address: 0 }, { reader: ballot-room-inside, address: 1 }]
`;

const site = () => {
  const data = folder();
  const file = path.join(data, 'kiosk.yaml');
  const text = readFileSync(shipped('demo.yaml'), 'utf8').replace(
    /\ndevices:\n(?:[ #].*\n|\n)*/,
    `${OSDP.replace('/etc/ballot-vault', data)}\n`,
  );
  writeFileSync(file, text);
  const more = ['--config', file, '--data', data, '--by', 'ana', '--by', 'ben', '--stdin'];
  return {
    data,
    file,
    install: (...some: string[]) => run(['reader', 'install', ...some, ...more], { input: '4826\n7395\n' }),
  };
};

test('a reader that speaks no OSDP, a length out of bounds, and no running kiosk are refused with a remedy', async () => {
  const { install } = site();
  expect(await install('vault-outside')).toMatchObject({ code: 2 });
  expect((await install('vault-outside')).errors).toContain('vault-outside is no OSDP reader');
  expect(await install('ballot-room-outside', '--minutes', '16')).toMatchObject({ code: 2 });
  const seen = await install('ballot-room-outside');
  expect(seen.code).toBe(1);
  expect(seen.errors).toContain('no kiosk runs on');
});

test('two officials begin it over the socket; what the loop refuses comes back; no PIN is repeated', async () => {
  const { data, file, install } = site();
  const opened = await openForKeeping(readConfig(file, data), (error) => {
    throw error;
  });
  const keeper = keeperOf(opened.kiosk, opened.siteKey, opened.acceptCosigned);
  const control = await openControl(data, keeper);
  onTestFinished(async () => {
    await control.close();
    opened.close('end of the test');
  });
  const refused = await install('ballot-room-outside');
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.errors).toContain('nobody called ana is listed');
  const room = 'ballot-room' as RoomId;
  await keeper.listPeople(
    ['ana', 'ben'].map((name) => listed(name, { class: 'official', rooms: [room], credentials: [] })),
    'a'.repeat(64),
  );
  await keeper.choosePin('ana' as PersonId, '4826');
  await keeper.choosePin('ben' as PersonId, '7395');
  const key = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  writeFileSync(path.join(data, 'osdp-keys'), `ballot-room-outside ${key.toString('hex')}\n`, {
    mode: 0o600,
  });
  usedKeysIn(data).use(key);
  const used = await install('ballot-room-outside');
  expect(used).toMatchObject({ code: 1 });
  expect(used.errors).toContain('this key was in use');
  expect(used.errors).toContain('Write a new line for this reader into the key file.');
  writeFileSync(path.join(data, 'osdp-keys'), `ballot-room-outside ffeeddccbbaa99887766554433221100\n`);
  const seen = await install('ballot-room-outside', '--minutes', '3');
  expect(seen).toMatchObject({ code: 0, errors: '' });
  expect(seen.printed).toContain(`on record as entry ${opened.kiosk.index}.`);
  expect(refused.errors + seen.printed).not.toMatch(/4826|7395/);
});
