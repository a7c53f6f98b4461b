import { existsSync, statSync } from 'node:fs';
import os from 'node:os';
import type { Config } from '../config.ts';
import { connectKeeper } from '../control.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import { askProgram, type Machine, wordIn } from './machine.ts';

const { good, warning, wrong, unknown } = findingsOf('service');

const NIGHTLY = [
  'ballot-vault-backup.service',
  'ballot-vault-verify.service',
  'ballot-vault-checkpoint.service',
];

/** Whether a kiosk answers on the data folder; undefined where it may not be asked. */
export const lookAtKiosk = async ({
  paths,
}: Config): Promise<{
  readonly isServed: boolean | undefined;
  readonly finding: Finding;
}> => {
  const remedy =
    'Start it with "systemctl start ballot-vault.target"; "journalctl -u ballot-vault" says why it ended.';
  try {
    const keeper = existsSync(paths.data) ? await connectKeeper(paths.data) : null;
    if (keeper === null) return { isServed: false, finding: warning('kiosk', 'it does not run', remedy) };
    const { index } = await keeper.status();
    return {
      isServed: true,
      finding: good('kiosk', `it runs, and its loop answers; the log ends at entry ${index}`),
    };
  } catch (error) {
    return {
      isServed: undefined,
      finding: unknown('kiosk', `it could not be asked (${reasonOf(error)})`, 'Run this as root.'),
    };
  }
};

/** What systemd says of the work at night. */
export const lookAtNightly = async (machine: Machine): Promise<readonly Finding[]> => {
  const found = await Promise.all(
    NIGHTLY.map(async (unit): Promise<Finding> => {
      const answer = await askProgram(machine, 'systemctl', 'is-failed', unit);
      const word = answer?.words.split('\n')[0] ?? '';
      if (word === 'failed')
        return wrong(unit, 'it failed the last time', `"journalctl -u ${unit}" says why.`);
      return word === 'inactive' || word === 'active' || word === 'activating'
        ? good(unit, 'it did not fail the last time')
        : unknown(unit, 'systemd does not tell');
    }),
  );
  return found;
};

/** The configuration's own file: nobody but root writes in it. */
export const lookAtConfigFile = (file: string): Finding => {
  const mode = statSync(file).mode & 0o777;
  return (mode & 0o022) === 0
    ? good('configuration', `${file} is good, and only its owner writes in it`)
    : wrong(
        'configuration',
        `others can write in ${file} (mode ${mode.toString(8)})`,
        `See who changed it, and run "chmod go-w ${file}".`,
      );
};

const lookAtUsb = ({ wiring }: Config): readonly Finding[] => {
  if (!wiring.some(({ kind }) => kind === 'hid')) return [];
  const files = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((kind) => `/usr/lib/${kind}/libusb-1.0.so.0`);
  return files.some((file) => existsSync(file))
    ? [good('libusb', 'it is there')]
    : [unknown('libusb', 'not found where Debian puts it', 'Run "apt-get install libusb-1.0-0 libudev1".')];
};

const versions = findingsOf('versions');

/** What runs here. */
export const lookAtVersions = (machine: Machine, software: string, config?: Config): readonly Finding[] => {
  const system = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(wordIn(machine.etc, 'os-release') ?? '')?.[1];
  const board = wordIn(machine.proc, 'device-tree/model');
  return [
    versions.good('ballot-vault', software),
    versions.good('Node', `${process.version} (${process.arch})`),
    versions.good('kernel', os.release()),
    system === undefined ? versions.unknown('system', 'it has no name') : versions.good('system', system),
    board === undefined
      ? versions.unknown('board', 'it does not tell its model')
      : versions.good('board', board),
    ...(config === undefined ? [] : lookAtUsb(config).map((finding) => ({ ...finding, part: 'versions' }))),
  ];
};
