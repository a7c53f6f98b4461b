import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LogFull } from '../../src/log/errors.ts';
import { openLog } from '../../src/log/open-log.ts';
import { RESERVE_BYTES } from '../../src/log/reserve.ts';
import { BOOT, denied, errorOf, fill, moment, opened, optionsIn, temporaryDirectory } from '../log/aid.ts';

describe('a full disk', () => {
  test('refuses the append, keeps all before it, and goes on when there is room', () => {
    const options = optionsIn(temporaryDirectory());
    let database: Database | undefined;
    const log = openLog({
      ...options,
      faults: {
        opened: (found) => {
          database = found;
        },
      },
    });
    database?.pragma('max_page_count = 40');
    const error = errorOf(() => fill(log, 10_000));
    expect(error).toBeInstanceOf(LogFull);
    expect(String(error)).toContain('the disk is full');
    const { head } = log;
    expect(head.size).toBeGreaterThan(20);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(
        errorOf(() => log.append(moment(head.size), BOOT, [denied(head.size, 'x'.repeat(8_000))])),
      ).toBeInstanceOf(LogFull);
      expect(log.head).toEqual(head);
    }
    expect([...log.facts(0)]).toHaveLength(head.size);
    database?.pragma('max_page_count = 1000');
    fill(log, 100);
    expect(log.head.size).toBe(head.size + 100);
    log.close();
    expect(opened(options).head.size).toBe(head.size + 100);
  });
});

describe('the reserve', () => {
  test('is really on the disk, is let go, and is taken again', () => {
    const options = optionsIn(temporaryDirectory());
    const log = opened(options);
    const file = join(options.directory, 'reserve');
    expect(log.holdsReserve).toBe(true);
    expect(statSync(file).size).toBe(RESERVE_BYTES);
    // In blocks of 512 bytes: a file with holes would have fewer.
    expect(statSync(file).blocks * 512).toBeGreaterThanOrEqual(RESERVE_BYTES);
    expect(log.releaseReserve()).toBe(true);
    expect(log.releaseReserve()).toBe(false);
    expect(log.holdsReserve).toBe(false);
    fill(log, 2);
    expect(log.restoreReserve()).toBe(true);
    expect(log.restoreReserve()).toBe(true);
    expect(log.holdsReserve).toBe(true);
  });

  test('is taken again at the next start', () => {
    const options = optionsIn(temporaryDirectory());
    const log = openLog(options);
    log.releaseReserve();
    log.close();
    expect(opened(options).holdsReserve).toBe(true);
  });
});
