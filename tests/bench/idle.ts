import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readLog } from '../../src/log/read-log.ts';
import { BenchDoor } from '../day/gpiod-tools.ts';
import { OsdpPeripheral } from '../devices/osdp-peripheral.ts';
import { Pty } from '../devices/pty.ts';
import type { Figure } from './figure.ts';
import { workFolder } from './logs.ts';
import { say } from './progress.ts';
import { Service } from './service.ts';
import { significant } from './statistics.ts';

/** After a start old entries are checked, and the runtime compiles. */
const SETTLE_MS = 60_000;
/** Two heartbeats are in it. */
const WATCH_MS = 120_000;
const LIMIT_PERCENT = 2;

const ROOMS = ['one', 'two'];
const READERS = ROOMS.flatMap((room) => [`${room}-outside`, `${room}-inside`]);
const KEYS = READERS.map(() => randomBytes(16));

/** A converter whose loops are closed, as the kernel shows it. */
const converterIn = (folder: string): string => {
  const device = path.join(folder, 'i2c/1-0048/iio:device0');
  mkdirSync(device, { recursive: true });
  writeFileSync(path.join(device, 'name'), 'ads1115\n');
  for (const channel of [0, 1]) {
    writeFileSync(path.join(device, `in_voltage${channel}_scale`), '0.125\n');
    writeFileSync(path.join(device, `in_voltage${channel}_raw`), '13200\n');
  }
  return path.join(folder, 'i2c');
};

const roomOf = (room: string, lines: string): string => `  - id: ${room}
    name: Room ${room}
    door: ${room}-door
    outside_reader: ${room}-outside
    inside_reader: ${room}-inside
${lines}    rules: { pairing: any_two }
`;

const doorOf = (room: string, at: number, contact: string, { folder }: BenchDoor): string =>
  `  - { kind: gpiod, door: ${room}-door, contact: ${contact}, exit_button: { line: GPIO1${at} }, strike: { line: GPIO2${at} }, tools: ${folder} }\n`;

/** Four readers that are polled ten times a second each, on one line. */
const lineOf = (pty: Pty, keys: string): string =>
  `  - { kind: osdp, path: ${pty.link}, baud_rate: 115200, key_file: ${keys}, readers: [${READERS.map((reader, address) => `{ reader: ${reader}, address: ${address} }`).join(', ')}] }\n`;

const HEAD =
  'kiosk: { name: bench, origin: county.example/bench/idle, time_zone: America/Denver, heartbeat_s: 60 }\nrooms:\n';

const configOf = (line: string, bench: BenchDoor, sysfs: string | undefined): string => {
  const contactOf = (room: string, at: number): string =>
    sysfs === undefined ? `{ line: GPIO0${at} }` : `{ adc: ${room}-contact }`;
  const supervised = (room: string): string =>
    sysfs === undefined ? '' : `    lines: { contact: ${room}-contact }\n`;
  const loops = `[${ROOMS.map((room, channel) => `{ input: ${room}-contact, channel: ${channel} }`).join(', ')}]`;
  return [
    HEAD,
    ...ROOMS.map((room) => roomOf(room, supervised(room))),
    'devices:\n',
    line,
    ...ROOMS.map((room, at) => doorOf(room, at, contactOf(room, at), bench)),
    ...(sysfs === undefined ? [] : [`  - { kind: adc, adc: loops, sysfs: ${sysfs}, inputs: ${loops} }\n`]),
  ].join('');
};

/** A device that is lost costs less than one that works. */
const requireNothingLost = (data: string): void => {
  const log = readLog(data);
  const lost = [...log.entries(0)].find(({ bytes }) => bytes.includes('"type":"device_lost"'));
  log.close();
  if (lost !== undefined) throw new Error(lost.bytes.toString());
};

interface Spent {
  readonly percent: number;
  readonly cpu_s: number;
  readonly passed_s: number;
  /** How often a reader was asked, in all. */
  readonly polls: number;
}

/** What the service and all that it started take while nobody comes. */
const idle = async (supervised: boolean): Promise<Spent> => {
  const folder = workFolder('idle');
  const [bench, pty] = [new BenchDoor(), new Pty()];
  // The levels of contact and exit button at rest; a supervised contact is at no line.
  writeFileSync(path.join(bench.folder, 'levels'), supervised ? '1\n' : '0 1\n');
  const readers = KEYS.map((key, address) => new OsdpPeripheral(address, key, (bytes) => pty.write(bytes)));
  await pty.plug();
  pty.onReceived = (text) => {
    for (const reader of readers) reader.take(Buffer.from(text, 'latin1'));
  };
  const [file, keys] = [path.join(folder, 'kiosk.yaml'), path.join(folder, 'keys')];
  const keyLines = READERS.map((reader, address) => `${reader} ${KEYS[address]?.toString('hex')}\n`);
  writeFileSync(keys, keyLines.join(''), { mode: 0o600 });
  writeFileSync(file, configOf(lineOf(pty, keys), bench, supervised ? converterIn(folder) : undefined));
  const service = await Service.run(file, path.join(folder, 'data'));
  try {
    await wait(SETTLE_MS);
    if (!readers.every(({ isSecured }) => isSecured)) throw new Error('a reader is not served');
    requireNothingLost(path.join(folder, 'data'));
    const asked = (): number => readers.reduce((sum, { codes }) => sum + codes.length, 0);
    const [before, polls, begun] = [service.cpuSeconds(), asked(), performance.now()];
    await wait(WATCH_MS);
    const [cpu_s, passed_s] = [service.cpuSeconds() - before, (performance.now() - begun) / 1_000];
    return { percent: (cpu_s / passed_s) * 100, cpu_s, passed_s, polls: asked() - polls };
  } finally {
    await service.stop();
    await pty.remove();
    bench.remove();
  }
};

/** What a kiosk takes of one core while nobody comes, a heartbeat a minute in it. */
export const measureIdle = async (): Promise<readonly Figure[]> => {
  say(`idle: ${(2 * (WATCH_MS + SETTLE_MS)) / 1_000} s in which nobody comes ...`);
  const [readers, loops] = [await idle(false), await idle(true)];
  const told = ({ cpu_s, passed_s, polls }: Spent): string =>
    `${significant(cpu_s)} s of processor time in ${significant(passed_s)} s, of the service and all it started; ${significant(polls / passed_s)} polls a second in the secure channel, at a pseudo-terminal`;
  return [
    {
      name: 'idle with four OSDP readers, of one core',
      measured: readers.percent,
      unit: '%',
      limit: LIMIT_PERCENT,
      detail: told(readers),
    },
    {
      name: 'the same with two supervised loops, read every 50 ms',
      measured: loops.percent,
      unit: '%',
      detail: told(loops),
    },
  ];
};
