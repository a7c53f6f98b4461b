/** The service's loop gets stuck; the machine's watchdog resets it, and the log of the next start says so. */
import { readLog } from '../../src/log/read-log.ts';
import { ONE_ROOM } from './guest/county.ts';
import { Machine } from './machine.ts';
import { diskDevice, kioskDisk, verifiedData } from './outside.ts';
import type { Part } from './part.ts';

const DISK_MIB = 512;
const LIMIT_S = 1_200;

/** Lives until the watchdog ends it; gives how often that was fed. */
const live = async (part: Part, disk: string, name: string): Promise<number> => {
  let fed = 0;
  let failed = '';
  const machine = new Machine({
    ...part.made,
    name,
    suite: 'watchdog',
    hardware: ['-device', 'i6300esb', '-action', 'watchdog=reset', ...diskDevice(disk)],
    told: (told) => {
      if (told.told === 'fed') fed = told.times;
      else if (told.told === 'done') failed ||= 'the machine went off by itself';
      else if (told.told === 'failed') failed = told.error;
      else if (told.told === 'device') part.outcome.take(told);
    },
  });
  const end = await machine.off(LIMIT_S);
  if (end === 'too_long') failed ||= 'nothing reset the machine';
  if (failed !== '') throw new Error(`${name}: ${failed} (fed ${fed} times)`);
  return fed;
};

export const stickLoop = async (part: Part): Promise<void> => {
  const disk = kioskDisk(part.folder, 'stuck', ONE_ROOM, DISK_MIB);
  for (const life of [1, 2]) {
    const fed = await live(part, disk, `stuck-${life}`);
    part.say(`  life ${life}: fed ${fed} times by the loop, which then stood still; reset by the hardware`);
  }
  const log = readLog(verifiedData(disk, part.folder));
  const starts = [...log.entries(0)].map(({ bytes }) => JSON.parse(bytes.toString()));
  log.close();
  const ends = starts.filter(({ type }) => type === 'kiosk_started').map(({ previous_end }) => previous_end);
  // The first start is that of the command which listed the people, before there was a machine.
  if (ends.join(' ') !== 'none clean unclean') throw new Error(`the starts say: ${ends.join(' ')}`);
  part.outcome.take({
    told: 'passed',
    test: 'a loop that stands still: the hardware resets the machine, the next start is on record as after an unclean end',
    s: 0,
  });
};
