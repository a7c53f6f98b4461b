/** The parts of a run, in their order: what each proves, and the hardware that it needs beyond what every machine has. */
import path from 'node:path';
import { runAppliance } from './appliance.ts';
import { type County, ONE_ROOM, TWO_ROOMS } from './guest/county.ts';
import { Machine, socketDevice } from './machine.ts';
import { diskDevice, kioskDisk, verifiedData } from './outside.ts';
import type { Part } from './part.ts';
import { CUTS, cutPower } from './power-cuts.ts';
import { stickLoop } from './stuck-loop.ts';

/** Small, so that it can be filled; with more room than the kiosk calls little. */
const DISK_MIB = 320;
const LIMIT_S = 2_400;

/** Two serial ports whose wires meet outside the machine. */
const nullModem = (folder: string): readonly string[] => {
  const file = path.join(folder, 'wire');
  return [
    ...[...socketDevice('wire-a', file), '-serial', 'chardev:wire-a'],
    ...['-chardev', `socket,id=wire-b,path=${file},server=off`, '-serial', 'chardev:wire-b'],
  ];
};

const runMachine = async (suite: string, part: Part, hardware: readonly string[]): Promise<void> => {
  const { made, outcome } = part;
  const values = { HIL_NOW: String(Math.floor(Date.now() / 1_000)) };
  const told = outcome.take.bind(outcome);
  const machine = new Machine({ ...made, name: suite, suite, hardware, values, told });
  outcome.off(await machine.off(LIMIT_S), machine.log);
};

/** Drivers alone. */
const ofDrivers =
  (suite: string) =>
  (part: Part): Promise<void> =>
    runMachine(suite, part, nullModem(part.folder));

/** The service on a disk that holds a kiosk; what it left there is verified outside. */
const ofService =
  (suite: string, county: County, more: readonly string[] = []) =>
  async (part: Part): Promise<void> => {
    const disk = kioskDisk(part.folder, suite, county, DISK_MIB);
    await runMachine(suite, part, [...nullModem(part.folder), ...more, ...diskDevice(disk)]);
    verifiedData(disk, part.folder);
    part.outcome.take({ told: 'passed', test: 'the log that is left on the disk verifies', s: 0 });
  };

/** A dead battery: the machine's clock begins in 2001, and somebody sets it. */
const DEAD_BATTERY = ['-rtc', 'base=2001-02-03T04:05:06'];

interface Described {
  readonly title: string;
  readonly run: (part: Part) => Promise<void>;
}

export const PARTS = {
  devices: { title: 'each driver on the kernel devices', run: ofDrivers('devices') },
  day: { title: "two people's day by the real service", run: ofService('day', TWO_ROOMS) },
  faults: { title: 'what goes wrong at the hardware of a door', run: ofDrivers('faults') },
  service: {
    title: 'reader, disk and clock of the service',
    run: ofService('service', ONE_ROOM, DEAD_BATTERY),
  },
  cuts: { title: `${CUTS} losses of power in mid write`, run: cutPower },
  watchdog: { title: 'a loop that stands still', run: stickLoop },
  appliance: { title: 'the package on a machine with its own systemd', run: runAppliance },
} as const satisfies Record<string, Described>;

export type PartName = keyof typeof PARTS;
