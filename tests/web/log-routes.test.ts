import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { encodeCosignature } from '../../src/log/formats/cosignature.ts';
import { parseNote, signatureLine } from '../../src/log/formats/note.ts';
import { decodeEntries, decodeHashes, entriesPath, tilePath, tilesOf } from '../../src/log/formats/tiles.ts';
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootOf, tileRoot } from '../../src/log/formats/tree.ts';
import { openLog } from '../../src/log/open-log.ts';
import { type PublishedLog, publishLog } from '../../src/log/published-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import {
  BOOT,
  denied,
  fillAtOnce,
  heartbeat,
  moment,
  optionsIn,
  temporaryDirectoryOfFile,
} from '../log/aid.ts';
import { type Site, startSite } from './small-kiosk.ts';

const directory = temporaryDirectoryOfFile();
let log: SqliteLog;
let published: PublishedLog;
let site: Site;

beforeAll(async () => {
  const options = optionsIn(directory);
  log = openLog(options);
  fillAtOnce(log, 600);
  // Committed, and not signed yet.
  log.append(moment(600), BOOT, [heartbeat(600)]);
  published = publishLog(options.directory);
  site = await startSite({ log: published });
});
afterAll(async () => {
  await site.web.close();
  published.close();
  log.close();
});

const get = (target: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${site.web.port}/log/${target}`, { headers });
const bytes = async (target: string): Promise<Buffer> => {
  const answer = await get(target);
  expect([target, answer.status]).toEqual([target, 200]);
  return Buffer.from(await answer.arrayBuffer());
};
const checkpoint = async () => {
  const note = await (await get('checkpoint')).text();
  return parseCheckpoint(parseNote(note).text);
};

describe('a stranger', () => {
  test('gets the signed checkpoint, anew each time, and only once where it has not changed', async () => {
    const answer = await get('checkpoint');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    });
    expect(await answer.text()).toBe(log.head.checkpoint);
    const tag = answer.headers.get('etag') ?? '';
    const again = await get('checkpoint', { 'if-none-match': tag, 'cache-control': 'max-age=0' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('builds the signed root from the hash tiles, and the hash tiles from the entries', async () => {
    const { size, root } = await checkpoint();
    expect(size).toBe(600);
    const hashes: Buffer[] = [];
    for (const { level, position, width } of tilesOf(size)) {
      const tile = decodeHashes(await bytes(tilePath(level, position, width)), width);
      if (level === 0) {
        const bundle = decodeEntries(await bytes(entriesPath(position, width)), width);
        expect(bundle.map(leafHash)).toEqual(tile);
        hashes.push(...tile);
      } else {
        expect(tile).toEqual([0, 1].map((below) => tileRoot(hashes.slice(below * 256, below * 256 + 256))));
      }
    }
    let frontier = EMPTY_FRONTIER;
    for (const leaf of hashes) frontier = appendLeaf(frontier, leaf).frontier;
    expect(rootOf(frontier)).toEqual(root);
  });

  test('may keep a tile for ever, and reads it from any page', async () => {
    for (const target of ['tile/0/000', 'tile/0/002.p/88', 'tile/entries/002.p/88', 'tile/1/000.p/2']) {
      const answer = await get(target);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
        'access-control-allow-origin': '*',
      });
    }
  });

  test('gets entries compressed where that is asked for', async () => {
    const plain = await get('tile/entries/000', { 'accept-encoding': 'identity' });
    const small = await get('tile/entries/000', { 'accept-encoding': 'gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(small.headers.get('content-encoding')).toBe('gzip');
    expect(small.headers.get('vary')).toContain('Accept-Encoding');
    expect(Buffer.from(await small.arrayBuffer())).toEqual(Buffer.from(await plain.arrayBuffer()));
  });

  test.each([
    'tile/0/002',
    'tile/0/002.p/89',
    'tile/0/003.p/1',
    'tile/1/000',
    'tile/1/000.p/3',
    'tile/2/000.p/1',
    'tile/entries/002.p/89',
    'tile/63/000.p/1',
    'tile/64/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/0',
    'tile/00/000',
    'tile/entries/000/',
    'tile/0/%30%30%30',
    'tile/',
    'Tile/0/000',
    'checkpoint/',
    'old/1',
  ])('gets nothing at %s', async (target) => {
    expect((await get(target)).status).toBe(404);
  });

  test('gets partial tiles of the sizes before, too', async () => {
    const wider = await bytes('tile/0/002.p/88');
    expect(await bytes('tile/0/002.p/40')).toEqual(wider.subarray(0, 40 * 32));
  });
});

test('the checkpoint carries the lines of the witnesses that cosigned exactly its size', async () => {
  const note = log.head.checkpoint;
  const line = signatureLine(
    'w.example/one',
    encodeCosignature(Buffer.alloc(4, 7), 1_000, Buffer.alloc(64, 1)),
  );
  log.keepCosigned({ witness: 'w.example/one', size: 600, note: note + line });
  expect(await (await get('checkpoint')).text()).toBe(note + line);
  // A smaller one than before changes nothing.
  log.keepCosigned({ witness: 'w.example/one', size: 599, note: 'something else' });
  expect(await (await get('checkpoint')).text()).toBe(note + line);
  log.append(moment(601), BOOT, [denied(601)]);
  expect(await (await get('checkpoint')).text()).toBe(log.head.checkpoint);
  expect(published.cosigned()).toEqual([{ witness: 'w.example/one', size: 600, note: note + line }]);
});
