/** Loads the kernel's simulators and drivers, by the names of their modules. */
import { spawnSync } from 'node:child_process';

const SIMULATORS = [
  'gpio-sim',
  'uhid',
  'hid-generic',
  'usbhid',
  'dummy_hcd',
  'libcomposite',
  'cdc_acm',
  'evdev',
];

export const load = (...modules: readonly string[]): void => {
  for (const module of modules) {
    const ended = spawnSync('modprobe', [module], { encoding: 'utf8' });
    if (ended.status !== 0) throw new Error(`the kernel has no ${module}: ${ended.stderr}`);
  }
};

export const loadSimulators = (): void => load(...SIMULATORS);
