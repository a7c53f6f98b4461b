import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { HidWiring } from '../../devices/reader-wiring.ts';
import type { DeviceWiring } from '../../devices/wiring-schema.ts';
import { SERVICE_USER, serviceMay } from './access.ts';
import { type Finding, findingsOf } from './finding.ts';
import { type Machine, namesIn, wordIn } from './machine.ts';

const { good, warning, wrong, unknown } = findingsOf('devices');

const RULES = '99-kiosk-ballot-vault.rules';

const leadsTo = (file: string): string => {
  const real = realpathSync(file);
  return real === file ? file : `${file} -> ${real}`;
};

/** A device node that a configuration names: there, a device, and open to the service. */
export const lookAtNode = (machine: Machine, about: string, file: string): Finding => {
  if (!existsSync(file))
    return wrong(
      about,
      `${file} is missing`,
      `Plug it in. Where it is, write a rule for its port into ${RULES}.`,
    );
  const stat = statSync(file);
  if (!stat.isCharacterDevice())
    return wrong(about, `${file} is no device`, 'Name the device, or a link to it that udev keeps.');
  switch (serviceMay(machine, file, stat)) {
    case true:
      return good(about, `${leadsTo(file)} is there, and the service may use it`);
    case false: {
      const mode = (stat.mode & 0o777).toString(8);
      return wrong(
        about,
        `${leadsTo(file)} is there, but the service may not use it (mode ${mode})`,
        `Install ${RULES}, which gives it to the group ${SERVICE_USER}, and run "udevadm trigger".`,
      );
    }
    default:
      return unknown(
        about,
        `${leadsTo(file)} is there; whether the service may use it is not known, as there is no user ${SERVICE_USER}`,
        'Install sysusers.conf and run "systemd-sysusers".',
      );
  }
};

interface HidNode {
  readonly node: string;
  readonly vendor: number;
  readonly product: number;
  readonly serial: string;
  /** Whether the kernel gives its keys to nobody; undefined where it types none. */
  readonly inhibited: boolean | undefined;
}

const inhibitedBelow = (device: string): boolean | undefined => {
  const marks = namesIn(device, 'input').map((input) => wordIn(device, 'input', input, 'inhibited'));
  return marks.length === 0 ? undefined : marks.every((mark) => mark === '1');
};

/** Every HID device that the kernel gives raw, from sysfs alone: no library is needed to see one. */
const hidNodes = ({ sys }: Machine): readonly HidNode[] =>
  namesIn(sys, 'class/hidraw').flatMap((name) => {
    const device = path.join(sys, 'class/hidraw', name, 'device');
    const about = wordIn(device, 'uevent') ?? '';
    const id = /^HID_ID=[0-9A-F]+:([0-9A-F]{8}):([0-9A-F]{8})$/m.exec(about);
    if (id === null) return [];
    return {
      node: `/dev/${name}`,
      vendor: Number.parseInt(id[1] ?? '', 16),
      product: Number.parseInt(id[2] ?? '', 16),
      serial: /^HID_UNIQ=(.*)$/m.exec(about)?.[1] ?? '',
      inhibited: inhibitedBelow(device),
    };
  });

const hex = (number = 0): string => `0x${number.toString(16).padStart(4, '0')}`;

const isIt = ({ path: file, vendor, product, serial }: HidWiring, node: HidNode): boolean =>
  file === undefined
    ? node.vendor === vendor && node.product === product && (serial === undefined || node.serial === serial)
    : existsSync(file) && realpathSync(file) === node.node;

const typed = (about: string, { inhibited, node }: HidNode): readonly Finding[] =>
  inhibited === false
    ? [
        warning(
          about,
          `what ${node} reads is also typed into the console and the screen`,
          `Add its numbers to ${RULES}, which hides its keys, and plug it in again.`,
        ),
      ]
    : [];

const lookAtHid = (machine: Machine, wiring: HidWiring): readonly Finding[] => {
  const { reader, path: file, vendor, product } = wiring;
  const found = hidNodes(machine).filter((node) => isIt(wiring, node));
  const [node] = found;
  if (node === undefined) {
    if (file !== undefined) return [lookAtNode(machine, reader, file)];
    const seen = hidNodes(machine).map((other) => `${hex(other.vendor)}:${hex(other.product)}`);
    return [
      wrong(
        reader,
        `no HID reader ${hex(vendor)}:${hex(product)} is connected (seen: ${seen.join(', ') || 'none'})`,
        'Plug it in, or correct vendor, product and serial.',
      ),
    ];
  }
  const twice =
    found.length === 1
      ? []
      : [
          warning(
            reader,
            `${found.length} readers answer to these numbers`,
            'Tell them apart by serial, or by a path that udev keeps.',
          ),
        ];
  return [lookAtNode(machine, reader, file ?? node.node), ...twice, ...typed(reader, node)];
};

/** Readers, and whatever else hangs at a port that the configuration names. */
export const lookAtPorts = (machine: Machine, wiring: readonly DeviceWiring[]): readonly Finding[] =>
  wiring.flatMap((device) => {
    if (device.kind === 'hid') return lookAtHid(machine, device);
    if (device.kind === 'simulated')
      return warning(
        'simulated',
        'hardware is simulated here: it protects nothing',
        'Wire real devices at a door.',
      );
    return 'path' in device && 'reader' in device ? lookAtNode(machine, device.reader, device.path) : [];
  });
