import { z } from 'zod';
import { powerLineOf, tamperLineOf } from '../src/core/reader-lines.ts';
import type { ReaderId } from '../src/core/terms.ts';
import { adcSchema } from './adc/adc-wiring.ts';
import { lineBehind } from './board-pins.ts';
import { cameraSchema } from './camera-wiring.ts';
import { gpiodSchema, linesOf, onoffSchema } from './door-wiring.ts';
import { osdpSchema } from './osdp/osdp-wiring.ts';
import { hidSchema, serialSchema } from './reader-wiring.ts';
import { gpiodSirenSchema, onoffSirenSchema } from './siren-wiring.ts';
import { id } from './wiring-fields.ts';

const port = z.number().int().min(1_024).max(65_535);

const simulatedSchema = z.strictObject({
  kind: z.literal('simulated'),
  rooms: z
    .array(id)
    .min(1)
    .max(32)
    .optional()
    .describe('Rooms whose hardware is simulated; all when left out.'),
  tray: z
    .strictObject({ mail: port, hook: port })
    .optional()
    .describe(
      'Ports of this machine on which the panel takes mail and webhooks, and shows them; free ones where something else has these.',
    ),
});

export const deviceWiringSchema = z.discriminatedUnion('kind', [
  serialSchema,
  hidSchema,
  osdpSchema,
  gpiodSchema,
  onoffSchema,
  adcSchema,
  gpiodSirenSchema,
  onoffSirenSchema,
  cameraSchema,
  simulatedSchema,
]);

/** A name may belong to one device only, or one badge would be read twice. */
const twiceNamed = (devices: readonly DeviceWiring[]): string | undefined => {
  const seen = new Set<string>();
  for (const device of devices) {
    for (const name of [...namesOf(device), ...ownLinesOf(device)]) {
      if (seen.has(name)) return name;
      seen.add(name);
    }
  }
  return undefined;
};

const gpioLinesOf = (device: DeviceWiring): readonly string[] => {
  if (device.kind === 'gpiod' || device.kind === 'onoff') return linesOf(device);
  return 'siren' in device ? [device.line] : [];
};

const lineTwiceUsed = (devices: readonly DeviceWiring[]): string | undefined => {
  const seen = new Set<string>();
  for (const device of devices) {
    for (const name of gpioLinesOf(device)) {
      const line = lineBehind(name) ?? name;
      if (seen.has(line)) return name;
      seen.add(line);
    }
  }
  return undefined;
};

/** Inputs that readers have by themselves: their housing and their power. */
const ownLinesOf = (device: DeviceWiring): readonly string[] =>
  device.kind === 'osdp'
    ? device.readers.flatMap(({ reader }) => [
        tamperLineOf(reader as ReaderId),
        powerLineOf(reader as ReaderId),
      ])
    : [];

/** Supervised inputs that a device serves by name; the readers' own are not among them. */
export const inputsOf = (device: DeviceWiring): readonly string[] => {
  if ('supervised' in device) return device.supervised.map(({ input }) => input);
  return 'inputs' in device ? device.inputs.map(({ input }) => input) : [];
};

/** Readers that a device serves by name. */
export const readersOf = (device: DeviceWiring): readonly string[] => {
  if (device.kind === 'osdp') return device.readers.map(({ reader }) => reader);
  return 'reader' in device ? [device.reader] : [];
};

/** Readers, doors, inputs, sirens and cameras that a device serves; a simulated one serves whole rooms and names none. */
export const namesOf = (device: DeviceWiring): readonly string[] => {
  switch (device.kind) {
    case 'serial':
    case 'hid':
      return [device.reader];
    case 'osdp':
      return device.readers.map(({ reader }) => reader);
    case 'gpiod':
    case 'onoff':
      return [device.door, ...inputsOf(device)];
    case 'adc':
      return [device.adc, ...inputsOf(device)];
    case 'gpiod_siren':
    case 'onoff_siren':
      return [device.siren];
    case 'camera':
      return [device.camera];
    case 'simulated':
      return [];
  }
};

/** The `devices` part of the configuration: which hardware is connected where. */
export const wiringSchema = z
  .array(deviceWiringSchema)
  .min(1)
  .max(64)
  .superRefine((devices, context) => {
    const name = twiceNamed(devices);
    if (name !== undefined) {
      context.addIssue({
        code: 'custom',
        message: `"${name}" is wired to two devices: give each its own name`,
      });
    }
    const line = lineTwiceUsed(devices);
    if (line !== undefined) {
      context.addIssue({
        code: 'custom',
        message: `line ${line} is wired twice: give each wire its own line`,
      });
    }
    if (devices.filter((device) => device.kind === 'simulated').length > 1) {
      context.addIssue({
        code: 'custom',
        message: 'one simulated entry serves all rooms: name its rooms there',
      });
    }
  });

export type DeviceWiring = z.output<typeof deviceWiringSchema>;
export type Wiring = z.output<typeof wiringSchema>;
