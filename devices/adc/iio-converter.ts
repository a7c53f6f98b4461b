import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AdcWiring } from './adc-wiring.ts';

/** A converter whose channels are read, in millivolts. */
export interface Converter {
  /** What one channel measures. Throws when the kernel does not tell. */
  millivolts(channel: number): Promise<number>;
  close(): Promise<void>;
}

type Place = Pick<AdcWiring, 'bus' | 'address' | 'sysfs' | 'supply_mv'>;

const NUMBER_BYTES = 64;
/** The most that each chip counts to, by the name that its driver gives it. */
const STEPS: Readonly<Record<string, number>> = { ads1115: 32_767, ads1015: 2_047, tla2024: 2_047 };

const hex = (address: number, digits: number): string => address.toString(16).padStart(digits, '0');

const overlayOf = ({ address }: Place, channels: readonly number[]): string =>
  [
    `dtoverlay=ads1115,addr=0x${hex(address, 2)}`,
    ...channels.flatMap((channel) => {
      const letter = 'abcd'[channel] ?? 'a';
      return [`ch${letter}_enable`, `ch${letter}_gain=1`];
    }),
  ].join(',');

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
};

/** The folder of a converter, found by where it hangs: the numbers of IIO devices change, its bus and address do not. */
const folderOf = async (place: Place, channels: readonly number[]): Promise<string> => {
  const { bus, address, sysfs } = place;
  const chip = `${bus}-${hex(address, 4)}`;
  const all = await namesIn(sysfs);
  const line = `write "${overlayOf(place, channels)}" into config.txt and start the machine again`;
  if (!all.includes(chip)) {
    const seen = all.filter((name) => /^\d+-/.test(name)).join(', ') || 'none';
    throw new Error(`no converter ${chip} on I2C (seen: ${seen}): look at its wires, and ${line}`);
  }
  const device = (await namesIn(path.join(sysfs, chip))).find((name) => name.startsWith('iio:device'));
  if (device === undefined) throw new Error(`no driver has taken the converter ${chip}: ${line}`);
  return path.join(sysfs, chip, device);
};

const wordIn = async (...parts: readonly string[]): Promise<string> =>
  (await readFile(path.join(...parts), 'utf8')).trim();

interface Channel {
  readonly handle: FileHandle;
  /** Millivolts for each step. */
  readonly scale: number;
}

const openChannel = async (place: Place, folder: string, channel: number): Promise<Channel> => {
  const name = `in_voltage${channel}`;
  let scale: number;
  let handle: FileHandle;
  try {
    scale = Number(await wordIn(folder, `${name}_scale`));
    handle = await open(path.join(folder, `${name}_raw`), 'r');
  } catch {
    throw new Error(
      `channel ${channel} is not enabled: write "${overlayOf(place, [channel])}" into config.txt`,
    );
  }
  const most = scale * (STEPS[await wordIn(folder, 'name')] ?? 0);
  if (most > place.supply_mv) return { handle, scale };
  await handle.close();
  throw new Error(
    `channel ${channel} measures up to ${Math.round(most)} mV, less than the supply: write "${overlayOf(place, [channel])}" into config.txt`,
  );
};

/**
 * Opens channels of a converter that the kernel's own driver reads (ti-ads1015, through IIO's files in sysfs): no
 * library, no native code and no device node, so that the service needs no right but to read. Throws with what to do.
 */
export const openConverter = async (place: Place, channels: readonly number[]): Promise<Converter> => {
  const folder = await folderOf(place, channels);
  const opened = new Map<number, Channel>();
  const close = async (): Promise<void> => {
    await Promise.all([...opened.values()].map(({ handle }) => handle.close().catch(() => undefined)));
  };
  try {
    for (const channel of channels) opened.set(channel, await openChannel(place, folder, channel));
  } catch (error) {
    await close();
    throw error;
  }
  const buffer = Buffer.alloc(NUMBER_BYTES);
  const millivolts = async (channel: number): Promise<number> => {
    const { handle, scale } = opened.get(channel) ?? {};
    if (handle === undefined || scale === undefined) throw new Error(`channel ${channel} was not opened`);
    // From the beginning each time: the kernel then measures anew.
    const { bytesRead } = await handle.read(buffer, 0, NUMBER_BYTES, 0);
    const words = buffer.toString('latin1', 0, bytesRead).trim();
    if (!/^-?\d+$/.test(words)) throw new Error(`channel ${channel} tells no number`);
    return Number(words) * scale;
  };
  return { millivolts, close };
};
