/** The parts of a run, in their order: what each proves, and the hardware that it needs beyond what every machine has. */
import path from 'node:path';
import { Machine, socketDevice } from './machine.ts';
import type { Part } from './part.ts';

/** Two serial ports whose wires meet outside the machine. */
const nullModem = (folder: string): readonly string[] => {
  const file = path.join(folder, 'wire');
  return [
    ...[...socketDevice('wire-a', file), '-serial', 'chardev:wire-a'],
    ...['-chardev', `socket,id=wire-b,path=${file},server=off`, '-serial', 'chardev:wire-b'],
  ];
};

/** Runs a suite on one machine from its start to its end. */
const onMachine =
  (suite: string, limit_s: number, hardware: (folder: string) => readonly string[]) =>
  async ({ made, folder, outcome }: Part): Promise<void> => {
    const told = outcome.take.bind(outcome);
    const machine = new Machine({ ...made, name: suite, suite, hardware: hardware(folder), told });
    outcome.off(await machine.off(limit_s), machine.log);
  };

interface Described {
  readonly title: string;
  readonly run: (part: Part) => Promise<void>;
}

export const PARTS = {
  devices: { title: 'each driver on the kernel devices', run: onMachine('devices', 600, nullModem) },
} as const satisfies Record<string, Described>;

export type PartName = keyof typeof PARTS;
