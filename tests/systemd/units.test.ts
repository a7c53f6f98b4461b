import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../src/runtime.mjs';
import { run } from '../commands/aid.ts';
import { ask, INSTALLED, machineRoot, startedBy, UNITS, unitNames, unitText } from './root.ts';

/** The most that each service may be exposed, by `systemd-analyze security`: 0 is the least, 10 everything. */
const EXPOSURE: Readonly<Record<string, number>> = {
  'ballot-vault.service': 1.5,
  'ballot-vault-verify.service': 0.5,
  'ballot-vault-checkpoint.service': 0.5,
  // It may reach the server for the copies.
  'ballot-vault-backup.service': 1.2,
  // A browser makes namespaces of its own, and a compositor needs the graphics card.
  'ballot-vault-screen.service': 3,
};

const services = unitNames('.service');

describe('exposure', () => {
  test('a limit stands for every service', () => {
    expect(Object.keys(EXPOSURE).sort()).toEqual([...services].sort());
  });

  test.each(services)('%s stays below its limit', async (name) => {
    const threshold = `--threshold=${Math.round((EXPOSURE[name] ?? 0) * 10)}`;
    const said = await ask(
      'systemd-analyze',
      'security',
      '--offline=true',
      threshold,
      path.join(UNITS, name),
    );
    expect(said.words).toContain('Overall exposure level');
    expect(said, said.words).toMatchObject({ code: 0 });
  });

  test('the limit is one: a service that is not confined is over it', async () => {
    const root = machineRoot();
    const file = path.join(root, 'open.service');
    writeFileSync(
      file,
      unitText('ballot-vault.service')
        .replace('ProtectSystem=strict\n', '')
        .replace('PrivateUsers=yes\n', ''),
    );
    const said = await ask('systemd-analyze', 'security', '--offline=true', '--threshold=15', file);
    expect(said.code).not.toBe(0);
  });
});

describe('units', () => {
  const verify = (root: string) =>
    ask('systemd-analyze', 'verify', '--man=no', `--root=${root}`, ...unitNames());

  test('systemd has nothing to say against any of them', async () => {
    expect(await verify(machineRoot())).toEqual({ code: 0, words: '' });
  });

  test('a wrong word in one is noticed', async () => {
    const root = machineRoot();
    const file = path.join(root, 'usr/lib/systemd/system/ballot-vault.service');
    writeFileSync(file, unitText('ballot-vault.service').replace('WatchdogSec=30', 'WatchdogSecs=30'));
    expect((await verify(root)).words).toContain('WatchdogSecs');
  });

  test('what they start is in the repository, and is a command that is there', async () => {
    for (const line of services.flatMap(startedBy)) {
      const words = line.split(' ');
      for (const word of words.filter((other) => other.startsWith(`${INSTALLED}/`))) {
        expect(existsSync(path.join(ROOT, word.slice(INSTALLED.length))), word).toBe(true);
      }
      const main = words.indexOf(`${INSTALLED}/src/main.ts`);
      if (main < 0) continue;
      const [command = '', ...args] = words.slice(main + 1);
      const { code, printed } = await run([command, '--help']);
      expect(code, line).toBe(0);
      for (const option of args.filter((arg) => arg.startsWith('--'))) expect(printed).toContain(option);
    }
  });

  test('the target wants every unit that is to run', () => {
    const wanted = [...unitText('ballot-vault.target').matchAll(/^Wants=(.+)$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const timed = unitNames('.timer').map((name) => name.replace('.timer', '.service'));
    const toRun = unitNames().filter((name) => !timed.includes(name) && !name.endsWith('.target'));
    expect([...wanted].sort()).toEqual([...toRun].sort());
  });

  test('none may leave a dump of its memory', () => {
    for (const name of services) expect(unitText(name), name).toMatch(/^LimitCORE=0$/m);
  });
});

describe('users, folders and rules', () => {
  test('systemd makes the users, who cannot log in', async () => {
    const root = machineRoot();
    mkdirSync(path.join(root, 'etc'));
    const said = await ask('systemd-sysusers', `--root=${root}`, path.join(UNITS, 'sysusers.conf'));
    expect(said).toEqual({ code: 0, words: expect.not.stringContaining('rror') });
    const users = readFileSync(path.join(root, 'etc/passwd'), 'utf8').trim().split('\n');
    expect(users).toHaveLength(2);
    for (const user of users) expect(user).toMatch(/^ballot-(vault|screen):.+:\/usr\/sbin\/nologin$/);
  });

  test('every user and folder that a unit names is made', () => {
    const users = readFileSync(path.join(UNITS, 'sysusers.conf'), 'utf8');
    const folders = readFileSync(path.join(UNITS, 'tmpfiles.conf'), 'utf8');
    for (const text of services.map(unitText)) {
      for (const [, user] of text.matchAll(/^(?:User|Group)=(.+)$/gm)) expect(users).toContain(`u ${user} `);
      for (const [, names = ''] of text.matchAll(/^StateDirectory=(.+)$/gm)) {
        for (const name of names.split(' ')) expect(folders).toContain(`d /var/lib/${name} `);
      }
    }
  });

  test('no rule of udev gives a device to others, or by a number that moves', () => {
    const written = readFileSync(path.join(UNITS, '99-kiosk-ballot-vault.rules'), 'utf8');
    const rules = written.replaceAll(/^#.*$/gm, '');
    const given = [...rules.matchAll(/MODE:?="(\d+)"/g)].map(([, mode]) => mode);
    expect(new Set(given)).toEqual(new Set(['0660']));
    expect([...rules.matchAll(/GROUP:="([^"]+)"/g)].every(([, group]) => group === 'ballot-vault')).toBe(
      true,
    );
    expect(rules).not.toMatch(/gpiochip\d|ttyUSB\d/);
  });
});
