/** Power is lost while the service writes, again and again; what it had acknowledged by then must be there. */
import { writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { readLog } from '../../src/log/read-log.ts';
import { TELLING_ROOM } from './guest/county.ts';
import type { Told } from './guest/told.ts';
import { Machine, plugInto, socketDevice } from './machine.ts';
import { Monitor } from './monitor.ts';
import { copyDisk, diskDevice, kioskDisk, verifiedData } from './outside.ts';
import type { Part } from './part.ts';

/** Each life of the machine ends by a kill, and the next one begins on the same disk. */
const LIVES = 2;
/** The last cut of a life is the kill; before, the machine is stopped between two instructions and its disk taken as it stands. */
const CUTS_OF_LIFE = 10;
export const CUTS = LIVES * CUTS_OF_LIFE;
const DISK_MIB = 256;
const START_MS = 900_000;
/** The longest that it writes between two cuts. */
const WRITES_MS = 3_000;
/** Fills an interval evenly, however many moments are taken of it. */
const GOLDEN = 0.618;
const BADGE_EVERY_MS = 60;
/** What the emulator had handed over when it stopped has been read here by then. */
const HANDED_OVER_MS = 200;
const DENIED = 0x4e;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The far end of a reader's wire: presents badges that nobody has, and counts how often it is told of a refusal. */
class FarReader {
  /** A refusal is told after it is on record: so many are acknowledged. */
  told = 0;
  readonly #socket: Socket;
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      this.told += bytes.filter((byte) => byte === DENIED).length;
    });
  }

  begin(prefix: string): void {
    this.#timer = setInterval(() => {
      this.#sent += 1;
      this.#socket.write(`${prefix}${this.#sent}\r\n`);
    }, BADGE_EVERY_MS);
  }

  end(): void {
    clearInterval(this.#timer);
    this.#socket.destroy();
  }
}

/** What somebody outside knows of the kiosk. */
class Seen {
  note = '';
  running = false;
  failed = '';

  take(told: Told): void {
    if (told.told === 'said') this.running = true;
    if (told.told === 'checkpoint') this.note = told.note;
    if (told.told === 'failed') this.failed = told.error;
  }

  async until(what: string, holds: () => boolean): Promise<void> {
    const deadline = performance.now() + START_MS;
    while (!holds()) {
      if (this.failed !== '') throw new Error(this.failed);
      if (performance.now() > deadline) throw new Error(`never happened: ${what}`);
      await pause(20);
    }
  }
}

/** Holds the log on a disk to what was seen of it before the cut. */
const check = (part: Part, disk: string, told: number, note: string): string => {
  const old = path.join(part.folder, 'seen.checkpoint');
  writeFileSync(old, note);
  const log = readLog(verifiedData(disk, part.folder, ...(note === '' ? [] : ['--old', old])));
  try {
    let denied = 0;
    for (const { bytes } of log.entries(0)) if (bytes.includes('"access_denied"')) denied += 1;
    if (denied < told) throw new Error(`a reader was told of ${told} refusals, and ${denied} are on record`);
    return `${told} refusals told to a reader, ${denied} on record; checkpoint of ${note.split('\n')[1] ?? 'no'} entries seen, ${log.head().size} found; INTACT`;
  } finally {
    log.close();
  }
};

/** One life on the disk, with its cuts. `before` were told in earlier lives; gives how many there are then. */
const live = async (part: Part, disk: string, life: number, before: number): Promise<number> => {
  const file = (end: string): string => path.join(part.folder, `life-${life}.${end}`);
  const seen = new Seen();
  const machine = new Machine({
    ...part.made,
    ...{ name: `life-${life}`, suite: 'writer' },
    hardware: [
      ...[...socketDevice('wire', file('wire')), '-serial', 'chardev:wire'],
      ...[...Monitor.device(file('qmp')), ...diskDevice(disk)],
    ],
    told: (told) => {
      seen.take(told);
      if (told.told === 'device' && life === 1) part.outcome.take(told);
    },
  });
  const reader = new FarReader(await plugInto(file('wire')));
  const monitor = await Monitor.at(file('qmp'));
  try {
    await seen.until('the service runs', () => seen.running);
    reader.begin(`X${life}-`);
    await seen.until('a reader is told', () => reader.told > 0 && seen.note !== '');
    for (let cut = 1; cut < CUTS_OF_LIFE; cut += 1) {
      await pause((WRITES_MS * cut * GOLDEN) % WRITES_MS);
      await monitor.stop();
      await pause(HANDED_OVER_MS);
      const [told, note, copy] = [before + reader.told, seen.note, copyDisk(disk, file('cut'))];
      await monitor.go();
      part.say(`  life ${life}, cut ${cut}, stopped: ${check(part, copy, told, note)}`);
    }
    await pause(WRITES_MS * GOLDEN);
  } finally {
    await machine.cut();
    monitor.end();
    reader.end();
  }
  const told = before + reader.told;
  part.say(`  life ${life}, cut ${CUTS_OF_LIFE}, killed: ${check(part, disk, told, seen.note)}`);
  return told;
};

export const cutPower = async (part: Part): Promise<void> => {
  const disk = kioskDisk(part.folder, 'cuts', TELLING_ROOM, DISK_MIB);
  let told = 0;
  for (let life = 1; life <= LIVES; life += 1) told = await live(part, disk, life, told);
  const test = `${CUTS} losses of power in mid write: nothing acknowledged is missing, and every log verifies`;
  part.outcome.take({ told: 'passed', test, s: 0 });
};
