import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { keyPlacesOf } from '../epochs.ts';
import { acceptOrRefuse, type CosignedBy } from '../keeper.ts';
import { databaseFile } from '../log/database.ts';
import { LogFull } from '../log/errors.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { CosignedCheckpoint } from '../log/log-rows.ts';
import { type PublishedLog, publishLog } from '../log/published-log.ts';
import { readLog } from '../log/read-log.ts';
import type { SqliteLog } from '../log/sqlite-log.ts';
import { openOwnLog } from '../open-kiosk.ts';
import { acceptAnswer } from '../witness/accept-answer.ts';
import { type AnsweredOnce, askOnce } from '../witness/ask-once.ts';

/** How a log ended: which one goes on, and the number of the last entry. */
export interface Closing {
  readonly next_origin: string;
  readonly entry: number;
}

/** How the log in a data folder ended; undefined while it is open, and where none has begun. */
export const closingIn = (directory: string): Closing | undefined => {
  if (!existsSync(databaseFile(directory))) return undefined;
  const log = readLog(directory);
  try {
    const entry = log.head().size - 1;
    for (const { fact } of entry < 0 ? [] : decodeEntries(log.entries(entry))) {
      if (fact.type === 'epoch_closed') return { next_origin: fact.next_origin, entry };
    }
    return undefined;
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

/** Opens a log that was closed, signs what a crash left unsigned of it, and does something beside it. */
const withClosedLog = async <Result>(
  config: Config,
  work: (log: SqliteLog, published: PublishedLog) => Promise<Result>,
): Promise<Result> => {
  const log = openOwnLog({ ...config, paths: keyPlacesOf(config.paths, verifierKeyOf(config.paths.data)) });
  let published: PublishedLog | undefined;
  try {
    log.signDue('at_end');
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
