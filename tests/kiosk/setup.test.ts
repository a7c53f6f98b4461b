/** What one person may choose at the screen of a new kiosk, by the real loop on a real log. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SITE_FILE } from '../../src/config/site-file.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { RoomId } from '../../src/core/terms.ts';
import { openForKeeping } from '../../src/main.ts';
import { openSetup } from '../../src/open-setup.ts';
import { listed } from '../core/world.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { choosePins } from './chosen-pins.ts';

const VAULT = 'vault' as RoomId;

const written = (folder: string): string => {
  const file = path.join(folder, 'kiosk.yaml');
  writeFileSync(
    file,
    `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data, first_boot: at_screen }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
channels:
  - { id: office-mail, kind: smtp, server: "smtp://127.0.0.1:9", from: k@county.example, to: [s@county.example] }
`,
  );
  return file;
};

const opened = async (config: Config) => {
  const service = await openForKeeping(config, (error) => {
    throw error;
  });
  onTestFinished(() => service.close('end of the test'));
  const warned: string[] = [];
  let starts = 0;
  const setup = openSetup({
    config,
    kiosk: service.kiosk,
    siteKey: service.siteKey,
    verifier_key: service.published.verifier_key,
    startAnew: () => {
      starts += 1;
    },
    diagnostics: { warn: (_, message) => warned.push(message) },
  });
  return { service, setup, warned, starts: () => starts };
};

test('what is chosen is on the disk before it is answered, and the next start goes by it', async () => {
  const file = written(temporaryDirectory());
  const { setup, starts } = await opened(readConfig(file));
  expect(setup.takeEffect()).toEqual({ outcome: 'unchanged' });
  expect(setup.settle(VAULT, { setting: 'time_zone', value: 'Pacific/Guam' })).toEqual({ outcome: 'kept' });
  expect(setup.settle(VAULT, { setting: 'name', value: 'Bóveda: "B" #1' })).toEqual({ outcome: 'kept' });
  expect(setup.settle(VAULT, { setting: 'language', value: 'es' })).toEqual({ outcome: 'kept' });
  const next = readConfig(file);
  expect(next.kiosk).toMatchObject({ time_zone: 'Pacific/Guam', language: 'es' });
  expect(next.rooms[0]?.name).toBe('Bóveda: "B" #1');
  expect(setup.standing(VAULT)).toMatchObject({ time_zone: 'Pacific/Guam', differs: 'yes' });
  expect(setup.takeEffect()).toEqual({ outcome: 'starting' });
  expect(starts()).toBe(1);
});

test('what no configuration can say is not kept, and what was kept stays', async () => {
  const file = written(temporaryDirectory());
  const config = readConfig(file);
  const { setup, warned } = await opened(config);
  const site = path.join(config.paths.data, SITE_FILE);
  expect(setup.settle(VAULT, { setting: 'time_zone', value: 'Moon/Base' })).toEqual({ outcome: 'refused' });
  expect(existsSync(site)).toBe(false);
  setup.settle(VAULT, { setting: 'time_zone', value: 'Pacific/Guam' });
  const before = readFileSync(site, 'utf8');
  expect(setup.settle(VAULT, { setting: 'name', value: 'x'.repeat(61) })).toEqual({ outcome: 'refused' });
  expect(readFileSync(site, 'utf8')).toBe(before);
  expect(warned).toHaveLength(2);
});

test('once two people can approve, nobody chooses anything alone', async () => {
  const file = written(temporaryDirectory());
  const { setup, service, starts } = await opened(readConfig(file));
  const { kiosk } = service;
  kiosk.offer({
    type: 'people_listed',
    source: '00',
    people: ['ana', 'bob'].map((person) =>
      listed(person, { role: 'supervisor', class: 'official', rooms: [VAULT] }),
    ),
  });
  expect(setup.settle(VAULT, { setting: 'language', value: 'es' })).toEqual({ outcome: 'kept' });
  await choosePins(service, { ana: '482613', bob: '759204' });
  expect(kiosk.state.list.founded).not.toBe(0);
  expect(setup.settle(VAULT, { setting: 'language', value: 'en' })).toEqual({ outcome: 'closed' });
  expect(setup.takeEffect()).toEqual({ outcome: 'closed' });
  expect(starts()).toBe(0);
});

test('a test goes to each channel, and not twice within a minute', async () => {
  const file = written(temporaryDirectory());
  const { setup, service } = await opened(readConfig(file));
  expect(setup.testChannels(VAULT).channels).toEqual([{ channel: 'office-mail', is: 'sent' }]);
  const { index } = service.kiosk;
  setup.testChannels(VAULT);
  expect(service.kiosk.index).toBe(index);
});

test('a log that was begun by a file alone opens no set-up, whatever the file says later', async () => {
  const folder = temporaryDirectory();
  const file = written(folder);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(', first_boot: at_screen', ''));
  const first = await openForKeeping(readConfig(file), () => undefined);
  first.close('the configuration is changed');
  writeFileSync(file, text);
  const { setup, service } = await opened(readConfig(file));
  expect(service.kiosk.state.setup.stage).toBe('none');
  expect(setup.settle(VAULT, { setting: 'language', value: 'es' })).toEqual({ outcome: 'closed' });
});
