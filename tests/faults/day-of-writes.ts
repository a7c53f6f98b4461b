import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import { parseCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { parseNote } from '../../src/log/formats/note.ts';
import type { CosignedCheckpoint } from '../../src/log/log-rows.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import {
  BOOT,
  denied,
  fillAtOnce,
  heartbeat,
  MORNING,
  moment,
  optionsIn,
  temporaryDirectory,
  temporaryDirectoryOfFile,
} from '../log/aid.ts';
import { testWitness } from '../log/formats/witness.ts';
import type { Signatures } from '../log/signed.ts';
import { reportOnDirectory } from './evidence.ts';

/** Entries that are there before a run: two less than a tile. */
const SIZE = 254;
/** What one run appends: across the end of the tile, with disclosures, and the kept checkpoint of a start. */
const APPENDS = [1, 3, 2];

const pattern = temporaryDirectoryOfFile();

/** A log of 254 entries. */
export const filledLog = (): OpenLogOptions => {
  if (!existsSync(join(pattern, 'data'))) {
    const log = openLog(optionsIn(pattern));
    fillAtOnce(log, SIZE);
    log.close();
  }
  const directory = temporaryDirectory();
  cpSync(pattern, directory, { recursive: true });
  return optionsIn(directory);
};

const WITNESS = testWitness('w.example/one');

/** The newest checkpoint with a witness's line, as its answer is kept. */
const cosigned = (checkpoint: string): CosignedCheckpoint => {
  const { text } = parseNote(checkpoint);
  const note = checkpoint + WITNESS.cosign(text, Math.floor(MORNING / 1_000));
  return { witness: WITNESS.verifier.name, size: parseCheckpoint(text).size, note };
};

const entriesOf = (log: SqliteLog): readonly string[] =>
  [...log.entries(0)].map(({ bytes, disclosures }) => JSON.stringify([bytes.toString(), disclosures]));

export interface Run {
  /** Entries of which the log said that they are on record, as they are stored. */
  readonly acknowledged: readonly string[];
  readonly error: unknown;
}

const factsAt = (size: number, count: number): readonly Fact[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? denied(size) : heartbeat(size)));

/** Appends as the loop does, which waits for no signature, until something fails; then for the last signature. */
export const runSoon = async (log: SqliteLog): Promise<Run> => {
  let acknowledged = entriesOf(log);
  const failed = Promise.withResolvers<never>();
  const signed = new Promise<void>((resolve) => {
    log.onSigned(() => {
      if (log.publishedSize === SIZE + APPENDS.reduce((sum, count) => sum + count, 0)) resolve();
    });
  });
  try {
    for (const count of APPENDS) {
      const { size } = log.head;
      log.append(moment(size), BOOT, factsAt(size, count), { sign: 'later' });
      acknowledged = entriesOf(log);
      log.signSoon(failed.reject);
    }
    await Promise.race([signed, failed.promise]);
    return { acknowledged, error: undefined };
  } catch (error) {
    return { acknowledged, error };
  }
};

/** Appends, keeps what a witness says and writes a snapshot, until one of them fails. */
export const run = (
  log: SqliteLog,
  onAcknowledged: (entries: readonly string[]) => void = () => undefined,
): Run => {
  let acknowledged = entriesOf(log);
  onAcknowledged(acknowledged);
  try {
    for (const count of APPENDS) {
      const { size } = log.head;
      log.append(moment(size), BOOT, factsAt(size, count));
      acknowledged = entriesOf(log);
      onAcknowledged(acknowledged);
    }
    log.keepCosigned(cosigned(log.head.checkpoint));
    log.writeSnapshot(acknowledged.length - 1, '{}');
    return { acknowledged, error: undefined };
  } catch (error) {
    return { acknowledged, error };
  }
};

/** The log opens, holds what was acknowledged and all that was signed, goes on, and a stranger finds it whole. */
export const expectWhole = async (
  options: OpenLogOptions,
  acknowledged: readonly string[],
  signatures: Signatures,
): Promise<number> => {
  const log = openLog({ ...options, faults: { signed: signatures.signed } });
  const { size } = log.head;
  expect(entriesOf(log).slice(0, acknowledged.length)).toEqual(acknowledged);
  expect(signatures.broken(log)).toBeUndefined();
  fillAtOnce(log, 2);
  expect(signatures.broken(log)).toBeUndefined();
  log.close();
  const report = await reportOnDirectory(options.directory, { old: signatures.notes });
  expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', size: size + 2, findings: { count: 0 } });
  return size;
};
