import { entriesPath, tilePath } from '../formats/tiles.ts';
import { TILE_WIDTH } from '../formats/tree.ts';
import { placesIn } from '../verify/bundle-entries.ts';
import { textIn } from '../verify/files.ts';
import type { EvidenceSource } from '../verify/source.ts';
import { readAddress } from './address.ts';
import type { OpenedSource } from './data-directory.ts';

const HASH_BYTES = 32;
const CHECKPOINT_BYTES_MAX = 1_000_000;
/** An entry of a bundle with its length. */
const ENTRY_BYTES_MAX = 2 + 65_535;

/** Where a kiosk's server has its log. */
const OF_A_KIOSK = '/log';

const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

/** The checkpoint, and the prefix at which it lies: the address itself, or the one that a kiosk's server has. */
interface Found {
  readonly prefix: string;
  readonly checkpoint: string;
}

const find = async (address: string): Promise<Found | undefined> => {
  for (const prefix of [address, address + OF_A_KIOSK]) {
    const path = `${prefix}/checkpoint`;
    const bytes = await readAddress(path, CHECKPOINT_BYTES_MAX);
    if (bytes !== undefined) return { prefix, checkpoint: textIn(path, bytes) };
  }
  return undefined;
};

const NOT_PUBLISHED = [
  'checkpoints of earlier sizes: none are published at this address; give those that you kept',
  'the records made of the entries: they lie in a bag only',
];

/**
 * A log that is published as C2SP tlog-tiles: the checkpoint that its server gives when asked, and the tiles of that
 * size. A log that grows gives its partial tiles up for full ones: then these are read, and cut.
 */
export const openPublishedLog = (given: string): OpenedSource => {
  const address = withoutSlash(given);
  let asked: Promise<Found | undefined> | undefined;
  const found = (): Promise<Found | undefined> => {
    asked ??= find(address);
    return asked;
  };
  const read = async (path: string, most: number): Promise<Buffer | undefined> =>
    readAddress(`${(await found())?.prefix ?? address}/${path}`, most);
  const source: EvidenceSource = {
    where: given,
    kind: 'url',
    checkpoint: async () => (await found())?.checkpoint,
    verifierKey: () => Promise.resolve(undefined),
    policy: () => Promise.resolve(undefined),
    oldCheckpoints: () => [],
    range: (size) => Promise.resolve({ from: 0, until: size }),
    hashTile: async (level, position, width) => {
      const tile = await read(tilePath(level, position, width), width * HASH_BYTES);
      if (tile !== undefined || width === TILE_WIDTH) return tile;
      const full = await read(tilePath(level, position), TILE_WIDTH * HASH_BYTES);
      return full?.subarray(0, width * HASH_BYTES);
    },
    entryBundle: async (position, width) => {
      const bundle = await read(entriesPath(position, width), width * ENTRY_BYTES_MAX);
      if (bundle !== undefined || width === TILE_WIDTH) return bundle;
      const full = await read(entriesPath(position), TILE_WIDTH * ENTRY_BYTES_MAX);
      return full?.subarray(0, placesIn(full, width).at(-1)?.end ?? 0);
    },
    disclosures: undefined,
    erased: () => [],
    withheld: () => Promise.resolve({ profile: 'none', fields: new Map() }),
    furtherChecks: [],
    notChecked: () => NOT_PUBLISHED,
  };
  return { source, close: () => {} };
};
