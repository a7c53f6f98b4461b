import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../src/runtime.mjs';
import { run, timed } from '../../../src/setup/progress.mjs';
import { type Machine, nameOf } from './machines.ts';

/** What the package depends on, and what the test itself needs. */
const INSTALLED = [
  ...['systemd', 'udev', 'libusb-1.0-0', 'libudev1', 'libstdc++6', 'libgcc-s1', 'gpiod'],
  'iproute2',
];

/**
 * A small Debian with what the package depends on, made once and kept beside the packages of npm. Programs of its
 * architecture have to run on this machine.
 * @throws {Error} with what debootstrap said
 */
export const debianRoot = (machine: Machine): string => {
  const { suite, architecture } = machine;
  const folder = path.join(ROOT, 'node_modules', '.cache', 'debian', `${suite}-${architecture.debian}`);
  const complete = `${folder}.complete`;
  if (existsSync(complete)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  const what = ['--variant=minbase', `--arch=${architecture.debian}`, `--include=${INSTALLED.join()}`];
  timed(`making a Debian (${nameOf(machine)})`, () =>
    run('debootstrap', [...what, suite, folder], { cwd: '/' }),
  );
  writeFileSync(complete, '');
  return folder;
};
