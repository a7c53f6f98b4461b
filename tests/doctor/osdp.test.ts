import { chmodSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookAtPorts } from '../../src/doctor/ports.ts';
import { ToldMachine } from './machine.ts';
import { remedied, told, wiring } from './told.ts';

describe('OSDP readers', () => {
  const line = (file: string, keys: string) =>
    wiring({
      kind: 'osdp',
      path: file,
      key_file: keys,
      readers: [
        { reader: 'outside', address: 0 },
        { reader: 'inside', address: 1 },
      ],
    });
  /** The service's user is whoever has this file, or another one. */
  const service = (machine: ToldMachine, uid: number) =>
    machine.tell('etc/passwd', `ballot-vault:x:${uid}:${uid}::/:/usr/sbin/nologin`);
  const KEY = '30c1d2e3f405162738495a6b7c8d9eaf';

  test('the line of each is looked at, and whether it has a key; no key is ever said', () => {
    const machine = new ToldMachine();
    const keys = machine.tell('etc/keys', `outside ${KEY}`);
    chmodSync(keys, 0o600);
    service(machine, statSync(keys).uid);
    const found = lookAtPorts(machine, line('/dev/kiosk/none', keys));
    expect(told(found)).toEqual([
      'wrong outside: /dev/kiosk/none is missing',
      'wrong inside: /dev/kiosk/none is missing',
      `good outside key: a key stands for it in ${keys}`,
      `wrong inside key: no key stands for it in ${keys}`,
    ]);
    remedied(found);
    expect(JSON.stringify(found)).not.toContain(KEY);
  });

  test('a key file that others can read, one that is none, and none at all', () => {
    const machine = new ToldMachine();
    const keys = machine.tell('etc/keys', `outside ${KEY}\ninside ${KEY.split('').reverse().join('')}`);
    chmodSync(keys, 0o644);
    service(machine, statSync(keys).uid);
    const open = lookAtPorts(machine, line('/dev/null', keys)).filter(({ about }) => about === 'reader keys');
    expect(told(open)).toEqual([`wrong reader keys: others can read ${keys} (mode 644)`]);
    machine.tell('etc/keys', 'outside 00');
    const bad = lookAtPorts(machine, line('/dev/null', keys)).filter(({ about }) => about === 'reader keys');
    expect(bad[0]?.said).toContain('line 1 of the key file');
    const none = lookAtPorts(machine, line('/dev/null', path.join(machine.etc, 'none')));
    expect(none.at(-1)).toMatchObject({ health: 'wrong', said: expect.stringContaining('ENOENT') });
    remedied([...open, ...bad, ...none.filter(({ part }) => part === 'devices')]);
  });

  test.runIf(process.getuid?.() === 0)('a key file that root made and the service cannot read', () => {
    const machine = new ToldMachine();
    const keys = machine.tell('etc/keys', `outside ${KEY}`);
    chmodSync(keys, 0o600);
    const about = () =>
      lookAtPorts(machine, line('/dev/null', keys)).filter((found) => found.about === 'reader keys');
    expect(about()).toMatchObject([{ health: 'unknown' }]);
    service(machine, statSync(keys).uid + 991);
    expect(about()).toMatchObject([
      {
        health: 'wrong',
        said: `${keys} is there, but the service, which runs as ballot-vault, may not read it`,
        remedy: `Run "chown ballot-vault ${keys}".`,
      },
    ]);
  });
});
