/** The maintainer scripts beside a systemd that answers from a list: what they start and stop, and when they refuse. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { maintainerScripts } from '../../systemd/package/maintainer/scripts.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'upgrading-'));
  for (const folder of ['bin', 'run/systemd/system', 'etc/ballot-vault'])
    mkdirSync(path.join(root, folder), { recursive: true });
  for (const name of ['systemd-sysusers', 'systemd-tmpfiles', 'udevadm', 'deb-systemd-invoke'])
    program(name, '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const program = (name: string, script: string): void => {
  const file = path.join(root, 'bin', name);
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >>"${root}/calls"\n${script}\n`);
  chmodSync(file, 0o755);
};

/** A machine whose kiosk's unit is in this state, and whose command says this of who is inside. */
const machine = (state: string, said: string, code: number, config = true): void => {
  program('systemctl', `case "$*" in "is-active"*) [ ${state} = active ];; show*) echo ${state};; esac`);
  program('ballot-vault', `echo "${said}"; exit ${code}`);
  if (config) writeFileSync(path.join(root, 'etc/ballot-vault/kiosk.yaml'), '');
};

/** Runs a maintainer script with the places of the system below the folder; gives its status, and what it said. */
const runScript = (name: 'preinst' | 'postinst' | 'prerm', ...args: readonly string[]) => {
  const script = maintainerScripts()
    [name].replaceAll('/run/', `${root}/run/`)
    .replaceAll('/etc/ballot-vault', `${root}/etc/ballot-vault`);
  const env = { PATH: `${root}/bin:/usr/bin:/bin` };
  const { status, stderr } = spawnSync('sh', ['-s', '--', ...args], { input: script, env, encoding: 'utf8' });
  const calls = path.join(root, 'calls');
  const called = existsSync(calls) ? readFileSync(calls, 'utf8').split('\n') : [];
  rmSync(calls, { force: true });
  return { status, stderr, called };
};

const START = 'systemctl start ballot-vault.service';
const STOP = 'systemctl stop ballot-vault.service';
const mark = (): boolean => existsSync(path.join(root, 'run/ballot-vault-upgrade'));

test.each(['active', 'activating', 'deactivating'])(
  'a kiosk whose unit is %s is stopped before the files come, and started after',
  (state) => {
    machine(state, 'vault: 0 people and 0 visitors inside by sign-in', 0);
    expect(runScript('preinst', 'upgrade', '0.1.0')).toMatchObject({
      status: 0,
      called: expect.arrayContaining([STOP]),
    });
    expect(mark()).toBe(true);
    expect(runScript('postinst', 'configure', '0.1.0').called).toContain(START);
    expect(mark()).toBe(false);
  },
);

test.each(['inactive', 'failed'])('one whose unit is %s stays as it is', (state) => {
  machine(state, 'No kiosk runs here.', 0);
  expect(runScript('preinst', 'upgrade', '0.1.0').called).not.toContain(STOP);
  expect(runScript('postinst', 'configure', '0.1.0').called).not.toContain(START);
});

test('a start that fails is tried again by the next configuration', () => {
  machine('active', 'vault: 0 people and 0 visitors inside by sign-in', 0);
  runScript('preinst', 'upgrade', '0.1.0');
  program('systemctl', 'case "$1" in start) exit 1;; esac');
  expect(runScript('postinst', 'configure', '0.1.0').status).not.toBe(0);
  expect(mark()).toBe(true);
});

test('an upgrade that did not happen lets run again what ran', () => {
  machine('active', 'vault: 0 people and 0 visitors inside by sign-in', 0);
  runScript('preinst', 'upgrade', '0.1.0');
  expect(runScript('postinst', 'abort-upgrade', '0.1.0').called).toContain(START);
});

test('nothing begins while somebody is inside', () => {
  machine('active', 'vault: 2 people and 0 visitors inside by sign-in', 1);
  const { status, stderr, called } = runScript('preinst', 'upgrade', '0.1.0');
  expect(status).toBe(1);
  expect(stderr).toContain('somebody is in a ballot room, or may be');
  expect(called).not.toContain(STOP);
  expect(runScript('prerm', 'remove').status).toBe(1);
});

test('a kiosk that runs and is not found by the configuration is not taken for none', () => {
  machine('active', 'No kiosk runs here.', 0);
  const { status, stderr } = runScript('preinst', 'upgrade', '0.1.0');
  expect(status).toBe(1);
  expect(stderr).toContain('does not say whether somebody is inside');
});

test('nor is one whose configuration is gone', () => {
  machine('active', '', 0, false);
  expect(runScript('preinst', 'upgrade', '0.1.0').status).toBe(1);
  machine('inactive', '', 0, false);
  expect(runScript('preinst', 'upgrade', '0.1.0').status).toBe(0);
});
