import type { DoorId } from '../src/core/terms.ts';
import { AdcInputs } from './adc/adc-inputs.ts';
import { Camera } from './camera.ts';
import type { Device } from './device.ts';
import { GpioDoor } from './gpio-door.ts';
import { GpiodLines } from './gpio-door-gpiod.ts';
import { OnoffLines } from './gpio-door-onoff.ts';
import { GpioSiren } from './gpio-siren.ts';
import { HidReader } from './hid-reader.ts';
import { type OsdpContext, OsdpReaders } from './osdp/osdp-readers.ts';
import { SerialReader } from './serial-reader.ts';
import { Simulator, type SimulatorOptions } from './simulator/simulator.ts';
import { type DeviceWiring, namesOf, type Wiring } from './wiring-schema.ts';

/** What devices need of the rest: the badge hash, keys and PINs of readers, and for the simulator its rooms and people. */
export interface WiringContext extends SimulatorOptions, OsdpContext {}

export interface Wired {
  readonly devices: readonly Device[];
  /** The simulator among them, for its HTTP face; undefined when all hardware is real. */
  readonly simulator: Simulator | undefined;
}

/** Sirens that are wired nowhere are simulated with the rooms. */
const simulatorOf = (
  rooms: readonly string[] | undefined,
  wired: ReadonlySet<string>,
  context: WiringContext,
): Simulator => {
  const simulated = context.rooms.filter((entry) => rooms === undefined || rooms.includes(entry.room));
  const sirens = context.sirens.filter((siren) => !wired.has(siren));
  return new Simulator({ ...context, rooms: simulated, sirens });
};

/** The door whose contact is at a converter, by the name of the input there. */
const doorsAtConverters = (wiring: Wiring): ReadonlyMap<string, DoorId> =>
  new Map(
    wiring.flatMap((device) =>
      'contact' in device && 'adc' in device.contact
        ? [[device.contact.adc, device.door as DoorId] as const]
        : [],
    ),
  );

const deviceOf = (
  wiring: Exclude<DeviceWiring, { kind: 'simulated' }>,
  context: WiringContext,
  doors: ReadonlyMap<string, DoorId>,
): Device => {
  switch (wiring.kind) {
    case 'serial':
      return new SerialReader(wiring, context.credentialOf);
    case 'hid':
      return new HidReader(wiring, context.credentialOf);
    case 'osdp':
      return new OsdpReaders(wiring, context);
    case 'adc':
      return new AdcInputs(wiring, doors);
    case 'gpiod':
      return new GpioDoor(wiring, new GpiodLines(wiring));
    case 'onoff':
      return new GpioDoor(wiring, new OnoffLines(wiring));
    case 'gpiod_siren':
      return new GpioSiren(wiring, new GpiodLines(wiring));
    case 'onoff_siren':
      return new GpioSiren(wiring, new OnoffLines(wiring));
    case 'camera':
      return new Camera(wiring);
  }
};

/** Makes the devices that the configuration describes. Nothing is opened before `start`. */
export const wire = (wiring: Wiring, context: WiringContext): Wired => {
  const devices: Device[] = [];
  let simulator: Simulator | undefined;
  const doors = doorsAtConverters(wiring);
  for (const entry of wiring) {
    if (entry.kind === 'simulated') {
      simulator = simulatorOf(entry.rooms, new Set(wiring.flatMap(namesOf)), context);
      devices.push(simulator);
    } else {
      devices.push(deviceOf(entry, context, doors));
    }
  }
  return { devices, simulator };
};

/**
 * Names that the rooms need and no device serves, and names that devices serve and no room has: for the check of a
 * configuration, which turns each into a message.
 */
export const unwired = (
  wiring: Wiring,
  rooms: SimulatorOptions['rooms'],
): { readonly missing: readonly string[]; readonly unused: readonly string[] } => {
  const served = new Set(wiring.flatMap((entry) => namesServed(entry, rooms)));
  const needed = new Set(rooms.flatMap(namesNeeded));
  return {
    missing: [...needed].filter((name) => !served.has(name)),
    unused: [...served].filter((name) => !needed.has(name)),
  };
};

const namesNeeded = (room: SimulatorOptions['rooms'][number]): readonly string[] =>
  [
    room.door,
    room.outside_reader,
    room.inside_reader,
    room.contact_line,
    room.fire_line,
    room.tamper_line,
  ].filter((name) => name !== '');

const namesServed = (entry: DeviceWiring, rooms: SimulatorOptions['rooms']): readonly string[] => {
  if (entry.kind !== 'simulated') return namesOf(entry);
  return rooms
    .filter((room) => entry.rooms === undefined || entry.rooms.includes(room.room))
    .flatMap(namesNeeded);
};
