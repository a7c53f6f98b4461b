import { chmodSync, copyFileSync, cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { databaseFile } from '../../src/log/database.ts';
import { LogDamaged, LogFailed, LogRefused } from '../../src/log/errors.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
import { CODE, importsOf, readSources } from '../house/sources.ts';
import {
  BOOT,
  denied,
  errorOf,
  fill,
  fixedKey,
  heartbeat,
  moment,
  opened,
  openLogAndFill,
  optionsIn,
  temporaryDirectory,
} from './aid.ts';
import { rootsOf, Signatures, treeIn } from './signed.ts';

const SLOT_EVERY_BYTES = 4_096;

/** A log of six entries that were all signed, closed. */
const signedLog = (): OpenLogOptions => {
  const options = optionsIn(temporaryDirectory());
  const log = openLog(options);
  fill(log, 6);
  log.close();
  return options;
};

const signedIn = (log: SqliteLog): unknown => ({
  size: log.signer.last.size,
  root: log.signer.last.root.toString('hex'),
});

test('the private key is in one hand', () => {
  const users = readSources(CODE)
    .filter(({ file }) => file.startsWith('src/'))
    .filter((source) => importsOf(source).some((specifier) => specifier.endsWith('/signing-key.ts')));
  // `public-key.ts` gives nothing away. A witness has a key of its own, and keeps it in the same kind of file.
  const expected = [
    'src/log/next-key.ts',
    'src/log/open-log.ts',
    'src/log/public-key.ts',
    'src/log/signer.ts',
    'src/witness/witness.ts',
  ];
  expect(users.map(({ file }) => file).sort()).toEqual(expected);
});

describe("the signer's state", () => {
  test('is a file for its owner alone, whose two places are written in turn', () => {
    const options = optionsIn(temporaryDirectory(), { newPrivateKey: fixedKey });
    const log = opened(options);
    const slots = (): readonly string[][] => {
      const text = readFileSync(options.signerStateFile, 'latin1');
      return [0, SLOT_EVERY_BYTES].map((at) => text.slice(at, at + 512).split('\n'));
    };
    expect((statSync(options.signerStateFile).mode & 0o777).toString(8)).toBe('600');
    fill(log, 1);
    const [first, second] = slots();
    const root = log.head.root.toString('base64');
    expect(first?.slice(0, 6)).toEqual([
      'ballot-vault signer state 1',
      '2',
      'county.example/ballot-room/k1/e1',
      'da015d44',
      '1',
      root,
    ]);
    expect(second?.slice(1, 5)).toEqual(['1', 'county.example/ballot-room/k1/e1', 'da015d44', '0']);
    fill(log, 1);
    expect(slots()[0]).toEqual(first);
    expect(slots()[1]?.slice(1, 5)).toEqual(['3', 'county.example/ballot-room/k1/e1', 'da015d44', '2']);
  });

  test('names the tree signed last, over entries that were not signed one by one', () => {
    const options = optionsIn(temporaryDirectory());
    const log = openLog(options);
    log.append(moment(), BOOT, [heartbeat()]);
    for (let second = 1; second < 8; second += 1) log.append(moment(second), BOOT, [heartbeat(second)]);
    expect(log.publishedSize).toBe(1);
    log.append(moment(8), BOOT, [denied(8)]);
    expect(signedIn(log)).toEqual({ size: 9, root: rootsOf(log)[9] });
    log.append(moment(9), BOOT, [heartbeat(9)]);
    log.append(moment(10), BOOT, [heartbeat(10)]);
    log.close();
    const again = opened(options);
    expect(again.publishedSize).toBe(9);
    again.append(moment(11), BOOT, [denied(11)]);
    expect(signedIn(again)).toEqual({ size: 12, root: rootsOf(again)[12] });
  });

  test('that is missing is made only for a log that has signed nothing', () => {
    const options = optionsIn(temporaryDirectory());
    openLog(options).close();
    rmSync(options.signerStateFile);
    openLogAndFill(options, 1);
    rmSync(options.signerStateFile);
    const error = errorOf(() => openLog(options));
    expect(error).toBeInstanceOf(LogRefused);
    expect(String(error)).toContain(`${options.signerStateFile}: the signer's state is missing`);
    expect(String(error)).toContain('epoch open --previous');
  });

  test('that others can get at, of another log, or damaged in both places is refused', () => {
    const options = signedLog();
    const file = options.signerStateFile;
    chmodSync(file, 0o640);
    expect(() => openLog(options)).toThrow(`chmod 600 ${file}`);
    chmodSync(file, 0o600);
    const good = readFileSync(file);
    writeFileSync(file, readFileSync(signedLog().signerStateFile));
    expect(() => openLog(options)).toThrow(/under key [0-9a-f]{8}, and not of .* under/);
    for (const content of [Buffer.alloc(0), Buffer.alloc(good.length), good.subarray(0, 500)]) {
      writeFileSync(file, content);
      expect(errorOf(() => openLog(options))).toBeInstanceOf(LogRefused);
      expect(() => openLog(options)).toThrow(/damaged in both places/);
    }
    writeFileSync(file, good);
    expect(opened(options).publishedSize).toBe(6);
  });

  test('that was put back to an older day is refused', () => {
    const options = signedLog();
    copyFileSync(options.signerStateFile, `${options.signerStateFile}.old`);
    openLogAndFill(options, 6);
    copyFileSync(`${options.signerStateFile}.old`, options.signerStateFile);
    expect(() => openLog(options)).toThrow(
      /says that 6 entries were signed, and the log holds a signature over 12: the state was put back/,
    );
  });

  test('that has signed a log which is not there any more is not begun anew', () => {
    const options = signedLog();
    rmSync(options.directory, { recursive: true });
    rmSync(options.keyFile);
    expect(() => openLog(options)).toThrow(/there is no log here, but its signer has signed 6 entries/);
  });
});

describe('a log that is not the one that was signed', () => {
  test('is refused with both sizes where it alone was put back to an older day', () => {
    const options = signedLog();
    const old = temporaryDirectory();
    cpSync(options.directory, old, { recursive: true });
    openLogAndFill(options, 10);
    rmSync(options.directory, { recursive: true });
    cpSync(old, options.directory, { recursive: true });
    const error = errorOf(() => openLog(options));
    expect(error).toBeInstanceOf(LogRefused);
    expect(String(error)).toContain(
      'the log ends at 6 entries, and the signer has signed 16: it was cut, or put back to an older day',
    );
  });

  test('is accepted where the whole card was put back: only somebody outside can tell', () => {
    const directory = temporaryDirectory();
    openLogAndFill(optionsIn(directory), 6);
    const card = temporaryDirectory();
    cpSync(directory, card, { recursive: true });
    const later = openLogAndFill(optionsIn(directory), 9);
    const log = opened(optionsIn(card));
    fill(log, 9);
    // A later checkpoint, kept elsewhere, shows it: one size, two roots.
    expect(treeIn(later.checkpoint).size).toBe(treeIn(log.head.checkpoint).size);
    expect(treeIn(later.checkpoint).root).not.toBe(treeIn(log.head.checkpoint).root);
  });

  test('is refused where it has another history', () => {
    const options = signedLog();
    const other = temporaryDirectory();
    cpSync(join(options.directory, '..'), other, { recursive: true });
    for (const some of [options, optionsIn(other)]) openLogAndFill(some, 2);
    copyFileSync(optionsIn(other).signerStateFile, options.signerStateFile);
    expect(() => openLog(options)).toThrow(/the first 8 entries are not those that the signer has signed/);
  });
});

/** Opens the log, lets an append stop before a step, as a crash would, and lets go of the log. */
const crashAt = (options: OpenLogOptions, step: WriteStep, nth = 1): Signatures => {
  const signatures = new Signatures();
  let met = 0;
  const before = (reached: WriteStep): void => {
    if (reached === step) met += 1;
    if (reached === step && met === nth) throw new Error('the power went');
  };
  const log = openLog({ ...options, faults: { before, signed: signatures.signed } });
  const { size } = log.head;
  expect(errorOf(() => log.append(moment(size), BOOT, [denied(size)]))).toBeInstanceOf(LogFailed);
  log.close();
  return signatures;
};

/** Each step with what a start then finds of one entry behind six, and what of it was signed. */
const CRASHES: readonly [string, WriteStep, number, { held: number; signed: number; made: number }][] = [
  ['before the transaction', 'begin', 1, { held: 6, signed: 6, made: 0 }],
  ['before the commit', 'commit', 1, { held: 6, signed: 6, made: 0 }],
  ['after the commit', 'committed', 1, { held: 7, signed: 6, made: 0 }],
  ['before the state is written', 'state_write', 1, { held: 7, signed: 6, made: 0 }],
  ['after the state is written', 'sign', 1, { held: 7, signed: 7, made: 0 }],
  ['after the signature', 'signed', 1, { held: 7, signed: 7, made: 1 }],
  ['before the checkpoint is in the log', 'commit', 2, { held: 7, signed: 7, made: 1 }],
  ['after the checkpoint is in the log', 'committed', 2, { held: 7, signed: 7, made: 1 }],
];

describe('a step cut short', () => {
  test.each(CRASHES)('%s', (_where, step, nth, { held, signed, made }) => {
    const options = signedLog();
    const signatures = crashAt(options, step, nth);
    expect(signatures.count).toBe(made);
    const log = opened({ ...options, faults: { signed: signatures.signed } });
    expect([log.head.size, log.publishedSize]).toEqual([held, signed]);
    expect(treeIn(log.head.checkpoint)).toEqual({ size: signed, root: rootsOf(log)[signed] });
    fill(log, held % 2 === 0 ? 2 : 3);
    expect(log.publishedSize).toBe(log.head.size);
    expect(signatures.broken(log)).toBeUndefined();
  });

  test('in the middle of the state leaves the step before, and nothing was signed', () => {
    const options = signedLog();
    const whole = readFileSync(options.signerStateFile);
    expect(crashAt(options, 'state_flush').count).toBe(0);
    const written = readFileSync(options.signerStateFile);
    const place = [0, SLOT_EVERY_BYTES].find(
      (at) => !written.subarray(at, at + 512).equals(whole.subarray(at, at + 512)),
    );
    const torn = Buffer.concat([written.subarray(0, (place ?? 0) + 200), whole.subarray((place ?? 0) + 200)]);
    expect(torn.equals(written) || torn.equals(whole)).toBe(false);
    writeFileSync(options.signerStateFile, torn);
    const log = opened(options);
    expect([log.head.size, log.publishedSize]).toEqual([7, 6]);
    fill(log, 1);
    expect(log.publishedSize).toBe(log.head.size);
  });

  test('is signed again with the same bytes', () => {
    const options = signedLog();
    const notes: string[] = [];
    const faults = {
      signed: (note: string) => void notes.push(note),
      before: (step: WriteStep) => {
        if (step === 'signed') throw new Error('the power went');
      },
    };
    const log = openLog({ ...options, faults });
    expect(() => log.append(moment(6), BOOT, [denied(6)])).toThrow(LogFailed);
    log.close();
    expect(opened(options).head.checkpoint).toBe(notes[0]);
  });

  test('is nobody else’s to make: a tail is taken on the signer’s word alone', () => {
    const options = signedLog();
    crashAt(options, 'state_write');
    const database = new Database(databaseFile(options.directory));
    database.exec('UPDATE head SET voucher = zeroblob(32)');
    database.close();
    const error = errorOf(() => openLog(options));
    expect(error).toBeInstanceOf(LogDamaged);
    expect(String(error)).toContain('what the signer vouched for was put there by somebody else');
  });

  test('by a full disk is forgotten, and other entries take its place', () => {
    const signatures = new Signatures();
    const options = signedLog();
    let isFull = true;
    const before = (step: WriteStep): void => {
      if (isFull && step === 'commit')
        throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    };
    const log = opened({ ...options, faults: { before, signed: signatures.signed } });
    expect(() => log.append(moment(6), BOOT, [denied(6)])).toThrow(/the disk is full/);
    expect(signatures.count).toBe(0);
    isFull = false;
    log.append(moment(7), BOOT, [denied(7), denied(7, 'ben')]);
    expect(log.publishedSize).toBe(8);
    expect(signatures.broken(log)).toBeUndefined();
  });
});
