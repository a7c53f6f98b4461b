/** Samples of the bytes of a small log; `npm run faults` changes all of them. */
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from '../log/aid.ts';
import { BAG_VERDICTS, changedBag, writeSmallBag } from './changed-bag.ts';
import { changedFile, changedValues, wayOfByte, wayOfValue } from './changed-database.ts';

/** Primes, so that no row or page is always met at the same place. */
const EVERY_VALUE = 47;
const EVERY_BYTE = 947;
const EVERY_BAG_BYTE = 397;

describe('a changed byte is found', { timeout: 120_000 }, () => {
  test('in any stored value of the log tables, by the kiosk or by whoever knows the witness', async () => {
    const tables = new Set<string>();
    for await (const fate of changedValues(temporaryDirectory(), EVERY_VALUE)) {
      expect(wayOfValue(fate), fate.place).toBeDefined();
      tables.add(fate.table);
    }
    expect(tables.size).toBeGreaterThan(4);
  });

  test('anywhere in the database file, or no row of any table is another', async () => {
    let changes = 0;
    for await (const fate of changedFile(temporaryDirectory(), EVERY_BYTE)) {
      expect(wayOfByte(fate), fate.place).toBeDefined();
      changes += 1;
    }
    expect(changes).toBeGreaterThan(30);
  });

  test('in any file of an exported bag', async () => {
    let changes = 0;
    for await (const { place, verdict } of changedBag(
      await writeSmallBag(temporaryDirectory()),
      EVERY_BAG_BYTE,
    )) {
      expect(BAG_VERDICTS.has(verdict), `${place}: ${verdict}`).toBe(true);
      changes += 1;
    }
    expect(changes).toBeGreaterThan(30);
  });
});
