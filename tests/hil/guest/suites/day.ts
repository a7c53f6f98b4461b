/** Two people's day in two rooms, by the real service on real device nodes, and nothing simulated inside it. */
import assert from 'node:assert/strict';
import { CAGE_LINES, frameOf, keysOf, lineOf, VAULT_LINES, wordOf } from '../county.ts';
import { mountDisk } from '../disk.ts';
import { loadSimulators } from '../drivers.ts';
import { type GpioBank, headerOfPi } from '../gpio-bank.ts';
import { devicesHeldBy, nameDevice } from '../kernel-device.ts';
import { Kiosk } from '../kiosk.ts';
import { KeyboardReader, PcProxReader } from '../readers.ts';
import type { Suite } from '../suite.ts';
import { tell } from '../told.ts';
import { UsbSerialReader } from '../usb-reader.ts';
import { comeIn, leave, type Room, type Visited } from '../visit.ts';
import { until } from '../waiting.ts';
import { WireReader } from '../wire-reader.ts';

let header: GpioBank;
let keyboard: KeyboardReader;
let pcProx: PcProxReader;
let wire: WireReader;
let usb: UsbSerialReader;
let kiosk: Kiosk;

const prepare = async (): Promise<void> => {
  loadSimulators();
  header = headerOfPi();
  for (const { contact, exit } of [VAULT_LINES, CAGE_LINES]) {
    header.pull(contact, 0);
    header.pull(exit, 1);
  }
  [keyboard, pcProx, wire, usb] = [
    new KeyboardReader(),
    new PcProxReader(),
    new WireReader(),
    new UsbSerialReader('S42'),
  ];
  await usb.plug();
  kiosk = new Kiosk(mountDisk());
};

const starts = async (): Promise<void> => {
  await kiosk.start();
  for (const type of ['door_found']) await kiosk.untilLogged(type, 0, 2);
  const held = devicesHeldBy(kiosk.pid);
  for (const node of held) nameDevice(node);
  for (const kind of [/hidraw/, /ttyS1/, /ttyACM/, /gpiochip/, /class\/gpio/]) {
    assert.ok(
      held.some((node) => kind.test(node)),
      `no ${kind} among ${held.join(' ')}`,
    );
  }
};

/** The day in its order; what alarms and their telling add to it is not told here. */
const DAY = [
  ...['first_badge_accepted', 'access_granted', 'door_opened', 'entry_taken', 'door_closed'],
  ...['exit_signed', 'lone_interval_started', 'exit_signed', 'door_opened', 'door_closed'],
];

/** A room with its name in the figures. */
interface DayRoom extends Room {
  readonly gpio: string;
  readonly serial: string;
}

const visited = (room: Room): Visited => ({ room, header, log: kiosk });

const day = async (room: Room): Promise<void> => {
  const begun = kiosk.log.head().size;
  await comeIn(visited(room), begun);
  await leave(visited(room), kiosk.log.head().size);
  tell({ told: 'said', sentence: `facts: ${kiosk.types(begun).join(' ')}` });
  assert.deepEqual(
    kiosk.types(begun).filter((type) => DAY.includes(type)),
    DAY,
  );
};

const vault: DayRoom = {
  lines: VAULT_LINES,
  outside: (who) => keyboard.badge(keysOf(who)),
  inside: (who) => wire.write(frameOf(who)),
  gpio: 'libgpiod',
  serial: 'a 16550',
};
const cage: DayRoom = {
  lines: CAGE_LINES,
  outside: async (who) => {
    const from = kiosk.log.head().size;
    pcProx.lay(wordOf(who));
    await until('the card is read', () => kiosk.log.head().size > from);
    pcProx.take();
  },
  inside: (who) => usb.write(lineOf(who)),
  gpio: 'sysfs',
  serial: 'USB serial',
};

/** Visits, because a badge that changes nothing is counted after its third time and not recorded. */
const FIGURED_VISITS = 4;

const figure = (of: string, values: readonly number[]): void => {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part: number): string =>
    (sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN).toFixed(0);
  const measured = `median ${at(0.5)} ms, slowest ${at(1)} ms of ${sorted.length}, in an emulator 10 to 50 times slower than a machine`;
  tell({ told: 'figure', figure: `${of} to recorded fact`, measured });
};

const figures = async (): Promise<void> => {
  for (const room of [vault, cage]) {
    const edges: number[] = [];
    const bytes: number[] = [];
    const { contact } = room.lines;
    for (let visit = 0; visit < FIGURED_VISITS; visit += 1) {
      await comeIn(visited(room), kiosk.log.head().size);
      for (const who of ['daniel-lindqvist', 'grace-okafor'] as const)
        bytes.push(await kiosk.recordedAfter('exit_signed', () => room.inside(who)));
      edges.push(await kiosk.recordedAfter('door_opened', () => header.pull(contact, 1)));
      edges.push(await kiosk.recordedAfter('door_closed', () => header.pull(contact, 0)));
    }
    figure(`an edge of the door contact, by ${room.gpio},`, edges);
    figure(`a badge on ${room.serial}`, bytes);
  }
};

const ends = async (): Promise<void> => {
  assert.equal(await kiosk.end('SIGTERM'), 0, kiosk.printed);
};

export const suite: Suite = {
  prepare,
  tests: {
    'the service starts and holds each device of two rooms': starts,
    'the vault: keyboard-class reader, 16550, door by libgpiod 2': () => day(vault),
    'the cage: pcProx, USB serial, door by onoff': () => day(cage),
    'from a kernel edge and a serial byte to the recorded fact': figures,
    'it ends in order': ends,
  },
};
