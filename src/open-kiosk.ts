import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Clock, machineTime, type TimeSource } from './clock.ts';
import type { Config } from './config.ts';
import { CATALOGUE } from './core/catalogue.ts';
import type { Effect } from './core/effects.ts';
import type { State } from './core/state.ts';
import { type Erasure, type ErasureAct, eraseFields, type FieldOfEntry, finishErasing } from './erasure.ts';
import { Kiosk, type KioskLog } from './kiosk.ts';
import { closingOf } from './log/closing.ts';
import { LogFull, LogRefused } from './log/errors.ts';
import { openLog } from './log/open-log.ts';
import { loadSiteKey } from './log/site-key.ts';
import type { SqliteLog } from './log/sqlite-log.ts';
import { restoreState } from './restore.ts';

/** The log, the loop and the keys, without hardware and screens: enough to put something on record. */
export interface OpenKiosk {
  readonly kiosk: Kiosk;
  readonly log: SqliteLog;
  readonly clock: Clock;
  readonly siteKey: KeyObject;
  /** Puts the start on record, which locks every strike. Nothing may be offered before. */
  begin(): void;
  /** Erases what opens these fields, once two officials signed for it. */
  erase(fields: readonly FieldOfEntry[], act: ErasureAct): Erasure;
  /** Puts the end of the run on record and lets go of the data directory. */
  close(cause: string): void;
}

export interface OpenOptions {
  readonly config: Pick<Config, 'kiosk' | 'rooms' | 'origin' | 'digest' | 'channels' | 'paths'>;
  /** Version of this software, for the record. */
  readonly software: string;
  readonly perform: (effect: Effect) => void;
  readonly onFailure: (error: unknown) => void;
  /** Called each time that a look at the clock went through the loop. */
  readonly ticked?: (() => void) | undefined;
  /** The machine's own clocks, unless others are given. */
  readonly time?: TimeSource;
}

/** A site key is made only while nothing is on record that another key has hashed. */
const siteKeyFor = (log: SqliteLog, file: string): KeyObject => {
  try {
    return createSecretKey(loadSiteKey(file, log.head.size === 0));
  } catch (error) {
    log.close();
    throw error;
  }
};

/** The log of the configuration's data directory, for its only writer. Throws as `openLog` does. */
export const openOwnLog = ({ paths, origin, kiosk }: Pick<Config, 'kiosk' | 'origin' | 'paths'>): SqliteLog =>
  openLog({
    directory: paths.data,
    keyFile: paths.signing_key,
    signerStateFile: paths.signer_state,
    origin,
    kiosk: kiosk.kiosk,
    isSignedAtOnce: (fact) => CATALOGUE[fact.type].signed === 'at_once',
  });

/**
 * The state as the log tells it. Throws `LogRefused` for a log that two officials have closed: nothing else will
 * sign what a crash left unsigned of it, so that is done first.
 */
const stateOf = (log: SqliteLog, where: string): State => {
  const closing = closingOf(log, log.head.size);
  if (closing === undefined) return restoreState(log);
  try {
    log.signDue('at_end');
  } finally {
    log.close();
  }
  throw new LogRefused({
    what: `this log was closed, and goes on as ${closing.next_origin}`,
    where,
    remedy:
      'Name that log and another data folder in the configuration, and begin it with "ballot-vault epoch open".',
  });
};

/** Erasing that a crash cut short; where there is no room for it, the door goes first, and a later start tries again. */
const finishWhatWasBegun = (log: SqliteLog, kiosk: Kiosk): void => {
  try {
    finishErasing(log, kiosk);
  } catch (error) {
    if (!(error instanceof LogFull)) throw error;
  }
};

/** The log as the loop has it: nobody waits for a signature. */
const loopLogOf = (log: SqliteLog): KioskLog => ({
  append: (moment, boot, facts, notices) => log.append(moment, boot, facts, { sign: 'later', notices }),
  signSoon: (onFailed) => log.signSoon(onFailed),
  isFull: (error) => error instanceof LogFull,
  releaseReserve: () => {
    if (!log.holdsReserve) return false;
    log.releaseReserve();
    return true;
  },
});

/**
 * Opens the log of the configuration's data directory as its only writer and brings the state back from it.
 *
 * @throws `LogRefused` or `LogDamaged` with what, where and remedy; nothing is changed then.
 */
export const openKiosk = ({ config, software, perform, onFailure, ticked, time }: OpenOptions): OpenKiosk => {
  const { paths, kiosk: policy } = config;
  const log = openOwnLog(config);
  const state = stateOf(log, paths.data);
  const siteKey = siteKeyFor(log, paths.site_key);
  const clock = new Clock(time ?? machineTime, policy.time_zone);
  const boot = randomBytes(8).toString('hex');
  const kiosk = new Kiosk({
    log: loopLogOf(log),
    clock,
    boot,
    state,
    index: log.head.size - 1,
    channels: config.channels.map(({ id, least, events, from_step, duress }) => ({
      channel: id,
      least,
      events,
      from_step,
      duress,
    })),
    perform,
    onFailure,
    ticked,
  });
  return {
    kiosk,
    log,
    clock,
    siteKey,
    begin: () => {
      kiosk.offer({
        type: 'started',
        boot,
        software,
        config_digest: config.digest,
        policy,
        rooms: config.rooms,
      });
      finishWhatWasBegun(log, kiosk);
      // Whoever asks from now on is given a checkpoint that holds this start.
      log.signDue();
    },
    erase: (fields, act) => eraseFields(log, kiosk, fields, act),
    close: (cause) => {
      kiosk.offer({ type: 'stopping', cause });
      kiosk.halt();
      try {
        log.signDue();
      } finally {
        log.close();
      }
    },
  };
};
