import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import type { OfficialAct } from '../core/facts-evidence.ts';
import { assert } from '../core/terms.ts';
import { keyPlacesOf } from '../epochs.ts';
import { acceptOrRefuse, type CosignedBy } from '../keeper.ts';
import { type Closing, closingOf } from '../log/closing.ts';
import { databaseFile } from '../log/database.ts';
import type { Erased, FieldOfEntry } from '../log/erasing.ts';
import { LogFull } from '../log/errors.ts';
import type { CosignedCheckpoint } from '../log/log-rows.ts';
import { type PublishedLog, publishLog } from '../log/published-log.ts';
import { readLog } from '../log/read-log.ts';
import type { SqliteLog } from '../log/sqlite-log.ts';
import { openOwnLog } from '../open-kiosk.ts';
import { acceptAnswer } from '../witness/accept-answer.ts';
import { type AnsweredOnce, askOnce } from '../witness/ask-once.ts';

/** How the log in a data folder ended; undefined while it is open, and where none has begun. */
export const closingIn = (directory: string): Closing | undefined => {
  if (!existsSync(databaseFile(directory))) return undefined;
  const log = readLog(directory);
  try {
    return closingOf(log, log.head().size);
  } finally {
    log.close();
  }
};

const verifierKeyOf = (directory: string): string => {
  const log = readLog(directory);
  try {
    return log.about.verifier_key;
  } finally {
    log.close();
  }
};

/** An erasing that a crash cut short. What hinders it now hinders it the next time, and nothing else. */
const finishErasing = (log: SqliteLog): void => {
  const closing = closingOf(log, log.head.size);
  if (closing !== undefined && log.erasing.isUnfinished) log.erasing.finish(closing.entry);
};

/** Opens a log that was closed, signs what a crash left unsigned of it, and does something beside it. */
const withClosedLog = async <Result>(
  config: Config,
  work: (log: SqliteLog, published: PublishedLog) => Promise<Result>,
): Promise<Result> => {
  const log = openOwnLog({ ...config, paths: keyPlacesOf(config.paths, verifierKeyOf(config.paths.data)) });
  let published: PublishedLog | undefined;
  try {
    log.signDue('at_end');
    finishErasing(log);
    published = publishLog(config.paths.data);
    if (published.checkpoint().size < log.head.size) {
      throw new LogFull({
        what: 'the disk is full, and the last checkpoint of this log is not on it',
        where: config.paths.data,
        remedy: 'Make room on it, and run "ballot-vault epoch close" again.',
      });
    }
    return await work(log, published);
  } finally {
    published?.close();
    log.close();
  }
};

/**
 * Finishes the end of a log that was closed: its last checkpoint is signed where that was cut short, and every witness
 * that has not cosigned it is asked once. Nothing can be recorded of it any more: what they sign lies beside the log.
 * Can be done again. Throws as `openLog` does, and `LogFull`.
 */
export const finishClosing = (config: Config): Promise<readonly AnsweredOnce[]> =>
  withClosedLog(config, (log, published) =>
    askOnce({
      log: published,
      witnesses: config.evidence.witnesses,
      keep: (checkpoint) => log.keepCosigned(checkpoint),
    }),
  );

/** Keeps what witnesses have cosigned of a log that was closed, and somebody carried here. Throws `KeeperRefused`. */
export const acceptForClosed = (config: Config, notes: readonly string[]): Promise<readonly CosignedBy[]> =>
  withClosedLog(config, (log, published) => {
    const takers = { offer: () => undefined, keep: (kept: CosignedCheckpoint) => log.keepCosigned(kept) };
    const { witnesses } = config.evidence;
    const accept = (note: string) => acceptAnswer({ log: published, witnesses, ...takers }, note);
    return Promise.resolve(notes.flatMap((note) => acceptOrRefuse(accept, note)));
  });

/** What two officials say in the log that goes on about an erasing in one that was closed. */
export type FormerErasure = Omit<
  Extract<OfficialAct, { readonly type: 'former_disclosures_erased' }>,
  'type' | 'ground' | 'words' | 'signed_by'
>;

/**
 * Erases what opens these fields of a log that was closed. Nothing in it can say so: `record` puts it on record in the
 * log that goes on, before anything is gone, and throws where it cannot.
 */
export const eraseInClosed = (
  config: Config,
  fields: readonly FieldOfEntry[],
  record: (said: FormerErasure) => void,
): Promise<Erased> =>
  withClosedLog(config, (log) => {
    const { entry } = closingOf(log, log.head.size) ?? { entry: -1 };
    assert(entry >= 0, 'this log was closed');
    const { erasing } = log;
    record({
      previous_origin: config.origin,
      previous_key: log.verifierKey,
      ...erasing.afterEnd(entry, fields),
    });
    return Promise.resolve(erasing.eraseAfterEnd(entry, fields));
  });
