import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const RUN = path.join(import.meta.dirname, 'run.ts');

const runOn = (searched: string, ...parts: readonly string[]) =>
  spawnSync(process.execPath, [RUN, ...parts], { encoding: 'utf8', env: { PATH: searched } });

test('a machine that cannot run it says what was not run, and never that it passed', () => {
  const { status, stdout, stderr } = runOn('/nowhere');
  expect(status).toBe(3);
  expect(stderr).toMatch(/NOT RUN: devices, day, faults, service, cuts, watchdog, appliance\. /);
  expect(stderr).toContain('sudo apt-get install');
  expect(stdout).not.toContain('PASSED');
});

test('a part that was not asked for is named as not run; one that does not exist is misuse', () => {
  const { status, stdout } = runOn('/nowhere', 'devices');
  expect(status).toBe(3);
  expect(stdout).toContain('not asked for, and not run: day, faults, service, cuts, watchdog, appliance');
  const misuse = runOn('/nowhere', 'devises');
  expect(misuse.status).toBe(2);
  expect(misuse.stderr).toContain('there is no part devises');
});
