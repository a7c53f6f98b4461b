import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { formatCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { signNote } from '../../src/log/formats/note.ts';
import { appendLeaf, EMPTY_FRONTIER, EMPTY_ROOT, leafHash, rootOf } from '../../src/log/formats/tree.ts';
import { type SigningKey, signingKeyOf } from '../../src/log/signing-key.ts';
import { fixedKey, ORIGIN } from './aid.ts';

/** Makes hashes, tiles, end and root agree with the stored bytes, as a forger without the key can. */
const rehash = (database: Database.Database): void => {
  let frontier = EMPTY_FRONTIER;
  for (const { seq, bytes } of database
    .prepare<[], { seq: number; bytes: Buffer }>('SELECT seq, bytes FROM entry ORDER BY seq')
    .all()) {
    const leaf = leafHash(bytes);
    database.prepare('UPDATE entry SET leaf_hash = ? WHERE seq = ?').run(leaf, seq);
    const next = appendLeaf(frontier, leaf);
    frontier = next.frontier;
    for (const tile of next.completed) {
      database
        .prepare('UPDATE tile_hash SET hash = ? WHERE level = ? AND position = ?')
        .run(tile.hash, tile.level, tile.position);
    }
  }
  database.prepare('UPDATE head SET size = ?, root = ?').run(frontier.size, rootOf(frontier));
};

/** A witness has cosigned a checkpoint that this log's key signed and this log does not give. */
const cosign = (database: Database.Database, { signer }: SigningKey, size: number): void => {
  const note = signNote(formatCheckpoint({ origin: ORIGIN, size, root: EMPTY_ROOT }), signer);
  database.prepare('INSERT INTO cosigned VALUES (?, ?, ?)').run('w.example/one', size, note);
};

/** Damage done to a log of 600 entries, and what the kiosk says of it. */
export interface Harm {
  readonly what: RegExp;
  readonly entry: number | undefined;
  readonly work: (database: Database.Database, key: SigningKey) => void;
}

const sql =
  (...statements: string[]) =>
  (database: Database.Database): void => {
    for (const statement of statements) database.exec(statement);
  };

const alterBytes = (database: Database.Database, seq = 300): void => {
  const bytes = database.prepare<[number], Buffer>('SELECT bytes FROM entry WHERE seq = ?').pluck().get(seq);
  if (bytes === undefined) throw new Error(`there is no entry ${seq}`);
  database
    .prepare('UPDATE entry SET bytes = ? WHERE seq = ?')
    .run(Buffer.from(bytes.toString().replace('k1', 'k2')), seq);
};

export const HARMS: Readonly<Record<string, Harm>> = {
  'altered-bytes': {
    what: /the bytes of entry 300 do not give its leaf hash/,
    entry: 300,
    work: (database) => alterBytes(database),
  },
  'altered-first-entry': {
    what: /entry 0 do not give/,
    entry: 0,
    work: (database) => alterBytes(database, 0),
  },
  'altered-bytes-rehashed': {
    what: /the entries 1 to 399 do not give the root signed in the kept checkpoint of 400/,
    entry: 1,
    work: (database) => {
      alterBytes(database);
      rehash(database);
    },
  },
  'altered-after-kept-checkpoint-rehashed': {
    what: /do not give the root signed in the newest checkpoint/,
    entry: 0,
    work: (database) => {
      alterBytes(database, 580);
      rehash(database);
    },
  },
  'altered-leaf-hash-only': {
    what: /the bytes of entry 20 do not give its leaf hash/,
    entry: 20,
    work: sql('UPDATE entry SET leaf_hash = zeroblob(32) WHERE seq = 20'),
  },
  'altered-bytes-and-leaf-hash': {
    what: /the entries 400 to 511 do not give the tile hash 1 of level 1/,
    entry: 400,
    work: (database) => {
      alterBytes(database, 450);
      const bytes = database.prepare<[], Buffer>('SELECT bytes FROM entry WHERE seq = 450').pluck().get();
      database
        .prepare('UPDATE entry SET leaf_hash = ? WHERE seq = 450')
        .run(leafHash(bytes ?? Buffer.alloc(0)));
    },
  },
  'missing-entry': { what: /entry 41 is missing/, entry: 41, work: sql('DELETE FROM entry WHERE seq = 41') },
  'missing-first-entry': {
    what: /entry 0 is missing/,
    entry: 0,
    work: sql('DELETE FROM entry WHERE seq = 0'),
  },
  'missing-entry-closed-up': {
    what: /entry 41 does not say that it is entry 41/,
    entry: 41,
    work: sql(
      'DELETE FROM entry WHERE seq = 41',
      'UPDATE entry SET seq = -seq WHERE seq > 41',
      'UPDATE entry SET seq = -seq - 1 WHERE seq < 0',
      'UPDATE head SET size = 599',
    ),
  },
  'swapped-entries': {
    what: /entry 10 does not say that it is entry 10/,
    entry: 10,
    work: sql(
      'UPDATE entry SET seq = -7 WHERE seq = 10',
      'UPDATE entry SET seq = 10 WHERE seq = 12',
      'UPDATE entry SET seq = 12 WHERE seq = -7',
    ),
  },
  'inserted-entry': {
    what: /entry 600 lies behind the end of the log/,
    entry: 600,
    work: sql('INSERT INTO entry SELECT 600, bytes, leaf_hash FROM entry WHERE seq = 0'),
  },
  'entry-below-zero': {
    what: /entry -1 has no place/,
    entry: -1,
    work: sql('INSERT INTO entry SELECT -1, bytes, leaf_hash FROM entry WHERE seq = 0'),
  },
  'cut-tail': {
    what: /entry 590 and those after it, up to 599, are missing/,
    entry: 590,
    work: sql('DELETE FROM entry WHERE seq >= 590', 'DELETE FROM disclosure WHERE seq >= 590'),
  },
  'cut-tail-with-head': {
    what: /a checkpoint was signed of 600 entries, but the log ends at 512/,
    entry: 512,
    work: (database) => {
      database.exec('DELETE FROM entry WHERE seq >= 512');
      database.exec('DELETE FROM disclosure WHERE seq >= 512');
      rehash(database);
    },
  },
  'cut-tail-under-an-old-checkpoint': {
    what: /a checkpoint was signed of 400 entries, but the log ends at 300/,
    entry: 300,
    work: (database) => {
      database.exec('DELETE FROM entry WHERE seq >= 300');
      database.exec('DELETE FROM disclosure WHERE seq >= 300');
      database.exec('DELETE FROM tile_hash WHERE position = 1');
      database.exec('UPDATE head SET checkpoint = (SELECT checkpoint FROM kept_checkpoint WHERE size = 1)');
      rehash(database);
    },
  },
  'all-entries-gone': {
    what: /entry 0 and those after it/,
    entry: 0,
    work: sql('DELETE FROM entry', 'DELETE FROM disclosure'),
  },
  'checkpoint-of-another-log': {
    what: /is not signed by this log's key.*it is the checkpoint of county.example\/other/,
    entry: undefined,
    work: (database, key) => {
      const note = signNote(
        formatCheckpoint({ origin: 'county.example/other', size: 0, root: EMPTY_ROOT }),
        key.signer,
      );
      database.prepare('UPDATE head SET checkpoint = ?').run(note);
    },
  },
  'head-gone': {
    what: /the row that says where the log ends is missing/,
    entry: undefined,
    work: sql('DELETE FROM head'),
  },
  'altered-root': {
    what: /do not give the root at the end/,
    entry: 0,
    work: sql('UPDATE head SET root = zeroblob(32)'),
  },
  'foreign-key': {
    what: /the newest checkpoint is not signed by this log's key/,
    entry: undefined,
    work: (database) => {
      const head = database.prepare<[], { size: number; root: Buffer }>('SELECT size, root FROM head').get();
      if (head === undefined) throw new Error('no head');
      const note = signNote(
        formatCheckpoint({ origin: ORIGIN, ...head }),
        signingKeyOf(ORIGIN, fixedKey()).signer,
      );
      database.prepare('UPDATE head SET checkpoint = ?').run(note);
    },
  },
  'altered-disclosure': {
    what: /entry 77: the disclosure of "person" does not belong to its commitment/,
    entry: 77,
    work: sql("UPDATE disclosure SET content = replace(content, 'ana', 'bob') WHERE seq = 77"),
  },
  'missing-disclosure': {
    what: /entry 77: the disclosure of "person" is missing/,
    entry: 77,
    work: sql("DELETE FROM disclosure WHERE seq = 77 AND name = 'person'"),
  },
  'disclosure-without-commitment': {
    what: /entry 78: the disclosure of "person"/,
    entry: 78,
    work: sql(
      "INSERT INTO disclosure SELECT 78, name, content FROM disclosure WHERE seq = 77 AND name = 'person'",
    ),
  },
  'disclosure-without-entry': {
    what: /there is a disclosure of entry 5000, which does not exist/,
    entry: 5_000,
    work: sql("INSERT INTO disclosure VALUES (5000, 'person', '[]')"),
  },
  'altered-tile-hash': {
    what: /the entries 1 to 255 do not give the tile hash 0 of level 1/,
    entry: 1,
    work: sql('UPDATE tile_hash SET hash = zeroblob(32) WHERE position = 0'),
  },
  'missing-tile-hash': {
    what: /the entries 400 to 511 do not give the tile hash 1 of level 1/,
    entry: 400,
    work: sql('DELETE FROM tile_hash WHERE position = 1'),
  },
  'altered-kept-checkpoint': {
    what: /the kept checkpoint of 400 entries is not signed/,
    entry: undefined,
    work: sql(
      "UPDATE kept_checkpoint SET checkpoint = replace(checkpoint, char(10) || '400', char(10) || '401') WHERE size = 400",
    ),
  },
  'cosigned-beyond-the-end': {
    what: /w\.example\/one has cosigned 700 entries, but the log ends at 600/,
    entry: 600,
    work: (database, key) => cosign(database, key, 700),
  },
  'cosigned-another-log': {
    what: /the entries 0 to 499 do not give the root that w\.example\/one has cosigned/,
    entry: 0,
    work: (database, key) => cosign(database, key, 500),
  },
  'altered-snapshot': {
    what: /the snapshot of the state after entry 5 does not have its digest/,
    entry: 5,
    work: (database) =>
      database.prepare("INSERT INTO snapshot VALUES (5, ?, '{}')").run(hash('sha256', '{ }', 'hex')),
  },
  'altered-table': {
    what: /the tables or triggers of the log are not those it was made with/,
    entry: undefined,
    work: sql('ALTER TABLE entry ADD COLUMN note TEXT'),
  },
  'altered-about': {
    what: /what the log says about itself is missing or altered/,
    entry: undefined,
    work: sql("UPDATE about SET schema_digest = ''"),
  },
};
