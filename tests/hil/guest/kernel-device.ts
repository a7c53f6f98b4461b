/** What the kernel itself says of a device: its node, its driver, and who it is. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { tell } from './told.ts';

const read = (...parts: readonly string[]): string => {
  const file = path.join(...parts);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
};
const driverOf = (folder: string): string => {
  const link = path.join(folder, 'driver');
  return existsSync(link) ? path.basename(readlinkSync(link)) : 'none';
};
/** The folder of the device behind a node, as the kernel arranges them. */
const folderOf = (kind: string, name: string): string => {
  const link = path.join('/sys/class', kind, name, 'device');
  return existsSync(link) ? realpathSync(link) : '';
};
const fieldOf = (folder: string, field: string): string =>
  new RegExp(`^${field}=(.*)$`, 'm').exec(read(folder, 'uevent'))?.[1] ?? '';

interface Told {
  readonly driver: string;
  readonly identity: string;
}

const hidraw = (name: string): Told => {
  const folder = folderOf('hidraw', name);
  const [, vendor = '', product = ''] = fieldOf(folder, 'HID_ID').split(':');
  const number = `${vendor.slice(-4)}:${product.slice(-4)}`.toLowerCase();
  const identity = `HID ${number} "${fieldOf(folder, 'HID_NAME')}" serial ${fieldOf(folder, 'HID_UNIQ')}`;
  const maker = folder.includes('/usb') ? 'plugged into dummy_hcd' : 'made by uhid';
  return { driver: driverOf(folder), identity: `${identity}, ${maker}` };
};

const tty = (name: string): Told => {
  const folder = folderOf('tty', name);
  if (name.startsWith('ttyS')) {
    const [port, irq] = ['port', 'irq'].map((field) => read('/sys/class/tty', name, field));
    return { driver: 'serial8250', identity: `16550 at ${port}, interrupt ${irq}` };
  }
  const usb = path.dirname(folder);
  const [vendor, product, ...words] = ['idVendor', 'idProduct', 'manufacturer', 'product', 'serial'].map(
    (field) => read(usb, field),
  );
  return {
    driver: driverOf(folder),
    identity: `USB ${vendor}:${product} ${words.join(' ')}, plugged into dummy_hcd`,
  };
};

const gpiochip = (name: string): Told => {
  const folder = realpathSync(path.join('/sys/bus/gpio/devices', name));
  const shown = spawnSync('gpiodetect', [name], { encoding: 'utf8' }).stdout.trim();
  return { driver: driverOf(path.dirname(folder)), identity: `GPIO chip ${shown}` };
};

const sysfsLine = (name: string): Told => ({
  driver: 'GPIO sysfs',
  identity: `line ${name.slice('gpio'.length)}, ${read('/sys/class/gpio', name, 'direction')}`,
});

/** Names a device in the log of the run: its node, or for a line of sysfs its folder. */
export const nameDevice = (node: string): void => {
  const name = path.basename(node);
  const about = (): Told => {
    if (name.startsWith('hidraw')) return hidraw(name);
    if (name.startsWith('gpiochip')) return gpiochip(name);
    if (node.startsWith('/sys/class/gpio/')) return sysfsLine(name);
    if (name.startsWith('watchdog'))
      return { driver: 'i6300esb', identity: read('/sys/class/watchdog', name, 'identity') };
    if (existsSync(`/sys/class/block/${name}`)) {
      return {
        driver: driverOf(folderOf('block', name)),
        identity: `disk of ${read('/sys/class/block', name, 'size')} sectors`,
      };
    }
    return tty(name);
  };
  tell({ told: 'device', path: node, ...about() });
};

/** Node of the HID device with this serial number. */
export const hidrawOf = (serial: string): string | undefined => {
  const folder = '/sys/class/hidraw';
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const name = names.find((entry) => fieldOf(folderOf('hidraw', entry), 'HID_UNIQ') === serial);
  return name === undefined || !existsSync(`/dev/${name}`) ? undefined : `/dev/${name}`;
};

const filesOf = (pid: number): readonly string[] => {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((fd) => {
    try {
      return [readlinkSync(path.join(folder, fd))];
    } catch {
      // It was closed meanwhile.
      return [];
    }
  });
};

/** Chips of which somebody holds lines under our name: whoever holds lines has closed the chip itself. */
const chipsHeld = (): readonly string[] =>
  readdirSync('/sys/bus/gpio/devices')
    .filter((chip) => chip.startsWith('gpiochip'))
    .filter((chip) => {
      const shown = spawnSync('gpioinfo', ['--chip', chip], { encoding: 'utf8' }).stdout;
      return shown.includes('consumer="ballot-vault"');
    })
    .map((chip) => `/dev/${chip}`);

/** Kernel devices that a process and its children hold, as the kernel lists them. */
export const devicesHeldBy = (pid: number): readonly string[] => {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  const open = [pid, ...children].flatMap(filesOf);
  const nodes = open.filter((file) => /^\/dev\/(hidraw|tty)/.test(file));
  const lines = open.flatMap((file) => /\/(gpio\d+)\/value$/.exec(file)?.[1] ?? []);
  return [...new Set([...nodes, ...chipsHeld(), ...lines.map((line) => `/sys/class/gpio/${line}`)])].sort();
};
