/** Power is lost while the kiosk writes, again and again; what it had acknowledged by then must be there. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseConfig } from '../../src/config.ts';
import { readLog } from '../../src/log/read-log.ts';
import { openOwnLog } from '../../src/open-kiosk.ts';
import { ONE_ROOM } from './guest/county.ts';
import type { Told } from './guest/told.ts';
import { Machine } from './machine.ts';
import { dataOf, diskDevice, kioskDisk, verified } from './outside.ts';
import type { Part } from './part.ts';

/** Machines that are killed, each on the disk of the one before. */
export const CUTS = 20;
const DISK_MIB = 256;
const START_MS = 900_000;
/** How long it writes before it is killed. */
const WRITES_MS = { most: 4_000, least: 50 };
/** Fewer entries than this in all, and it did not write when it was cut off. */
const ENTRIES_LEAST = 10;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What somebody outside knows of the kiosk. */
class Seen {
  /** The newest signed checkpoint that was shown. */
  note = '';
  /** So many entries were acknowledged as on record. */
  entries = 0;
  failed = '';

  take(told: Told): void {
    if (told.told === 'checkpoint') this.note = told.note;
    if (told.told === 'recorded') this.entries = told.entries;
    if (told.told === 'failed') this.failed = told.error;
  }

  async untilEntries(more: number): Promise<void> {
    const deadline = performance.now() + START_MS;
    while (this.entries < more) {
      if (this.failed !== '') throw new Error(this.failed);
      if (performance.now() > deadline) throw new Error('it never wrote');
      await pause(20);
    }
  }
}

/** Opens a copy of the log as the next start does, which signs what the cut left unsigned. */
const openAsOwner = (data: string): void => {
  const log = openOwnLog(parseConfig(Buffer.from(ONE_ROOM.config), path.join(data, 'kiosk.yaml'), data));
  log.signDue('at_end');
  log.close();
};

/** Holds the log on a disk to what was seen of it before the cut; gives how many entries it has. */
const check = (part: Part, disk: string, { note, entries }: Seen): number => {
  const old = path.join(part.folder, 'seen.checkpoint');
  writeFileSync(old, note);
  const data = verified(dataOf(disk, part.folder));
  openAsOwner(data);
  const log = readLog(verified(data, ...(note === '' ? [] : ['--old', old])));
  try {
    const { size } = log.head();
    if (size < entries) throw new Error(`${entries} entries were acknowledged, and ${size} are there`);
    return size;
  } finally {
    log.close();
  }
};

/** One life on the disk, from its boot to its kill. Gives the entries that are there then. */
const live = async (part: Part, disk: string, cut: number, before: number): Promise<number> => {
  const seen = new Seen();
  const begun = performance.now();
  const machine = new Machine({
    ...part.made,
    ...{ name: `cut-${cut}`, suite: 'loop', hardware: diskDevice(disk) },
    told: (told) => seen.take(told),
  });
  const writes_ms = WRITES_MS.least + Math.random() * (WRITES_MS.most - WRITES_MS.least);
  try {
    await seen.untilEntries(before + ENTRIES_LEAST);
    await pause(writes_ms);
  } finally {
    await machine.cut();
  }
  if (seen.failed !== '') throw new Error(seen.failed);
  const found = check(part, disk, seen);
  const signed = seen.note.split('\n')[1] ?? '0';
  const lived_s = ((performance.now() - begun) / 1_000).toFixed(0);
  part.say(
    `  cut ${cut}, after ${writes_ms.toFixed(0)} ms of writing: ${seen.entries} entries acknowledged, ${found} found, checkpoint of ${signed} seen; INTACT (${lived_s} s in all)`,
  );
  return found;
};

export const cutPower = async (part: Part): Promise<void> => {
  const disk = kioskDisk(part.folder, 'cuts', ONE_ROOM, DISK_MIB);
  let entries = 0;
  for (let cut = 1; cut <= CUTS; cut += 1) entries = await live(part, disk, cut, entries);
  const test = `${CUTS} kills of the machine while the kiosk writes: the next start opens the log, nothing acknowledged is missing, and every log verifies`;
  part.outcome.take({ told: 'passed', test, s: 0 });
};
