import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../../src/backup/staging.ts';
import { parseConfig } from '../../src/config.ts';
import { folder } from '../commands/aid.ts';

/** Every file below a folder, with what is in it. */
const filesBelow = (at: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(at, file), readFileSync(file, 'utf8')]),
  );

test('a key is copied wherever the configuration has it, and none takes the place of another', async () => {
  const home = folder();
  const [data, other] = [path.join(home, 'data'), path.join(home, 'other')];
  for (const made of [path.join(data, 'own'), other]) mkdirSync(made, { recursive: true });
  const config = `
kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data, signing_key: own/signing.pem, site_key: ${home}/secret }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices:
  - { kind: osdp, path: /dev/kiosk/readers, key_file: ${other}/secret, readers: [{ reader: vault-outside, address: 0 }] }
  - { kind: gpiod, door: vault-door, contact: { line: GPIO17 }, strike: { line: GPIO22 } }
`;
  const file = path.join(home, 'kiosk.yaml');
  writeFileSync(file, config);
  writeFileSync(path.join(data, 'own/signing.pem'), 'signing');
  writeFileSync(path.join(home, 'secret'), 'site');
  writeFileSync(path.join(other, 'secret'), 'readers');
  const copy = path.join(home, 'copy');
  mkdirSync(copy);
  await stage(parseConfig(Buffer.from(config), file), copy);
  expect(filesBelow(copy)).toEqual({
    'data/own/signing.pem': 'signing',
    'elsewhere/kiosk.yaml': config,
    'elsewhere/secret': 'site',
    [`elsewhere/${`${other}/secret`.replaceAll('/', '_')}`]: 'readers',
  });
});
