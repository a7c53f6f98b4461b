import { readFileSync } from 'node:fs';
import { type Config, readConfig } from '../config.ts';
import type { EpochReason, OfficialAct } from '../core/facts-evidence.ts';
import type { State } from '../core/state.ts';
import type { PersonId } from '../core/terms.ts';
import { closingIn } from '../epochs/closed-log.ts';
import { FormerList } from '../epochs/former-list.ts';
import {
  citedBy,
  contradictionIn,
  contradictionOf,
  entriesIn,
  formerLogIn,
  handOver,
  keyPlacesOf,
  keysFor,
  type PreviousLog,
  signedLast,
  signedStateIn,
} from '../epochs.ts';
import { KeeperRefused, offer } from '../kept-kiosk.ts';
import { parseVerifierKey } from '../log/formats/note.ts';
import { verifierKeyIn } from '../log/public-key.ts';
import { loadSiteKey } from '../log/site-key.ts';
import { takeWriterLock } from '../log/writer-lock.ts';
import { identifyOn, OFFICIALS } from '../officials.ts';
import { latestSizes } from '../witness/latest-sizes.ts';
import { Misuse } from './misuse.ts';
import { askOfficials, identifiedOrRefused, requireStopped, type SignedOptions } from './officials.ts';
import type { Parts } from './parts.ts';

export interface OpenEpochOptions extends SignedOptions {
  readonly config: string;
  readonly data?: string;
  /** Configuration of the former log. */
  readonly previous?: string;
  /** Its verifier key, where nothing else is left. */
  readonly previousKey?: string;
  /** Files with checkpoints of it. */
  readonly old: readonly string[];
  readonly reason: EpochReason;
  readonly words: string;
}

const raise = (error: unknown): never => {
  throw error;
};

/** The checkpoints that somebody kept of the former log, the longest last. */
const keptOf = (files: readonly string[], verifierKey: string): readonly PreviousLog[] =>
  files
    .map((file) => {
      try {
        return citedBy(readFileSync(file, 'utf8'), verifierKey);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Misuse(`${file} is no checkpoint of ${verifierKey}: ${reason}`, 'Name its checkpoint.');
      }
    })
    .sort((one, other) => one.size - other.size);

/** A witness that answers late may be the only one that knows. */
const WITHIN_MS = 10_000;

const contradicted = (what: string): KeeperRefused =>
  new KeeperRefused(what, 'Keep all of it as evidence, and have it looked at first.');

/** The furthest that the former log is known to have reached. Throws where two statements contradict each other. */
const furthestOf = (known: readonly PreviousLog[]): PreviousLog => {
  const furthest = known.reduce((one, other) => (other.size > one.size ? other : one));
  for (const other of known) {
    const contradiction = contradictionOf(furthest, other);
    if (contradiction === undefined) continue;
    throw contradicted(contradiction);
  }
  return furthest;
};

/** Throws where a log that was closed is not followed by the one it named, under the key it named. */
const requireNamed = ({ evidence }: State, origin: string, keys: readonly string[]): void => {
  const { closed_for, next_key } = evidence;
  if (closed_for === '' || (closed_for === origin && keys.includes(next_key))) return;
  throw new KeeperRefused(
    closed_for === origin
      ? `the log was closed for the key ${next_key}, which is not here`
      : `the log was closed for ${closed_for}, and this is ${origin}`,
    'Name the log that it was closed for in the configuration, and put its key back beside the former one.',
  );
};

/** Throws where a log has not ended, or its end is not signed yet: the next log would cite one that never ended. */
const requireEnded = ({ origin, size }: PreviousLog, directory: string, reason: EpochReason): void => {
  // The key or the state that would sign an end may be what was lost.
  if (reason === 'unrecoverable_rollback') return;
  if (closingIn(directory) === undefined) {
    throw new KeeperRefused(
      `the log ${origin} is not closed`,
      'Close it with "ballot-vault epoch close". Only after an unrecoverable rollback a log stays open.',
    );
  }
  if (size >= entriesIn(directory)) return;
  throw new KeeperRefused(
    `the closing of ${origin} is on record, and not signed yet`,
    'Run "ballot-vault epoch close" for it again, which finishes that.',
  );
};

/** Throws where the log in the data folder is not the one of the key that still lies in its place. */
const requireOwnKey = ({ paths, origin, file }: Config, log: PreviousLog): void => {
  const own = verifierKeyIn(keyPlacesOf(paths, log.verifier_key).signing_key, origin);
  if (own === undefined || own === log.verifier_key) return;
  throw new KeeperRefused(
    `the log in ${paths.data} is that of the key ${log.verifier_key}, and the key that ${file} names is ${own}`,
    "Name the data folder and the key that belong together; a log under a strange key is nobody's word.",
  );
};

interface Former {
  readonly cited: PreviousLog;
  readonly signed_by: readonly PersonId[];
  readonly identified: 'by_pin' | 'by_name';
  /** By which they were identified. */
  readonly list?: FormerList;
}

/** What the former signer, its witnesses and whoever kept a checkpoint know; it must agree with what is left. */
const knownOf = async (
  { origin, paths, evidence }: Config,
  log: PreviousLog,
  old: readonly string[],
): Promise<readonly PreviousLog[]> => {
  const { witnesses } = evidence;
  const verifiers = [parseVerifierKey(log.verifier_key)];
  const seen = await latestSizes({ origin, verifiers, witnesses, within_ms: WITHIN_MS });
  const known = [
    ...signedLast(paths.signer_state, log),
    ...seen.map(({ note }) => citedBy(note, log.verifier_key)),
    ...keptOf(old, log.verifier_key),
  ];
  for (const statement of known) {
    const contradiction = contradictionIn(paths.data, statement);
    if (contradiction !== undefined) throw contradicted(contradiction);
  }
  return known;
};

/** Two officials by their PINs on the former list; nobody tries several at once. */
const identifiedBy = async (
  parts: Parts,
  { paths }: Config,
  list: FormerList,
  options: OpenEpochOptions,
): Promise<readonly PersonId[]> => {
  // All that can fail without a PIN does so before one is typed.
  const siteKey = loadSiteKey(paths.site_key, false);
  list.read();
  const typed = await askOfficials(parts, options);
  const lock = takeWriterLock(paths.data);
  try {
    list.read();
    return identifiedOrRefused(await identifyOn(list, siteKey, typed));
  } finally {
    lock.release();
  }
};

/** The log of a former configuration, and two officials of its list. */
const formerBy = async (
  parts: Parts,
  file: string,
  config: Config,
  options: OpenEpochOptions,
): Promise<Former> => {
  const former = readConfig(file);
  await requireStopped(former);
  if (former.paths.data === config.paths.data)
    throw new Misuse(`${file} and ${options.config} name one data folder`, 'Give the new log its own.');
  const log = formerLogIn(former.paths.data);
  if (former.origin === config.origin)
    throw new Misuse(`${file} and ${options.config} name one log`, 'Give the new log a name of its own.');
  requireEnded(log, former.paths.data, options.reason);
  requireOwnKey(former, log);
  const known = [log, ...(await knownOf(former, log, options.old))];
  const cited = furthestOf(known);
  const state = signedStateIn(former.paths.data, known);
  requireNamed(state, config.origin, keysFor(former.paths, config.paths, config.origin));
  const list = new FormerList(former, state, parts.now());
  const signed_by = await identifiedBy(parts, former, list, options);
  handOver(former.paths, config.paths, log, config.origin);
  return { cited, signed_by, identified: 'by_pin', list };
};

/** Nothing is left of the former log but its key and checkpoints: the officials can only be named. */
const formerByCheckpoint = ({ previousKey, old, by }: OpenEpochOptions): Former => {
  if (previousKey === undefined || old.length === 0)
    throw new Misuse(
      'it is not said which log this one goes on from',
      'Add --previous FILE with its configuration, or --previous-key KEY and --old FILE where all else is lost.',
    );
  if (new Set(by).size !== OFFICIALS) throw new Misuse('two officials sign for this', 'Give --by twice.');
  const cited = furthestOf(keptOf(old, previousKey));
  return { cited, signed_by: by as readonly string[] as readonly PersonId[], identified: 'by_name' };
};

/** Begins the log of a configuration with an entry that cites the log it goes on from. */
export const openEpoch = async (parts: Parts, options: OpenEpochOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  await requireStopped(config);
  if (entriesIn(config.paths.data) > 0)
    throw new KeeperRefused(
      `${config.paths.data} holds a log that has begun`,
      'Name an empty data folder: the opening is the first entry of a log.',
    );
  const { reason, words, previous } = options;
  const former =
    previous === undefined ? formerByCheckpoint(options) : await formerBy(parts, previous, config, options);
  const { cited, signed_by, identified, list } = former;
  const opened = await parts.openKiosk(config, raise, 'later');
  try {
    const act: OfficialAct = {
      type: 'epoch_opened',
      previous_origin: cited.origin,
      previous_key: cited.verifier_key,
      previous_size: cited.size,
      previous_root: cited.root,
      identified,
      reason,
      words,
      signed_by,
    };
    offer(opened.kiosk, { type: 'officials_acted', act, tried: list?.triedPins ?? [] });
    list?.forget();
  } finally {
    opened.close('the log was opened');
  }
  await parts.terminal.print(
    `The log ${config.origin} has begun. Its first entry cites ${cited.size} entries of ${cited.origin}.\nBring the list of people with "ballot-vault people import", and choose PINs with "ballot-vault people pin".\n`,
  );
};
