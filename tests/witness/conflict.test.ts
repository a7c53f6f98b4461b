import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Witness } from '../../src/witness/witness.ts';
import { CONFLICTS_PER_LOG_MAX, REFUSED_PER_LOG_MAX } from '../../src/witness/witness-schema.ts';
import { witnessFile } from '../../src/witness/witness-store.ts';
import { falselyProven, keptBy, newKey, openedWitness, someLog, witnessOptions } from './aid.ts';

const key = newKey();
const log = someLog(key);
const fork = someLog(key, { story: ' told otherwise', forkedAt: 6 });

const sizesOf = (rows: readonly { readonly size: number }[]) => rows.map(({ size }) => size);

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

/** A witness that has seen ten entries of the log. */
const seen = () => {
  const options = witnessOptions([log.verifier_key]);
  const witness = openedWitness(options);
  expect(witness.addCheckpoint(log.request(0, 10)).status).toBe(200);
  return { witness, options };
};

describe('a log that tells two stories', () => {
  test('gets one of them cosigned, and both are kept as evidence', () => {
    const { witness, options } = seen();
    expect(witness.addCheckpoint(fork.request(10, 10)).status).toBe(422);
    const { conflicts, refused } = keptBy(witness, options);
    expect(conflicts).toMatchObject([
      { size: 10, request: fork.request(10, 10), seen_note: expect.stringContaining(log.checkpoint(10)) },
    ]);
    expect(refused).toEqual([]);
    expect(witness.addCheckpoint(log.request(10, 12)).status).toBe(200);
  });

  test('is caught whatever old size is told with it', () => {
    const { witness, options } = seen();
    expect(witness.addCheckpoint(fork.request(0, 10))).toMatchObject({ status: 409, body: '10\n' });
    expect(keptBy(witness, options).conflicts).toMatchObject([{ size: 10, request: fork.request(0, 10) }]);
  });

  test('shown again takes no second place', () => {
    const { witness, options } = seen();
    for (const old of [10, 0, 6, 10]) witness.addCheckpoint(fork.request(old, 10));
    expect(keptBy(witness, options).conflicts).toHaveLength(1);
  });

  test('of a size that was not seen yet is refused, and contradicts it once it is', () => {
    const { witness, options } = seen();
    expect(witness.addCheckpoint(fork.request(10, 12)).status).toBe(422);
    expect(keptBy(witness, options)).toMatchObject({ conflicts: [], refused: [{ size: 12 }] });
    expect(witness.addCheckpoint(log.request(10, 11)).status).toBe(200);
    expect(keptBy(witness, options).conflicts).toEqual([]);
    expect(witness.addCheckpoint(log.request(11, 12)).status).toBe(200);
    expect(keptBy(witness, options).conflicts).toMatchObject([
      { size: 12, request: fork.request(10, 12), seen_note: expect.stringContaining(log.checkpoint(12)) },
    ]);
  });

  test('fills the record no further than evidence goes', () => {
    const { witness, options } = seen();
    for (const story of numbers(0, 2 * CONFLICTS_PER_LOG_MAX)) {
      const other = someLog(key, { story: ` in version ${story}`, forkedAt: 6 });
      expect(witness.addCheckpoint(other.request(10, 10)).status).toBe(422);
    }
    expect(keptBy(witness, options).conflicts).toHaveLength(CONFLICTS_PER_LOG_MAX);
  });
});

describe('a false proof of a true checkpoint, which anybody can make', () => {
  /** As many as there is room for. */
  const filling = numbers(11, REFUSED_PER_LOG_MAX);

  const showFalse = (witness: Witness, sizes: readonly number[], old = 10) => {
    for (const size of sizes)
      expect(witness.addCheckpoint(falselyProven(log.request(old, size))).status).toBe(422);
  };

  test('takes no place of a conflict, however often', () => {
    const { witness, options } = seen();
    showFalse(witness, numbers(11, 2 * REFUSED_PER_LOG_MAX));
    const last = numbers(11 + REFUSED_PER_LOG_MAX, REFUSED_PER_LOG_MAX);
    expect(sizesOf(keptBy(witness, options).refused)).toEqual(last);
    expect(witness.addCheckpoint(fork.request(10, 10)).status).toBe(422);
    expect(sizesOf(keptBy(witness, options).conflicts)).toEqual([10]);
  });

  test('keeps no fork out that is shown after it', () => {
    const { witness, options } = seen();
    showFalse(witness, filling);
    expect(witness.addCheckpoint(fork.request(10, 90)).status).toBe(422);
    expect(witness.addCheckpoint(log.request(10, 90)).status).toBe(200);
    expect(keptBy(witness, options).conflicts).toMatchObject([{ size: 90, request: fork.request(10, 90) }]);
  });

  test('shown again takes no second place', () => {
    const { witness, options } = seen();
    expect(witness.addCheckpoint(fork.request(10, 12)).status).toBe(422);
    showFalse(witness, filling.slice(0, -1));
    showFalse(witness, filling.slice(0, -1));
    expect(sizesOf(keptBy(witness, options).refused)).toEqual([12, ...filling.slice(0, -1)]);
  });

  test('keeps no place once its checkpoint is seen', () => {
    const { witness, options } = seen();
    showFalse(witness, [12, 13, 14]);
    expect(witness.addCheckpoint(log.request(10, 13)).status).toBe(200);
    expect(sizesOf(keptBy(witness, options).refused)).toEqual([12, 14]);
  });

  test('of a size that was passed goes before a fork that may still be seen', () => {
    const { witness, options } = seen();
    expect(witness.addCheckpoint(fork.request(10, 90)).status).toBe(422);
    showFalse(witness, filling.slice(0, -1));
    expect(witness.addCheckpoint(log.request(10, 80)).status).toBe(200);
    showFalse(witness, numbers(100, REFUSED_PER_LOG_MAX - 1), 80);
    expect(witness.addCheckpoint(log.request(80, 90)).status).toBe(200);
    expect(sizesOf(keptBy(witness, options).conflicts)).toEqual([90]);
  });

  test('is not even kept where the very checkpoint was seen', () => {
    const { witness, options } = seen();
    const request = log.request(10, 10).replace('old 10\n', `old 10\n${'A'.repeat(43)}=\n`);
    expect(witness.addCheckpoint(request).status).toBe(422);
    expect(keptBy(witness, options)).toEqual({ conflicts: [], refused: [] });
  });

  test('is no conflict once its size is seen', () => {
    const { witness, options } = seen();
    expect(witness.addCheckpoint(falselyProven(log.request(10, 12))).status).toBe(422);
    expect(witness.addCheckpoint(log.request(10, 12)).status).toBe(200);
    expect(keptBy(witness, options).conflicts).toEqual([]);
  });

  test('what was refused is neither altered nor removed', () => {
    const { witness, options } = seen();
    witness.addCheckpoint(falselyProven(log.request(10, 12)));
    const database = new Database(witnessFile(options.directory));
    for (const statement of ["UPDATE refused SET request = ''", 'DELETE FROM refused']) {
      expect(() => database.prepare(statement).run()).toThrow(/^refused: evidence is/);
    }
    database.close();
  });
});

describe('a record of format 2, which kept the first that were refused', () => {
  test('makes room for what comes now', () => {
    const { witness, options } = seen();
    for (const size of numbers(11, 16)) witness.addCheckpoint(falselyProven(log.request(10, size)));
    witness.close();
    const database = new Database(witnessFile(options.directory));
    database.exec(`
      DROP TRIGGER refused_no_delete;
      DROP TRIGGER refused_makes_room;
      CREATE TRIGGER refused_no_delete BEFORE DELETE ON refused
        BEGIN SELECT RAISE(ABORT, 'refused: evidence is kept'); END;
      CREATE TRIGGER refused_bounded BEFORE INSERT ON refused
        WHEN (SELECT count(*) FROM refused WHERE origin = NEW.origin) >= 16
        BEGIN SELECT RAISE(IGNORE); END;
      PRAGMA user_version = 2;
    `);
    database.close();
    const later = openedWitness(options);
    expect(sizesOf(keptBy(later, options).refused)).toEqual(numbers(11, 16));
    expect(later.addCheckpoint(fork.request(10, 40)).status).toBe(422);
    expect(later.addCheckpoint(log.request(10, 40)).status).toBe(200);
    expect(sizesOf(keptBy(later, options).conflicts)).toEqual([40]);
  });
});

describe('a record of format 1, whose conflicts were filled with false proofs', () => {
  /** As format 1 had it: one table for both, and no other. */
  const filled = () => {
    const { witness, options } = seen();
    witness.addCheckpoint(fork.request(10, 10));
    for (const size of numbers(11, 14)) witness.addCheckpoint(falselyProven(log.request(10, size)));
    const nothingSeen = { ...keptBy(witness, options).refused[0], seen_note: '', size: 3 };
    witness.close();
    const database = new Database(witnessFile(options.directory));
    database.exec(`
      INSERT INTO conflict (origin, size, root, seen_note, request)
        SELECT origin, size, root, seen_note, request FROM refused;
      DROP TABLE refused;
      PRAGMA user_version = 1;
    `);
    database
      .prepare(
        'INSERT INTO conflict (origin, size, root, seen_note, request) VALUES (?, @size, @root, @seen_note, @request)',
      )
      .run(log.origin, nothingSeen);
    return { options, database };
  };

  test('keeps all of it, and has room for a fork', () => {
    const { options, database } = filled();
    expect(database.prepare('SELECT count(*) FROM conflict').pluck().get()).toBe(16);
    database.close();
    const witness = openedWitness(options);
    const { conflicts, refused } = keptBy(witness, options);
    expect(conflicts).toMatchObject([{ size: 10, request: fork.request(10, 10) }]);
    expect(sizesOf(refused)).toEqual([...numbers(11, 14), 3]);
    expect(witness.addCheckpoint(log.request(10, 12)).status).toBe(200);
    expect(witness.addCheckpoint(fork.request(12, 12)).status).toBe(422);
    expect(sizesOf(keptBy(witness, options).conflicts)).toEqual([10, 12]);
  });

  test('is still held by its triggers', () => {
    const { options, database } = filled();
    openedWitness(options);
    expect(() => database.exec('DELETE FROM conflict')).toThrow('conflict: evidence is kept');
    database.close();
  });
});
