import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { FULL_BYTES, LOW_BYTES } from '../storage-watch.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import { askProgram, type Machine, wordIn } from './machine.ts';

const { good, warning, wrong, unknown } = findingsOf('disk');

const MEBIBYTE = 1024 * 1024;
const FLUSHES = 20;
const BLOCK = Buffer.alloc(4_096, 1);
/** Milliseconds: nobody notices less at a door; whoever waits longer thinks that the badge was not read. */
const SLOW_FLUSH_MS = 50;
const TOO_SLOW_MS = 400;

/** The folder itself, or the nearest one above it that is there: before the first start there is no data folder. */
const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(path.dirname(folder)));

/** How long each of some flushes took, in milliseconds, shortest first. */
const flushTimes = (folder: string): readonly number[] => {
  const made = mkdtempSync(path.join(folder, 'doctor-'));
  try {
    const file = openSync(path.join(made, 'flushed'), 'w', 0o600);
    try {
      return Array.from({ length: FLUSHES }, () => {
        const begun = performance.now();
        writeSync(file, BLOCK);
        fsyncSync(file);
        return performance.now() - begun;
      }).sort((one, other) => one - other);
    } finally {
      closeSync(file);
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
};

const lookAtFlush = (folder: string): Finding => {
  let times: readonly number[];
  try {
    times = flushTimes(folder);
  } catch (error) {
    return unknown('flush', ['flush-not-measured', { folder, reason: reasonOf(error) }], 'as-root');
  }
  const median = times[Math.floor(FLUSHES / 2)] ?? 0;
  const worst = times.at(-1) ?? 0;
  const said = ['flush', { median: median.toFixed(1), worst: worst.toFixed(1), of: FLUSHES }] as const;
  const remedy = 'better-disk';
  if (median >= TOO_SLOW_MS) return wrong('flush', said, remedy);
  return worst >= SLOW_FLUSH_MS ? warning('flush', said, remedy) : good('flush', said);
};

const ofSpace = (bytes: number, folder: string): Finding => {
  const remedy = 'make-room';
  const room = { free: Math.floor(bytes / MEBIBYTE), folder };
  if (bytes < FULL_BYTES) return wrong('space', ['space-full', room], remedy);
  return bytes < LOW_BYTES ? warning('space', ['space', room], remedy) : good('space', ['space', room]);
};

const lookAtSpace = (folder: string): readonly Finding[] => {
  const { bavail, bsize, files, ffree } = statfsSync(folder);
  const space = ofSpace(bavail * bsize, folder);
  if (files === 0 || ffree / files > 0.01) return [space];
  return [space, warning('space', ['few-files', { files: ffree }], 'remove-files')];
};

interface Mount {
  readonly at: string;
  readonly type: string;
  /** Of the file system itself: within the service's own walls every mount looks read-only. */
  readonly options: readonly string[];
}

/** The mount in which a folder lies, by the kernel's own table. */
const mountOf = ({ proc }: Machine, folder: string): Mount | undefined => {
  const mounts = (wordIn(proc, 'self/mountinfo') ?? '').split('\n').flatMap((line): readonly Mount[] => {
    const [left = '', right = ''] = line.split(' - ');
    const [, , , , at = ''] = left.split(' ');
    const [type = '', , superOptions = ''] = right.trim().split(' ');
    const plain = at.replaceAll('\\040', ' ');
    return plain === '' ? [] : [{ at: plain, type, options: superOptions.split(',') }];
  });
  return mounts
    .filter(({ at }) => folder === at || folder.startsWith(at === '/' ? '/' : `${at}/`))
    .reduce<Mount | undefined>(
      (best, mount) => (best !== undefined && best.at.length > mount.at.length ? best : mount),
      undefined,
    );
};

const lookAtMounts = (machine: Machine, folder: string): readonly Finding[] => {
  const root = mountOf(machine, '/');
  const data = mountOf(machine, realpathSync(folder));
  if (root === undefined || data === undefined) return [unknown('mounts', 'no-mounts')];
  const isKept = root.type === 'overlay' || root.options.includes('ro');
  const system = isKept
    ? good('system', root.type === 'overlay' ? 'root-overlay' : 'root-read-only')
    : warning('system', 'root-written', 'read-only-root');
  if (data.type === 'overlay' || data.type === 'tmpfs')
    return [system, wrong('data', ['data-lost', { at: data.at, type: data.type }], 'mount-disk')];
  return [
    system,
    data.at === root.at
      ? warning('data', 'data-beside-system', 'own-partition')
      : good('data', ['data-own', { type: data.type, at: data.at }]),
  ];
};

/** The whole disk below a folder, as sysfs shows it; undefined for what has none, such as an overlay. */
const blockDevice = ({ sys }: Machine, folder: string): string | undefined => {
  const { dev } = statSync(folder);
  const major = Math.floor(dev / 256) & 0xfff;
  const minor = (dev & 0xff) | ((dev >> 12) & 0xfff00);
  try {
    const part = realpathSync(path.join(sys, 'dev/block', `${major}:${minor}`));
    return existsSync(path.join(part, 'partition')) ? path.dirname(part) : part;
  } catch {
    return undefined;
  }
};

const WORN = 'replace-disk';

/** An eMMC says in tenths how much of its life is used (JEDEC, EXT_CSD 268 and 269). */
const ofMmc = (device: string, name: string): Finding | undefined => {
  const used = (wordIn(device, 'device/life_time') ?? '').split(' ').map((part) => Number.parseInt(part, 16));
  const most = Math.max(...used.filter((tenth) => tenth > 0));
  if (!Number.isFinite(most)) return undefined;
  const said = ['life-between', { disk: name, from: Math.max(0, most - 1) * 10, to: most * 10 }] as const;
  if (most >= 11) return wrong('life', ['life-beyond', { disk: name }], WORN);
  return most >= 9 ? warning('life', said, WORN) : good('life', said);
};

const ofSmart = async (machine: Machine, name: string): Promise<Finding | undefined> => {
  const answer = await askProgram(machine, 'smartctl', '--json', '--all', `/dev/${name}`);
  if (answer === undefined) return undefined;
  try {
    const told = JSON.parse(answer.words) as {
      smart_status?: { passed?: boolean };
      nvme_smart_health_information_log?: { percentage_used?: number };
    };
    const used = told.nvme_smart_health_information_log?.percentage_used;
    if (told.smart_status?.passed === false) return wrong('life', ['life-fails', { disk: name }], WORN);
    if (used !== undefined) {
      const said = ['life-used', { disk: name, used }] as const;
      return used >= 90 ? warning('life', said, WORN) : good('life', said);
    }
    return told.smart_status?.passed === true ? good('life', ['life-well', { disk: name }]) : undefined;
  } catch {
    return undefined;
  }
};

const lookAtLife = async (machine: Machine, folder: string): Promise<Finding> => {
  const device = blockDevice(machine, folder);
  if (device === undefined) return unknown('life', 'disk-unknown');
  const name = path.basename(device);
  const told = ofMmc(device, name) ?? (await ofSmart(machine, name));
  return told ?? unknown('life', ['disk-silent', { disk: name }], 'install-smart');
};

/** The disk of the data folder: room, time of a flush, how it is mounted, and what is left of its life. */
export const lookAtDisk = async (machine: Machine, data: string): Promise<readonly Finding[]> => {
  const folder = nearest(data);
  return [
    ...lookAtSpace(folder),
    lookAtFlush(folder),
    ...lookAtMounts(machine, folder),
    await lookAtLife(machine, folder),
  ];
};
