import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isExposed, nodeOf } from '../../devices/usb-identity.ts';
import { wiringSchema } from '../../devices/wiring-schema.ts';

let sys: string;
beforeEach(() => {
  sys = mkdtempSync(path.join(os.tmpdir(), 'sys-'));
});
afterEach(() => rmSync(sys, { recursive: true }));

interface Plugged {
  readonly kind?: 'hidraw' | 'tty';
  readonly node: string;
  readonly port: string;
  readonly vendor?: string;
  readonly product?: string;
  readonly serial?: string;
}

const tell = (place: string, words: string): void => {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, `${words}\n`);
};

/** What the kernel shows of a reader on USB. Returns how to pull it. */
const plug = ({ kind = 'hidraw', node, port, vendor = '0c27', product = '3bfa', serial = '' }: Plugged) => {
  const usb = path.join(sys, 'devices/usb1', port);
  tell(path.join(usb, 'idVendor'), vendor);
  tell(path.join(usb, 'idProduct'), product);
  if (serial !== '') tell(path.join(usb, 'serial'), serial);
  const device = path.join(usb, `${port}:1.0`, node);
  mkdirSync(device, { recursive: true });
  const shown = path.join(sys, 'class', kind, node);
  mkdirSync(shown, { recursive: true });
  symlinkSync(device, path.join(shown, 'device'));
  return () => {
    rmSync(shown, { recursive: true });
    rmSync(usb, { recursive: true });
  };
};

const OUTSIDE = { vendor: 0x0c27, product: 0x3bfa, port: '1-1.2' };

test('two of one model are told apart by their ports, and each is found again under another number', () => {
  const pull = plug({ node: 'hidraw0', port: '1-1.2' });
  plug({ node: 'hidraw1', port: '1-1.3' });
  expect(nodeOf('hidraw', OUTSIDE, sys)).toBe('/dev/hidraw0');
  expect(nodeOf('hidraw', { ...OUTSIDE, port: '1-1.3' }, sys)).toBe('/dev/hidraw1');
  pull();
  expect(() => nodeOf('hidraw', OUTSIDE, sys)).toThrow(
    'no reader 0x0c27:0x3bfa, at USB port 1-1.2 is connected (seen: 0x0c27:0x3bfa, at USB port 1-1.3): plug it in there, or correct its numbers',
  );
  plug({ node: 'hidraw7', port: '1-1.2' });
  expect(nodeOf('hidraw', OUTSIDE, sys)).toBe('/dev/hidraw7');
});

test('another device in the same port, even one of the same model with another serial, is not the reader', () => {
  plug({ node: 'hidraw0', port: '1-1.2', serial: 'B' });
  expect(nodeOf('hidraw', { ...OUTSIDE, serial: 'B' }, sys)).toBe('/dev/hidraw0');
  expect(() => nodeOf('hidraw', { ...OUTSIDE, serial: 'A' }, sys)).toThrow(
    /no reader 0x0c27:0x3bfa, serial A, at USB port 1-1\.2 is connected \(seen: .+ serial B/,
  );
  plug({ node: 'hidraw1', port: '1-1.4', vendor: '046d', product: 'c31c' });
  expect(() => nodeOf('hidraw', { ...OUTSIDE, port: '1-1.4' }, sys)).toThrow(/is connected/);
});

test('where two answer nobody guesses', () => {
  plug({ node: 'hidraw0', port: '1-1.2' });
  plug({ node: 'hidraw1', port: '1-1.3' });
  const { port: _, ...model } = OUTSIDE;
  expect(() => nodeOf('hidraw', model, sys)).toThrow(
    '2 readers are 0x0c27:0x3bfa: name the port of each (1-1.2, 1-1.3)',
  );
});

test('serial readers are found in the same way', () => {
  plug({ kind: 'tty', node: 'ttyUSB3', port: '1-1.1', vendor: '1a86', product: '7523' });
  const wanted = { vendor: 0x1a86, product: 0x7523, port: '1-1.1' };
  expect(nodeOf('tty', wanted, sys)).toBe('/dev/ttyUSB3');
  expect(() => nodeOf('hidraw', wanted, sys)).toThrow('(seen: none)');
});

test('a reader is exposed while one of its input devices is not inhibited, and one that types nothing is not', () => {
  plug({ node: 'hidraw0', port: '1-1.2' });
  expect(isExposed('/dev/hidraw0', sys)).toBe(false);
  const inputs = path.join(sys, 'class/hidraw/hidraw0/device/input');
  tell(path.join(inputs, 'input4/inhibited'), '1');
  expect(isExposed('/dev/hidraw0', sys)).toBe(false);
  tell(path.join(inputs, 'input5/inhibited'), '0');
  expect(isExposed('/dev/hidraw0', sys)).toBe(true);
});

test('a reader is named by its node or by its numbers, and a port is a port', () => {
  const hid = { kind: 'hid', reader: 'outside', profile: { format: 'keyboard' } };
  const serial = { kind: 'serial', reader: 'inside', profile: { format: 'rdm6300' } };
  for (const reader of [hid, serial]) {
    expect(wiringSchema.parse([{ ...reader, ...OUTSIDE }])).toMatchObject([OUTSIDE]);
    expect(() => wiringSchema.parse([{ ...reader, vendor: 0x0c27 }])).toThrow(
      'give a path, or vendor and product',
    );
    expect(() => wiringSchema.parse([{ ...reader, ...OUTSIDE, port: 'left' }])).toThrow(
      'a USB port such as 1-1.2',
    );
  }
});
