import { existsSync, statSync } from 'node:fs';
import os from 'node:os';
import type { Config } from '../config.ts';
import { connectKeeper } from '../control.ts';
import type { SetupStep } from '../core/facts-setup.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import { askProgram, type Machine, wordIn } from './machine.ts';

const { good, warning, wrong, unknown } = findingsOf('service');

const NIGHTLY = [
  'ballot-vault-backup.service',
  'ballot-vault-verify.service',
  'ballot-vault-checkpoint.service',
];

/** People are put on the list by other ways, too, and these stay open. */
const remedyOf = (step: SetupStep) => (step === 'people' ? 'set-up-people' : 'set-up-step');

/** Whether a kiosk answers on the data folder; undefined where it may not be asked. */
export const lookAtKiosk = async ({
  paths,
}: Config): Promise<{
  readonly isServed: boolean | undefined;
  readonly findings: readonly Finding[];
}> => {
  try {
    const keeper = existsSync(paths.data) ? await connectKeeper(paths.data) : null;
    if (keeper === null)
      return { isServed: false, findings: [warning('kiosk', 'kiosk-stopped', 'start-kiosk')] };
    const { index, setup_left } = await keeper.status();
    return {
      isServed: true,
      findings: [
        good('kiosk', ['kiosk-runs', { index }]),
        ...setup_left.map((step) => warning('set-up', `set-up-${step}`, remedyOf(step))),
      ],
    };
  } catch (error) {
    return {
      isServed: undefined,
      findings: [unknown('kiosk', ['kiosk-not-asked', { reason: reasonOf(error) }], 'as-root')],
    };
  }
};

/** What systemd says of the work at night. */
export const lookAtNightly = async (machine: Machine): Promise<readonly Finding[]> => {
  const found = await Promise.all(
    NIGHTLY.map(async (unit): Promise<Finding> => {
      const answer = await askProgram(machine, 'systemctl', 'is-failed', unit);
      const word = answer?.words.split('\n')[0] ?? '';
      if (word === 'failed') return wrong(unit, 'unit-failed', ['journal-of', { unit }]);
      return word === 'inactive' || word === 'active' || word === 'activating'
        ? good(unit, 'unit-good')
        : unknown(unit, 'unit-unknown');
    }),
  );
  return found;
};

/** The configuration's own file: nobody but root writes in it. */
export const lookAtConfigFile = (file: string): Finding => {
  const mode = statSync(file).mode & 0o777;
  return (mode & 0o022) === 0
    ? good('configuration', ['config-good', { file }])
    : wrong('configuration', ['config-open', { file, mode: mode.toString(8) }], ['close-config', { file }]);
};

const lookAtUsb = ({ wiring }: Config): readonly Finding[] => {
  if (!wiring.some(({ kind }) => kind === 'hid')) return [];
  const files = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((kind) => `/usr/lib/${kind}/libusb-1.0.so.0`);
  return files.some((file) => existsSync(file))
    ? [good('libusb', 'is-there')]
    : [unknown('libusb', 'libusb-not-found', 'install-libusb')];
};

const versions = findingsOf('versions');

const told = (words: string) => ['told', { words }] as const;

/** What runs here. */
export const lookAtVersions = (machine: Machine, software: string, config?: Config): readonly Finding[] => {
  const system = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(wordIn(machine.etc, 'os-release') ?? '')?.[1];
  const board = wordIn(machine.proc, 'device-tree/model');
  return [
    versions.good('ballot-vault', told(software)),
    versions.good('Node', told(`${process.version} (${process.arch})`)),
    versions.good('kernel', told(os.release())),
    system === undefined ? versions.unknown('system', 'nameless') : versions.good('system', told(system)),
    board === undefined ? versions.unknown('board', 'modelless') : versions.good('board', told(board)),
    ...(config === undefined
      ? []
      : lookAtUsb(config).map((finding) => ({ ...finding, part: 'versions' as const }))),
  ];
};
