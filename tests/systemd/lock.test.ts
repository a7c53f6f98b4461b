import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../src/runtime.mjs';
import { folder, run } from '../commands/aid.ts';
import { BenchDoor } from '../day/gpiod-tools.ts';
import { unitText } from './root.ts';

const config = (door: string, siren: string): string => {
  const file = path.join(folder(), 'kiosk.yaml');
  writeFileSync(
    file,
    `
kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
channels: [{ id: siren, kind: siren, siren: siren }]
devices:
  - { kind: serial, reader: vault-outside, path: /dev/kiosk/reader-outside, profile: { format: rdm6300 } }
  - kind: gpiod
    door: vault-door
    contact: { line: GPIO17 }
    strike: { line: GPIO22, unlocked_level: high }
    tools: ${door}
  - { kind: gpiod_siren, siren: siren, line: GPIO26, sounding_level: low, tools: ${siren} }
`,
  );
  return file;
};

let door: BenchDoor;
let siren: BenchDoor;
beforeEach(() => {
  door = new BenchDoor();
  siren = new BenchDoor();
});
afterEach(() => {
  door.remove();
  siren.remove();
});

test('every strike is driven to locked and every siren to silent, by its own level', async () => {
  const { code, printed } = await run(['lock', '--config', config(door.folder, siren.folder)]);
  expect(code).toBe(0);
  expect(printed).toBe('vault-door: locked (GPIO22)\nsiren: silent (GPIO26)\n');
  expect(new Set(door.strike)).toEqual(new Set(['GPIO22=0']));
  expect(new Set(siren.strike)).toEqual(new Set(['GPIO26=1']));
});

test('what the service manager runs does the same, and says as much when it cannot', () => {
  const [, , , program = ''] =
    /^ExecStopPost=(\S+) (\/usr\/lib\/ballot-vault)\/(\S+) /m.exec(unitText('ballot-vault.service')) ?? [];
  const lockedBy = (...files: readonly string[]) =>
    spawnSync(process.execPath, [path.join(ROOT, program), ...files], { encoding: 'utf8' });
  const file = config(door.folder, siren.folder);
  expect(lockedBy(file)).toMatchObject({
    status: 0,
    stdout: 'vault-door: locked (GPIO22)\nsiren: silent (GPIO26)\n',
  });
  expect(lockedBy()).toMatchObject({ status: 2, stderr: 'no configuration is named. Give its file.\n' });
  rmSync(path.join(door.folder, 'gpioset'));
  expect(lockedBy(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('NOT locked (GPIO22)') });
});

test('one that cannot be driven keeps no other from it, and is said', async () => {
  rmSync(path.join(door.folder, 'gpioset'));
  const { code, errors } = await run(['lock', '--config', config(door.folder, siren.folder)]);
  expect(code).toBe(1);
  expect(errors).toMatch(/vault-door: NOT locked \(GPIO22\): .*gpioset does not run .*gpiod/);
  expect(siren.strike.at(-1)).toBe('GPIO26=1');
});
