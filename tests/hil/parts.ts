/** The parts of a run, in their order: what each proves, and the hardware that it needs beyond what every machine has. */
import path from 'node:path';
import { TWO_ROOMS } from './guest/county.ts';
import { Machine, socketDevice } from './machine.ts';
import { diskDevice, kioskDisk, verifiedData } from './outside.ts';
import type { Part } from './part.ts';

/** With more room than the kiosk calls little. */
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
  const told = outcome.take.bind(outcome);
  const machine = new Machine({ ...made, name: suite, suite, hardware, told });
  outcome.off(await machine.off(LIMIT_S), machine.log);
};

/** Drivers alone. */
const ofDrivers =
  (suite: string) =>
  (part: Part): Promise<void> =>
    runMachine(suite, part, nullModem(part.folder));

/** The service on a disk that holds a kiosk; what it left there is verified outside. */
const ofService =
  (suite: string, config: string) =>
  async (part: Part): Promise<void> => {
    const disk = kioskDisk(part.folder, suite, config, DISK_MIB);
    await runMachine(suite, part, [...nullModem(part.folder), ...diskDevice(disk)]);
    verifiedData(disk, part.folder);
    part.outcome.take({ told: 'passed', test: 'the log that is left on the disk verifies', s: 0 });
  };

interface Described {
  readonly title: string;
  readonly run: (part: Part) => Promise<void>;
}

export const PARTS = {
  devices: { title: 'each driver on the kernel devices', run: ofDrivers('devices') },
  day: { title: "two people's day by the real service", run: ofService('day', TWO_ROOMS) },
  faults: { title: 'what goes wrong at the hardware of a door', run: ofDrivers('faults') },
} as const satisfies Record<string, Described>;

export type PartName = keyof typeof PARTS;
