import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { cosignaturesIn, decodeCosignature, parseWitnessKey } from '../../src/log/formats/cosignature.ts';
import { parseVerifierKey, signNote } from '../../src/log/formats/note.ts';
import { formatAddCheckpoint, originHash } from '../../src/log/formats/witness-request.ts';
import { signingKeyOf } from '../../src/log/signing-key.ts';
import { openWitness } from '../../src/witness/witness.ts';
import { witnessFile } from '../../src/witness/witness-store.ts';
import { errorOf, temporaryDirectory } from '../log/aid.ts';
import {
  falselyProven,
  keptBy,
  NOON_S,
  newKey,
  openedWitness,
  SetTime,
  someLog,
  WITNESS,
  witnessOptions,
} from './aid.ts';

const TEXT = 'text/plain; charset=utf-8';

describe('what grew out of what was seen is cosigned', () => {
  test('from nothing, on and on, and the same once more', () => {
    const log = someLog();
    const witness = openedWitness(witnessOptions([log.verifier_key]));
    const key = parseWitnessKey(witness.key.verifier_key);
    for (const [old, size] of [
      [0, 3],
      [3, 8],
      [8, 8],
      [8, 21],
    ] as const) {
      const answer = witness.addCheckpoint(log.request(old, size));
      expect(answer).toMatchObject({ status: 200, type: TEXT });
      expect(answer.body).toMatch(/^— \S+ \S+\n$/);
      const [cosigned] = cosignaturesIn(log.checkpoint(size) + answer.body, [key]);
      expect(cosigned).toMatchObject({ time_s: NOON_S });
      expect(witness.latest(originHash(log.origin))).toBe(log.checkpoint(size) + answer.body);
    }
  });

  test('an empty log too', () => {
    const log = someLog();
    const witness = openedWitness(witnessOptions([log.verifier_key]));
    expect(witness.addCheckpoint(log.request(0, 0)).status).toBe(200);
    expect(witness.addCheckpoint(log.request(0, 5)).status).toBe(200);
  });

  test('lines of others stay out of what is kept', () => {
    const log = someLog();
    const witness = openedWitness(witnessOptions([log.verifier_key]));
    const strange = openedWitness(witnessOptions([log.verifier_key], { name: 'other.example/w' }));
    const { body } = strange.addCheckpoint(log.request(0, 4));
    const answer = witness.addCheckpoint(log.request(0, 4) + body);
    expect(witness.latest(originHash(log.origin))).toBe(log.checkpoint(4) + answer.body);
  });

  test('a log that changes its key is known by both', () => {
    const old = someLog();
    const next = someLog();
    const witness = openedWitness(witnessOptions([old.verifier_key, next.verifier_key]));
    expect(witness.addCheckpoint(old.request(0, 4)).status).toBe(200);
    expect(witness.addCheckpoint(next.request(4, 6)).status).toBe(200);
  });
});

describe('the answers of the specification', () => {
  const log = someLog();
  const seen = () => {
    const options = witnessOptions([log.verifier_key]);
    const witness = openedWitness(options);
    expect(witness.addCheckpoint(log.request(0, 10)).status).toBe(200);
    return { witness, options };
  };
  test('404 for a log that it was not told of', () => {
    const { witness } = seen();
    expect(
      witness.addCheckpoint(someLog(newKey(), { origin: 'else.example/log' }).request(0, 2)).status,
    ).toBe(404);
    expect(witness.latest(originHash('else.example/log'))).toBeUndefined();
  });

  test('403 for a signature by another key, and for one of another text', () => {
    const { witness } = seen();
    expect(witness.addCheckpoint(someLog().request(10, 12)).status).toBe(403);
    const altered = log.request(10, 12).replace('\n12\n', '\n13\n');
    expect(witness.addCheckpoint(altered).status).toBe(403);
  });

  test.each([
    ['nothing', () => ''],
    ['no old size', () => log.request(10, 12).replace('old 10\n', '')],
    ['an old size with a leading zero', () => log.request(10, 12).replace('old 10', 'old 010')],
    ['a hash cut short', () => log.request(10, 12).replace(/\n.{4}/, '\n')],
    ['no signature', () => log.request(10, 12).split('— ')[0] ?? ''],
    ['an old size above the checkpoint', () => log.request(10, 12).replace('old 10', 'old 13')],
  ])('400 for %s', (_what, request) => {
    expect(seen().witness.addCheckpoint(request()).status).toBe(400);
  });

  test('409 with the size that it knows, for any other old size', () => {
    const { witness } = seen();
    for (const request of [log.request(0, 12), log.request(9, 12), log.request(11, 12), log.request(0, 4)]) {
      expect(witness.addCheckpoint(request)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '10\n' });
    }
  });

  test('422 for a proof that proves nothing, and the request is kept', () => {
    const { witness, options } = seen();
    const other = falselyProven(log.request(10, 12));
    expect(witness.addCheckpoint(other).status).toBe(422);
    expect(keptBy(witness, options)).toMatchObject({
      conflicts: [],
      refused: [{ size: 12, request: other }],
    });
  });

  test('422 for a proof where there is nothing to prove', () => {
    const witness = openedWitness(witnessOptions([log.verifier_key]));
    const request = log.request(0, 4).replace('old 0\n', `old 0\n${'A'.repeat(43)}=\n`);
    expect(witness.addCheckpoint(request).status).toBe(422);
  });

  test('422 for an empty log with the root of another one', () => {
    const key = newKey();
    const { origin, verifier_key, rootAt } = someLog(key);
    const witness = openedWitness(witnessOptions([verifier_key]));
    const text = formatCheckpoint({ origin, size: 0, root: rootAt(1) });
    const checkpoint = signNote(text, signingKeyOf(origin, key).signer);
    expect(witness.addCheckpoint(formatAddCheckpoint({ old: 0, proof: [], checkpoint })).status).toBe(422);
    expect(witness.latest(originHash(origin))).toBeUndefined();
  });

  test('no cosignature at all while its record cannot be written', () => {
    const { witness, options } = seen();
    const disk = new Database(witnessFile(options.directory));
    disk.exec(
      `CREATE TRIGGER broken AFTER UPDATE ON seen BEGIN SELECT RAISE(ROLLBACK, 'the disk is broken'); END`,
    );
    const before = witness.latest(originHash(log.origin));
    expect(() => witness.addCheckpoint(log.request(10, 12))).toThrow('the disk is broken');
    expect(witness.latest(originHash(log.origin))).toBe(before);
    disk.exec('DROP TRIGGER broken');
    disk.close();
    expect(witness.addCheckpoint(log.request(10, 12)).status).toBe(200);
  });

  test('503 while the clock is not set, and nothing is kept', () => {
    const time = new SetTime();
    time.isSet = false;
    const witness = openedWitness(witnessOptions([log.verifier_key], { time }));
    expect(witness.addCheckpoint(log.request(0, 4)).status).toBe(503);
    time.isSet = true;
    expect(witness.addCheckpoint(log.request(0, 3)).status).toBe(200);
  });
});

test('times of one log never go back, whatever the clock does', () => {
  const log = someLog();
  const time = new SetTime();
  const witness = openedWitness(witnessOptions([log.verifier_key], { time }));
  const times = [100, 50, 50, 200].map((seconds, index) => {
    time.seconds = NOON_S + seconds;
    const { body } = witness.addCheckpoint(log.request(index, index + 1));
    return decodeCosignature(body.trim().split(' ')[2] ?? '').time_s - NOON_S;
  });
  expect(times).toEqual([100, 100, 100, 200]);
});

describe('a witness is one key and one record', () => {
  const log = someLog();

  test('both are made on the first start, for their owner alone, and come back', () => {
    const options = witnessOptions([log.verifier_key]);
    const first = openWitness(options);
    first.addCheckpoint(log.request(0, 3));
    first.close();
    expect(statSync(options.keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(witnessFile(options.directory)).mode & 0o777).toBe(0o600);
    const again = openedWitness(options);
    expect(again.key.verifier_key).toBe(first.key.verifier_key);
    expect(again.key.verifier_key).toMatch(new RegExp(`^${WITNESS}\\+[0-9a-f]{8}\\+B`));
    expect(again.addCheckpoint(log.request(0, 5)).status).toBe(409);
  });

  test('a first start cut short is finished by the next', () => {
    const options = witnessOptions([log.verifier_key]);
    const made = openWitness(options);
    made.close();
    // The record is there, and the key still waits for its name.
    cpSync(options.keyFile, `${options.keyFile}.new`);
    rmSync(options.keyFile);
    expect(openedWitness(options).key.verifier_key).toBe(made.key.verifier_key);
    expect(existsSync(`${options.keyFile}.new`)).toBe(false);
  });

  test('one that has lost its record or its key is refused', () => {
    const options = witnessOptions([log.verifier_key]);
    openWitness(options).close();
    const saved = join(options.directory, 'saved.pem');
    cpSync(options.keyFile, saved);
    rmSync(options.keyFile);
    expect(() => openWitness(options)).toThrow(/the key of this witness is missing/);
    cpSync(saved, options.keyFile);
    rmSync(witnessFile(options.directory));
    expect(() => openWitness(options)).toThrow(/what this witness has seen is missing.*must not go on/);
  });

  test('the record of another witness is refused', () => {
    const one = witnessOptions([log.verifier_key]);
    const other = witnessOptions([log.verifier_key]);
    openWitness(one).close();
    openWitness(other).close();
    rmSync(witnessFile(one.directory));
    cpSync(witnessFile(other.directory), witnessFile(one.directory));
    expect(() => openWitness(one)).toThrow(/this is the record of county\.example\/witness\/k1/);
  });

  test('a key that others can read, and the key of the log, are refused', () => {
    const options = witnessOptions([log.verifier_key]);
    openWitness(options).close();
    mkdirSync(join(options.directory, 'keys'), { recursive: true });
    cpSync(options.keyFile, options.logKeyFile);
    expect(() => openWitness(options)).toThrow(/the same key as the log/);
    rmSync(options.logKeyFile);
    chmodSync(options.keyFile, 0o640);
    expect(() => openWitness(options)).toThrow(/other users can get at this key/);
  });

  test('the record refuses to go back, whoever writes it', () => {
    const options = witnessOptions([log.verifier_key], { directory: temporaryDirectory() });
    const witness = openedWitness(options);
    witness.addCheckpoint(log.request(0, 5));
    const database = new Database(witnessFile(options.directory));
    for (const statement of [
      'UPDATE seen SET size = 4',
      'UPDATE seen SET time_s = 1',
      'UPDATE seen SET root = zeroblob(32)',
      "UPDATE seen SET origin = 'x'",
      'DELETE FROM seen',
      "INSERT OR REPLACE INTO seen SELECT origin, 1, root, 1, '' FROM seen",
    ]) {
      expect(String(errorOf(() => database.exec(statement)))).toMatch(/witness never/);
    }
    database.close();
  });
});

test('the key is never one that signs logs', () => {
  const witness = openedWitness(witnessOptions([]));
  expect(() => parseVerifierKey(witness.key.verifier_key)).toThrow();
});
