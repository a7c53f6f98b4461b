import { io } from 'socket.io-client';
import { readLog } from '../../src/log/read-log.ts';
import type { Figure } from './figure.ts';
import { bytesIn, logOf, workFolder } from './logs.ts';
import { say } from './progress.ts';
import { Service } from './service.ts';
import { DOOR, INSIDE, OUTSIDE, writeConfig } from './site.ts';
import { significant } from './statistics.ts';
import { badge, pairOf, visit } from './visits.ts';

const DAYS = 30;
/** After so many days whatever is kept for a while has been kept and dropped again. */
const SETTLED_DAYS = 10;
const ENTRIES_BEFORE = 1_000;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MINUTES_OF_HOUR = 60;
/** Two people come at each hour of an office's day. */
const FIRST_HOUR = 8;
const LAST_HOUR = 17;
/** A hash of the leaf, and one more of the tree for each leaf; RFC 6962. */
const HASHES_OF_ENTRY = 64;

/** Minutes go by, each with its heartbeat. */
const pass = async (service: Service, minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) await service.simulate('clock', { advance_s: 60 });
};

/** What goes wrong on a day like any other, so that everything which waits for a while has something to wait for. */
const mishap = async (service: Service, day: number): Promise<void> => {
  const [one] = pairOf(day);
  // Somebody comes alone and gives up.
  await badge(service, one, OUTSIDE);
  await pass(service, 2);
  if (day % 2 === 0) {
    await service.simulate('device', { device: INSIDE, connected: false });
    await pass(service, 3);
    await service.simulate('device', { device: INSIDE, connected: true });
  }
  if (day % 7 === 3) {
    await service.simulate('door', { door: DOOR, open: true });
    await pass(service, 5);
    await service.simulate('door', { door: DOOR, open: false });
  }
};

const playHour = async (service: Service, day: number, hour: number): Promise<void> => {
  if (hour >= FIRST_HOUR && hour <= LAST_HOUR) await visit(service, day * HOURS.length + hour);
  if (hour === LAST_HOUR) await mishap(service, day);
  await pass(service, MINUTES_OF_HOUR);
};

interface Evening {
  /** Resident memory of the service, in MB. */
  readonly memory: number;
  /** Entries on record, what they are made of in bytes, and what all files of the data folder take. */
  readonly entries: number;
  readonly content: number;
  readonly files: number;
}

/** Bytes that entries from `from` on are made of: themselves, what they disclose, and their hashes in the tree. */
const contentFrom = (data: string, from: number): { readonly entries: number; readonly content: number } => {
  const log = readLog(data);
  let [entries, content] = [0, 0];
  for (const { bytes, disclosures } of log.entries(from)) {
    entries += 1;
    content += bytes.length + HASHES_OF_ENTRY;
    for (const { name, content: sealed } of disclosures) content += Buffer.byteLength(name + sealed);
  }
  log.close();
  return { entries, content };
};

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

const evenings = async (service: Service, data: string): Promise<readonly Evening[]> => {
  const all: Evening[] = [];
  let [entries, content] = [0, 0];
  for (let day = 0; day < DAYS; day += 1) {
    for (const hour of HOURS) await playHour(service, day, hour);
    const more = contentFrom(data, entries);
    entries += more.entries;
    content += more.content;
    all.push({ memory: service.memory().now, entries, content, files: bytesIn(data) });
    say(`soak: day ${day + 1} of ${DAYS}, ${entries} entries, ${significant(all.at(-1)?.memory ?? 0)} MB`);
  }
  return all;
};

const figuresOf = (all: readonly Evening[]): readonly Figure[] => {
  const memory = all.map((evening) => evening.memory);
  const middle = Math.floor((SETTLED_DAYS + DAYS) / 2);
  const [before, after] = [mean(memory.slice(SETTLED_DAYS, middle)), mean(memory.slice(middle))];
  const [first, last] = [all[0] as Evening, all.at(-1) as Evening];
  const [content, files] = [last.content - first.content, last.files - first.files];
  const per = (bytes: number): number => bytes / (last.entries - first.entries);
  return [
    {
      name: `resident memory on days ${middle + 1} to ${DAYS} against days ${SETTLED_DAYS + 1} to ${middle}`,
      measured: after / before,
      unit: 'times',
      limit: 1.05,
      detail: `${significant(after)} MB against ${significant(before)} MB, means of what there was each evening; ${last.entries - first.entries} entries in ${DAYS - 1} days, a heartbeat a minute in it`,
    },
    {
      name: 'growth of all files against the bytes of entries, disclosures and hashes',
      measured: files / content,
      unit: 'times',
      limit: 1.5,
      detail: `${significant(per(files))} bytes an entry on the disk, ${significant(per(content))} computed; ${significant(files / 1e6 / (DAYS - 1))} MB a day`,
    },
  ];
};

/** Thirty days of the service, its clock pushed on minute by minute: does it keep what it should have let go? */
export const measureSoak = async (): Promise<readonly Figure[]> => {
  const data = logOf(ENTRIES_BEFORE, 'soak');
  const service = await Service.run(writeConfig(workFolder('soak-config')), data);
  const screen = io(service.address, { transports: ['websocket'] });
  try {
    say(`soak: ${DAYS} days ...`);
    return figuresOf(await evenings(service, data));
  } finally {
    screen.disconnect();
    await service.stop();
  }
};
