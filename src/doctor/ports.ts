import { existsSync, realpathSync, statSync } from 'node:fs';
import type { HidWiring, SerialWiring } from '../../devices/reader-wiring.ts';
import { isExposed, nodeOf, spokenIdentity, usbNodes } from '../../devices/usb-identity.ts';
import type { DeviceWiring } from '../../devices/wiring-schema.ts';
import { SERVICE_USER, serviceMay } from './access.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import type { Machine } from './machine.ts';

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

const exposed = ({ sys }: Machine, about: string, node: string): readonly Finding[] =>
  isExposed(node, sys)
    ? [
        wrong(
          about,
          `what ${node} reads is also typed into the console and the screen`,
          `Add its numbers to ${RULES}, which hides its keys, and plug it in again.`,
        ),
      ]
    : [];

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
      ...(found === undefined ? [] : [good(`${reader} identity`, spokenIdentity(found))]),
      ...hidden(node),
    ];
  } catch (error) {
    return [wrong(reader, reasonOf(error), 'Plug it in, or correct vendor, product, serial and port.')];
  }
};

/** Readers, and whatever else hangs at a port that the configuration names. */
export const lookAtPorts = (machine: Machine, wiring: readonly DeviceWiring[]): readonly Finding[] =>
  wiring.flatMap((device) => {
    if (device.kind === 'hid') return lookAtReader(machine, 'hidraw', device);
    if (device.kind === 'serial') return lookAtReader(machine, 'tty', device);
    if (device.kind === 'simulated')
      return warning(
        'simulated',
        'hardware is simulated here: it protects nothing',
        'Wire real devices at a door.',
      );
    return [];
  });
