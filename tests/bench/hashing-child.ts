/**
 * The floor of a check: BAG COMMITMENTS. Bare SHA-256 over each file of a bag, over each entry that it holds, over each
 * node of their tree, and over so many commitments. Nothing is parsed, nothing is compared. Prints the seconds.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { sha256Into } from '../../src/log/formats/crypto.ts';
import { hashEntry, placesIn } from '../../src/log/verify/bundle-entries.ts';

const PIECE_BYTES = 1_024 * 1_024;
const TILE_WIDTH = 256;
const HASH_BYTES = 32;
/** RFC 6962: the prefix of a node, and the hashes below it. */
const NODE_BYTES = 65;
/** A salt, a name and a short text. */
const COMMITMENT_BYTES = 64;

const [bag = '', commitments = '0'] = process.argv.slice(2);

const files = readdirSync(bag, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));

const hashFiles = (): void => {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  for (const file of files) {
    const descriptor = openSync(file, 'r');
    const digest = createHash('sha256');
    for (let read = 1; read > 0; ) {
      read = readSync(descriptor, piece);
      digest.update(piece.subarray(0, read));
    }
    digest.digest('hex');
    closeSync(descriptor);
  }
};

/** Gives the number of entries. */
const hashEntries = (): number => {
  const leaves = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
  let entries = 0;
  for (const file of files.filter((name) => name.includes(`${path.sep}entries${path.sep}`))) {
    const bundle = readFileSync(file);
    const places = placesIn(bundle, TILE_WIDTH);
    for (const [index, place] of places.entries()) hashEntry(bundle, place, leaves, index);
    entries += places.length;
  }
  return entries;
};

const hashMany = (count: number, bytes: number): void => {
  const text = Buffer.alloc(bytes, 0x61);
  const target = Buffer.alloc(HASH_BYTES);
  for (let number = 0; number < count; number += 1) sha256Into(target, 0, text);
};

const begun = performance.now();
hashFiles();
const entries = hashEntries();
hashMany(entries - 1, NODE_BYTES);
hashMany(Number(commitments), COMMITMENT_BYTES);
console.log(JSON.stringify({ entries, seconds: (performance.now() - begun) / 1_000 }));
