/** Power is lost while the kiosk writes, again and again; what it had acknowledged by then must be there. */
import { writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { parseConfig } from '../../src/config.ts';
import { readLog } from '../../src/log/read-log.ts';
import { openOwnLog } from '../../src/open-kiosk.ts';
import { TELLING_ROOM } from './guest/county.ts';
import type { Told } from './guest/told.ts';
import { Machine, plugInto, socketDevice } from './machine.ts';
import { dataOf, diskDevice, kioskDisk, verified } from './outside.ts';
import type { Part } from './part.ts';

/** Machines that are killed while the kiosk's loop writes as fast as it can, and while the whole service does. */
const CUTS = { loop: 20, writer: 1 } as const;
export const ALL_CUTS = CUTS.loop + CUTS.writer;
const DISK_MIB = 256;
const START_MS = 900_000;
/** The longest that it writes before it is killed, and the shortest. */
const WRITES_MS = { most: 4_000, least: 50 };
const BADGE_EVERY_MS = 60;
const DENIED = 0x4e;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What somebody outside knows of the kiosk. */
class Seen {
  /** The newest signed checkpoint that was shown. */
  note = '';
  /** So many entries were acknowledged as on record. */
  entries = 0;
  /** A reader was told of so many refusals, each of which is told after it is on record. */
  refusals = 0;
  running = false;
  failed = '';

  take(told: Told): void {
    if (told.told === 'said') this.running = true;
    if (told.told === 'checkpoint') this.note = told.note;
    if (told.told === 'recorded') this.entries = told.entries;
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

/** The far end of a reader's wire: presents badges that nobody has, and counts how often it is told of a refusal. */
const presentBadges = (socket: Socket, seen: Seen): NodeJS.Timeout => {
  let sent = 0;
  socket.on('error', () => undefined);
  socket.on('data', (bytes: Buffer) => {
    seen.refusals += bytes.filter((byte) => byte === DENIED).length;
  });
  return setInterval(() => {
    sent += 1;
    socket.write(`Y${sent}\r\n`);
  }, BADGE_EVERY_MS);
};

interface Found {
  readonly entries: number;
  readonly said: string;
}

/** Opens a copy of the log as the next start does, which signs what the cut left unsigned. */
const openAsOwner = (data: string): void => {
  const log = openOwnLog(parseConfig(Buffer.from(TELLING_ROOM.config), path.join(data, 'kiosk.yaml'), data));
  log.signDue('at_end');
  log.close();
};

/** Holds the log on a disk to what was seen of it before the cut; `before` entries were on it at the start. */
const check = (part: Part, disk: string, before: number, { note, entries, refusals }: Seen): Found => {
  const old = path.join(part.folder, 'seen.checkpoint');
  writeFileSync(old, note);
  const data = verified(dataOf(disk, part.folder));
  openAsOwner(data);
  const log = readLog(verified(data, ...(note === '' ? [] : ['--old', old])));
  try {
    const { size } = log.head();
    if (size < entries) throw new Error(`${entries} entries were acknowledged, and ${size} are there`);
    let denied = 0;
    for (const { bytes } of log.entries(before)) if (bytes.includes('"access_denied"')) denied += 1;
    if (denied < refusals)
      throw new Error(`a reader was told of ${refusals} refusals, and ${denied} are on record`);
    const acknowledged =
      entries > 0 ? `${entries} entries acknowledged` : `${refusals} refusals told to a reader`;
    const signed = note.split('\n')[1] ?? '0';
    const said = `${acknowledged}, ${denied} refusals and ${size} entries found, checkpoint of ${signed} seen; INTACT`;
    return { entries: size, said };
  } finally {
    log.close();
  }
};

interface Life {
  readonly name: string;
  readonly suite: keyof typeof CUTS;
  readonly disk: string;
  /** Entries on the disk when it begins. */
  readonly before: number;
}

/** One life on the disk, from its boot to its kill. Gives the entries that are there then. */
const live = async (part: Part, { name, suite, disk, before }: Life): Promise<number> => {
  const wire = path.join(part.folder, `${name}.wire`);
  const seen = new Seen();
  const begun = performance.now();
  const machine = new Machine({
    ...part.made,
    ...{ name, suite },
    hardware: [...socketDevice('wire', wire), '-serial', 'chardev:wire', ...diskDevice(disk)],
    told: (told) => seen.take(told),
  });
  const writes_ms = WRITES_MS.least + Math.random() * (WRITES_MS.most - WRITES_MS.least);
  let badges: NodeJS.Timeout | undefined;
  let socket: Socket | undefined;
  try {
    if (suite === 'writer') {
      socket = await plugInto(wire);
      await seen.until('the service runs', () => seen.running);
      badges = presentBadges(socket, seen);
    }
    await seen.until('it writes', () => (suite === 'writer' ? seen.refusals : seen.entries - before) > 0);
    await pause(writes_ms);
  } finally {
    await machine.cut();
    clearInterval(badges);
    socket?.destroy();
  }
  if (seen.failed !== '') throw new Error(seen.failed);
  const { entries, said } = check(part, disk, before, seen);
  const lived_s = ((performance.now() - begun) / 1_000).toFixed(0);
  part.say(`  ${name}, killed ${writes_ms.toFixed(0)} ms after its first: ${said} (${lived_s} s in all)`);
  return entries;
};

export const cutPower = async (part: Part): Promise<void> => {
  const disk = kioskDisk(part.folder, 'cuts', TELLING_ROOM, DISK_MIB);
  let before = 0;
  for (const suite of ['loop', 'writer'] as const) {
    for (let cut = 1; cut <= CUTS[suite]; cut += 1)
      before = await live(part, { name: `${suite}-${cut}`, suite, disk, before });
    const who = suite === 'loop' ? "the kiosk's loop" : 'the whole service';
    const test = `${CUTS[suite]} kills of the machine while ${who} writes: the next start opens the log, nothing acknowledged is missing, and every log verifies`;
    part.outcome.take({ told: 'passed', test, s: 0 });
  }
};
