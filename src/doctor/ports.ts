import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { readKeys } from '../../devices/osdp/key-file.ts';
import type { OsdpWiring } from '../../devices/osdp/osdp-wiring.ts';
import type { HidWiring, SerialWiring } from '../../devices/reader-wiring.ts';
import { isExposed, nodeOf, spokenIdentity, usbNodes } from '../../devices/usb-identity.ts';
import type { DeviceWiring } from '../../devices/wiring-schema.ts';
import { SERVICE_USER, serviceMay, serviceMayRead } from './access.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import type { Machine } from './machine.ts';

const { good, warning, wrong, unknown } = findingsOf('devices');

/** The rules by which devices belong to the service. */
export const RULES = '99-kiosk-ballot-vault.rules';
/** For rules of one's own: an upgrade replaces those of the package. */
const OWN_RULES = '/etc/udev/rules.d/98-ballot-vault.rules';

const leadsTo = (file: string): string => {
  const real = realpathSync(file);
  return real === file ? file : `${file} -> ${real}`;
};

/** A device node that a configuration names: there, a device, and open to the service. */
export const lookAtNode = (machine: Machine, about: string, file: string): Finding => {
  if (!existsSync(file)) return wrong(about, ['node-missing', { file }], ['plug-in', { rules: OWN_RULES }]);
  const stat = statSync(file);
  if (!stat.isCharacterDevice()) return wrong(about, ['node-no-device', { file }], 'name-device');
  switch (serviceMay(machine, file, stat)) {
    case true:
      return good(about, ['node-good', { file: leadsTo(file) }]);
    case false: {
      const mode = (stat.mode & 0o777).toString(8);
      return wrong(
        about,
        ['node-shut', { file: leadsTo(file), mode }],
        ['install-rules', { rules: RULES, user: SERVICE_USER }],
      );
    }
    default:
      return unknown(about, ['node-no-user', { file: leadsTo(file), user: SERVICE_USER }], 'install-user');
  }
};

const exposed = ({ sys }: Machine, about: string, node: string): readonly Finding[] =>
  isExposed(node, sys) ? [wrong(about, ['exposed', { node }], ['hide-keys', { rules: OWN_RULES }])] : [];

/** A reader as its driver finds it: by its node, or by what it is and where it is plugged in. */
const lookAtReader = (
  machine: Machine,
  kind: 'hidraw' | 'tty',
  wiring: HidWiring | SerialWiring,
): readonly Finding[] => {
  const { reader } = wiring;
  const hidden = (node: string): readonly Finding[] =>
    kind === 'hidraw' ? exposed(machine, reader, node) : [];
  if (wiring.path !== undefined) {
    const found = lookAtNode(machine, reader, wiring.path);
    return existsSync(wiring.path) ? [found, ...hidden(realpathSync(wiring.path))] : [found];
  }
  try {
    const node = nodeOf(kind, wiring, machine.sys);
    const found = usbNodes(kind, machine.sys).find((one) => one.node === node);
    return [
      lookAtNode(machine, reader, node),
      ...(found === undefined
        ? []
        : [good(`${reader} identity`, ['told', { words: spokenIdentity(found) }])]),
      ...hidden(node),
    ];
  } catch (error) {
    return [wrong(reader, ['told', { words: reasonOf(error) }], 'correct-identity')];
  }
};

/** Whether the service itself may read the key file, whoever asks. */
const lookAtReading = (machine: Machine, file: string): readonly Finding[] => {
  const service = { file, user: SERVICE_USER };
  switch (serviceMayRead(machine, file)) {
    case true:
      return [];
    case false:
      return [wrong('reader keys', ['secret-shut', service], ['give-to-service', service])];
    default:
      return [unknown('reader keys', ['node-no-user', service], 'install-user')];
  }
};

/** The line of OSDP readers, and whether each has the key without which nothing of it is believed. */
const lookAtLine = (
  machine: Machine,
  { path: port, key_file: file, readers }: OsdpWiring,
): readonly Finding[] => {
  const line = readers.map(({ reader }) => lookAtNode(machine, reader, port));
  try {
    const mode = statSync(file).mode & 0o777;
    const open = ['key-open', { file, mode: mode.toString(8) }] as const;
    const keys = readKeys(readFileSync(file, 'utf8'));
    return [
      ...line,
      ...((mode & 0o077) === 0 ? [] : [wrong('reader keys', open, ['close-reader-keys', { file }])]),
      ...lookAtReading(machine, file),
      ...readers.map(({ reader }) =>
        keys.has(reader)
          ? good(`${reader} key`, ['reader-key-good', { file }])
          : wrong(`${reader} key`, ['reader-keyless', { file }], ['give-reader-key', { file }]),
      ),
    ];
  } catch (error) {
    const said = ['file-told', { file, words: reasonOf(error) }] as const;
    return [...line, wrong('reader keys', said, ['give-reader-key', { file }])];
  }
};

/** Readers, and whatever else hangs at a port that the configuration names. */
export const lookAtPorts = (machine: Machine, wiring: readonly DeviceWiring[]): readonly Finding[] =>
  wiring.flatMap((device) => {
    if (device.kind === 'hid') return lookAtReader(machine, 'hidraw', device);
    if (device.kind === 'serial') return lookAtReader(machine, 'tty', device);
    if (device.kind === 'osdp') return lookAtLine(machine, device);
    if (device.kind === 'simulated') return warning('simulated', 'simulated', 'wire-real');
    return [];
  });
