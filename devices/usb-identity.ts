import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const number = z.number().int().min(0).max(0xffff);

/** How a configuration names a reader on USB, whatever number the kernel gives it today. */
export const usbShape = {
  vendor: number.min(1).optional().describe('USB vendor number, for example 0x0c27.'),
  product: number.optional().describe('USB product number, for example 0x3bfa.'),
  serial: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('USB serial number, to tell two equal readers apart.'),
  port: z
    .string()
    .regex(/^\d{1,3}-\d{1,3}(\.\d{1,3}){0,6}$/, 'a USB port such as 1-1.2, as "ballot-vault doctor" shows it')
    .optional()
    .describe(
      'The USB port it is plugged into, such as 1-1.2, to tell two equal readers without serial apart.',
    ),
};

/** Whether a reader is named: by its node, or by vendor and product. */
export const isNamed = (value: {
  readonly path?: string | undefined;
  readonly vendor?: number | undefined;
  readonly product?: number | undefined;
}): boolean => value.path !== undefined || (value.vendor !== undefined && value.product !== undefined);
export const NAMED = { message: 'give a path, or vendor and product', path: ['path'] };

export interface UsbIdentity {
  readonly vendor?: number | undefined;
  readonly product?: number | undefined;
  readonly serial?: string | undefined;
  readonly port?: string | undefined;
}

/** A device node, and the USB device that it belongs to. */
export interface UsbNode {
  /** Such as /dev/hidraw0. */
  readonly node: string;
  readonly vendor: number;
  readonly product: number;
  /** Empty where the device has none. */
  readonly serial: string;
  readonly port: string;
  /** Where the kernel shows it; its interfaces come in order. */
  readonly place: string;
}

const wordIn = (...parts: readonly string[]): string => {
  try {
    return readFileSync(path.join(...parts), 'utf8').trim();
  } catch {
    return '';
  }
};

/** The folder of the USB device above a node's own; undefined for what hangs at no USB. */
const usbAbove = (folder: string): string | undefined => {
  if (existsSync(path.join(folder, 'idVendor'))) return folder;
  const above = path.dirname(folder);
  return above === folder ? undefined : usbAbove(above);
};

/** A HID device on another bus says itself what it is, and has no port of USB. */
const otherHid = (name: string, place: string): readonly UsbNode[] => {
  const about = wordIn(place, 'uevent');
  const id = /^HID_ID=[0-9A-F]+:([0-9A-F]{8}):([0-9A-F]{8})$/m.exec(about);
  if (id === null) return [];
  const [, vendor = '', product = ''] = id;
  const serial = /^HID_UNIQ=(.*)$/m.exec(about)?.[1] ?? '';
  return [
    {
      node: `/dev/${name}`,
      vendor: Number.parseInt(vendor, 16),
      product: Number.parseInt(product, 16),
      serial,
      port: '',
      place,
    },
  ];
};

const nodeIn = (sys: string, kind: string, name: string): readonly UsbNode[] => {
  let place: string;
  try {
    place = realpathSync(path.join(sys, 'class', kind, name, 'device'));
  } catch {
    return [];
  }
  const usb = usbAbove(place);
  if (usb === undefined) return otherHid(name, place);
  return [
    {
      node: `/dev/${name}`,
      vendor: Number.parseInt(wordIn(usb, 'idVendor'), 16),
      product: Number.parseInt(wordIn(usb, 'idProduct'), 16),
      serial: wordIn(usb, 'serial'),
      port: path.basename(usb),
      place,
    },
  ];
};

/** Every raw HID or serial node on USB, by what the kernel shows below `sys`. */
export const usbNodes = (kind: 'hidraw' | 'tty', sys = '/sys'): readonly UsbNode[] => {
  let names: readonly string[];
  try {
    names = readdirSync(path.join(sys, 'class', kind));
  } catch {
    return [];
  }
  return names
    .flatMap((name) => nodeIn(sys, kind, name))
    .sort((one, other) => (one.place < other.place ? -1 : Number(one.place > other.place)));
};

export const isIdentity = ({ vendor, product, serial, port }: UsbIdentity, node: UsbNode): boolean =>
  node.vendor === vendor &&
  node.product === product &&
  (serial === undefined || node.serial === serial) &&
  (port === undefined || node.port === port);

const hex = (value = 0): string => `0x${value.toString(16).padStart(4, '0')}`;

/** `0x0c27:0x3bfa, serial A1, at USB port 1-1.2`. */
export const spokenIdentity = ({ vendor, product, serial = '', port }: UsbIdentity): string =>
  [
    `${hex(vendor)}:${hex(product)}`,
    ...(serial === '' ? [] : [`serial ${serial}`]),
    ...(port === undefined || port === '' ? [] : [`at USB port ${port}`]),
  ].join(', ');

/**
 * The node of the one reader with this identity. Two of them are refused rather than guessed at: whoever badges outside
 * must not be taken for somebody inside.
 */
export const nodeOf = (kind: 'hidraw' | 'tty', wanted: UsbIdentity, sys = '/sys'): string => {
  const all = usbNodes(kind, sys);
  const found = all.filter((node) => isIdentity(wanted, node));
  const ports = [...new Set(found.map(({ port, place }) => port || place))];
  const [first] = found;
  if (first !== undefined && ports.length === 1) return first.node;
  if (ports.length > 1)
    throw new Error(
      `${ports.length} readers are ${spokenIdentity(wanted)}: name the port of each (${ports.join(', ')})`,
    );
  const seen = all.map(spokenIdentity).join('; ') || 'none';
  throw new Error(
    `no reader ${spokenIdentity(wanted)} is connected (seen: ${seen}): plug it in there, or correct its numbers`,
  );
};

/**
 * Whether what a raw HID node reads is typed into consoles and screens as well: the kernel's `inhibited` attribute is 1
 * on each input device of one that is hidden, and one that types nothing has no input device.
 */
export const isExposed = (node: string, sys = '/sys'): boolean => {
  const inputs = path.join(sys, 'class/hidraw', path.basename(node), 'device/input');
  try {
    return readdirSync(inputs).some((name) => wordIn(inputs, name, 'inhibited') !== '1');
  } catch {
    return false;
  }
};
