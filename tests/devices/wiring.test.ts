import { describe, expect, test } from 'vitest';
import { unwired, wire } from '../../devices/wiring.ts';
import { wiringSchema } from '../../devices/wiring-schema.ts';
import type { DeviceId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { ANNEX, VAULT } from './simulated-rooms.ts';
import { hash } from './support.ts';

const CONTEXT = {
  rooms: [VAULT, ANNEX],
  sirens: ['siren' as DeviceId],
  people: () => [],
  credentialOf: hash,
  readSecret: () => undefined,
  usedKeys: { isUsed: () => false, use: () => undefined },
  keyed: () => undefined,
  advance: () => undefined,
};

const SERIAL = {
  kind: 'serial',
  reader: 'vault-outside',
  path: '/dev/kiosk/outside',
  profile: { format: 'rdm6300' },
};
const HID = {
  kind: 'hid',
  reader: 'vault-inside',
  path: '/dev/kiosk/inside',
  profile: { format: 'keyboard' },
};
const OSDP = {
  kind: 'osdp',
  path: '/dev/kiosk/readers',
  key_file: '/etc/ballot-vault/osdp-keys',
  readers: [
    { reader: 'vault-outside', address: 0 },
    { reader: 'vault-inside', address: 1, serial: 16_909_060 },
  ],
};
const DOOR = {
  kind: 'gpiod',
  door: 'vault-door',
  contact: { line: 'GPIO17' },
  strike: { line: 'GPIO22' },
  supervised: [{ input: 'fire', line: 'GPIO23' }],
};
const ONOFF = { ...DOOR, kind: 'onoff', chip_label: 'pinctrl-bcm2711' };

test('each kind becomes its device, known by the name of its reader or door', () => {
  const wiring = wiringSchema.parse([SERIAL, HID, DOOR, { kind: 'simulated', rooms: ['annex'] }]);
  const { devices, simulator } = wire(wiring, CONTEXT);
  expect(devices.map((device) => device.id)).toEqual([
    'vault-outside',
    'vault-inside',
    'vault-door',
    'simulator',
  ]);
  expect(simulator?.state().rooms.map((room) => room.room)).toEqual(['annex']);
  expect(wire(wiringSchema.parse([ONOFF]), CONTEXT).simulator).toBeUndefined();
});

test('an OSDP line serves each of its readers', () => {
  const wiring = wiringSchema.parse([OSDP, DOOR]);
  expect(wire(wiring, CONTEXT).devices.map((device) => device.id)).toEqual(['vault-outside', 'vault-door']);
  expect(unwired(wiring, [{ ...VAULT, contact_line: '', tamper_line: '' }])).toEqual({
    missing: [],
    unused: [],
  });
});

test('simulated hardware serves all rooms where none is named', () => {
  const { simulator } = wire(wiringSchema.parse([{ kind: 'simulated' }]), CONTEXT);
  expect(simulator?.state().rooms.map((room) => room.room)).toEqual(['vault', 'annex']);
});

test('a siren is driven by its own line, and simulated where none is wired', () => {
  const line = { siren: 'siren', line: 'PIN12' };
  const gpiod = wire(wiringSchema.parse([{ kind: 'gpiod_siren', ...line }, { kind: 'simulated' }]), CONTEXT);
  expect(gpiod.devices.map((device) => device.id)).toEqual(['siren', 'simulator']);
  expect(gpiod.simulator?.state().sirens).toEqual([]);
  const onoff = wire(
    wiringSchema.parse([{ kind: 'onoff_siren', chip_label: 'pinctrl-rp1', ...line }]),
    CONTEXT,
  );
  expect(onoff.devices.map((device) => device.id)).toEqual(['siren']);
  const simulated = wire(wiringSchema.parse([{ kind: 'simulated' }]), CONTEXT);
  expect(simulated.simulator?.state().sirens).toEqual([{ siren: 'siren', sounds: '', connected: true }]);
});

test('a siren may not share a line or a name, and onoff wants a number', () => {
  const siren = { kind: 'gpiod_siren', siren: 'siren' };
  expect(() => wiringSchema.parse([DOOR, { ...siren, line: 'PIN11' }])).toThrow('PIN11 is wired twice');
  expect(() => wiringSchema.parse([DOOR, { ...siren, siren: 'vault-door', line: 'PIN12' }])).toThrow(
    /vault-door.* is wired to two devices/,
  );
  expect(() =>
    wiringSchema.parse([{ kind: 'onoff_siren', siren: 's', line: 'light', chip_label: 'pinctrl-rp1' }]),
  ).toThrow('onoff knows no line names');
});

test('defaults', () => {
  expect(wiringSchema.parse([SERIAL, DOOR])).toEqual([
    {
      ...SERIAL,
      baud_rate: 9_600,
      data_bits: 8,
      parity: 'none',
      stop_bits: 1,
      quiet_ms: 200,
      signals: {},
    },
    {
      ...DOOR,
      contact: { line: 'GPIO17', closed_level: 'low' },
      strike: { line: 'GPIO22', unlocked_level: 'high' },
      supervised: [{ input: 'fire', line: 'GPIO23', normal_level: 'low' }],
      debounce_ms: 30,
      bias: 'as_is',
      tools: '/usr/bin',
    },
  ]);
});

describe('what the schema refuses', () => {
  test.each([
    ['nothing at all', []],
    ['an unknown kind', [{ kind: 'magic' }]],
    ['an unknown key', [{ ...SERIAL, bauds: 9_600 }]],
    ['an unknown profile', [{ ...SERIAL, profile: { format: 'morse' } }]],
    ['a baud rate out of bounds', [{ ...SERIAL, baud_rate: 1 }]],
    ['a port that is no absolute path', [{ ...SERIAL, path: 'COM1' }]],
    ['one reader wired twice', [SERIAL, { ...HID, reader: 'vault-outside' }]],
    ['one GPIO line wired twice', [{ ...DOOR, strike: { line: 'PIN11' } }]],
    ['a header pin without GPIO', [{ ...DOOR, contact: { line: 'PIN1' } }]],
    ['a header pin without GPIO, for onoff', [{ ...ONOFF, contact: { line: 'PIN1' } }]],
    ['a line name for onoff', [{ ...ONOFF, contact: { line: 'DOOR' } }]],
    [
      'a HID reader that cannot be found',
      [{ kind: 'hid', reader: 'inside', profile: { format: 'keyboard' } }],
    ],
    ['both 37-bit formats', [{ ...SERIAL, profile: { format: 'wiegand_bits', formats: ['w37', 'w37f'] } }]],
    [
      'hex formats of one length',
      [{ ...SERIAL, profile: { format: 'wiegand_hex', formats: ['w34', 'w35'] } }],
    ],
    [
      'lengths the wrong way round',
      [{ ...SERIAL, profile: { format: 'ascii', min_length: 9, max_length: 8 } }],
    ],
    ['an OSDP address twice', [{ ...OSDP, readers: OSDP.readers.map((one) => ({ ...one, address: 1 })) }]],
    ['the OSDP address of everybody', [{ ...OSDP, readers: [{ reader: 'vault-outside', address: 127 }] }]],
    ['an OSDP line without keys', [{ ...OSDP, key_file: undefined }]],
    ['an OSDP line without readers', [{ ...OSDP, readers: [] }]],
    ['an OSDP reader that is wired elsewhere too', [OSDP, SERIAL]],
    [
      'an input with the name that the housing of a reader has',
      [OSDP, { ...DOOR, supervised: [{ input: 'vault-inside-tamper', line: 'GPIO23' }] }],
    ],
    ['signal bytes that are no hex', [{ ...SERIAL, signals: { denied: 'beep' } }]],
    ['two simulators', [{ kind: 'simulated' }, { kind: 'simulated', rooms: ['annex'] }]],
  ])('%s', (_name, wiring) => {
    expect(wiringSchema.safeParse(wiring).success).toBe(false);
  });
});

test('names without wire, and wires without name', () => {
  const rooms = [{ ...VAULT, contact_line: '' as const, tamper_line: '' as const }];
  const spare = { ...SERIAL, reader: 'spare' };
  expect(unwired(wiringSchema.parse([SERIAL, DOOR, spare]), rooms)).toEqual({
    missing: ['vault-inside'],
    unused: ['spare'],
  });
  const other = { ...ANNEX, room: 'cellar' as RoomId, outside_reader: 'cellar-outside' as ReaderId };
  expect(unwired(wiringSchema.parse([{ kind: 'simulated' }]), [...rooms, other])).toEqual({
    missing: [],
    unused: [],
  });
});
