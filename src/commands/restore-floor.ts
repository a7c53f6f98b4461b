import { machineTime } from '../clock.ts';
import { readBytes, textOf } from '../config/text-file.ts';
import type { Config } from '../config.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { type NoteVerifier, openNote, parseVerifierKey } from '../log/formats/note.ts';
import { isSatisfied, parsePolicy } from '../log/formats/policy.ts';
import { policyText } from '../log/formats/witness-policy.ts';
import type { CosignedCheckpoint } from '../log/log-rows.ts';
import { publishLog } from '../log/published-log.ts';
import { type KnownTree, signedLast } from '../log/put-back.ts';
import { readLog } from '../log/read-log.ts';
import { claimedEntry } from '../log/verify/claimed-entry.ts';
import { askAboutCopy, type WitnessWord } from '../witness/about-copy.ts';
import { Misuse } from './misuse.ts';
import type { Parts } from './parts.ts';

export interface FloorOptions {
  /** Files with checkpoints of the log that somebody kept. */
  readonly old: readonly string[];
  /** Files with checkpoints that witnesses have cosigned, carried here. */
  readonly answer: readonly string[];
  /** Whose word it is that this copy is the newest, and why. */
  readonly onWord?: string;
}

/** On what a restore rests. */
export interface Floor {
  /** Who knows how far the log was signed; the signer's own state is asked by whoever puts the log back. */
  readonly known: readonly KnownTree[];
  readonly confirmed_by: readonly string[];
  /** When each of these signed, by its own clock, seconds since 1970. */
  readonly confirmed_s: readonly number[];
  readonly silent: readonly string[];
  readonly rests_on: 'witnesses' | 'word';
  readonly words: string;
  /** Checkpoints that witnesses cosigned for it. */
  readonly cosigned: readonly CosignedCheckpoint[];
}

const CHECKPOINT_BYTES_MAX = 1_000_000;
/** A restore has time, and a witness that answers late may be the only one that knows. */
const WITHIN_MS = 10_000;
const WORDS_MAX = 400;

/** Whoever copied it from a screen or a mail may have other line ends than were signed. */
const noteIn = (file: string): string =>
  `${textOf(readBytes(file, CHECKPOINT_BYTES_MAX), file).replaceAll('\r\n', '\n').trimEnd()}\n`;

const ofThisLog = <Result>(file: string, read: () => Result): Result => {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(`${file} is no checkpoint of this log: ${reason}`, 'Name one that its key has signed.');
  }
};

const keptIn = (file: string, verifier: NoteVerifier): KnownTree =>
  ofThisLog(file, () => {
    const { size, root } = parseCheckpoint(openNote(noteIn(file), [verifier]).text);
    return { who: `whoever kept ${file} has seen`, by: 'kept_checkpoint', size, root };
  });

const carriedIn = (file: string, verifier: NoteVerifier): string => {
  const note = noteIn(file);
  ofThisLog(file, () => openNote(note, [verifier]));
  return note;
};

/** What the witnesses of the configuration say of the log in a folder. */
const heard = async (
  { now }: Parts,
  { origin, evidence }: Config,
  copy: string,
  { answer }: FloorOptions,
): Promise<{ readonly words: readonly WitnessWord[]; readonly verifier_key: string }> => {
  const log = publishLog(copy);
  const reader = readLog(copy);
  try {
    const { verifier_key, rootAt, consistency } = log;
    const verifier = parseVerifierKey(verifier_key);
    const end = reader.head().size;
    const last = [...reader.entries(end - 1)].map(({ seq, bytes }) =>
      claimedEntry(bytes, 0, bytes.length, seq),
    );
    const held = log.cosigned().map(({ note }) => note);
    const about = { origin, verifier, end, last_at: last[0]?.at ?? 0, held };
    const asked = { ...about, ...log.checkpoint(), rootAt, consistency };
    const words = await askAboutCopy({
      copy: asked,
      witnesses: evidence.witnesses,
      carried: answer.map((file) => carriedIn(file, verifier)),
      now_s: Math.floor(now() / 1_000),
      within_ms: WITHIN_MS,
    });
    return { words, verifier_key };
  } finally {
    reader.close();
    log.close();
  }
};

/**
 * Whether those who answered are enough: they meet the demand of the policy, and those who did not could not have met
 * it without them, so that nothing counts as witnessed that none of them saw. Where the policy asks for nobody, all.
 */
const areEnough = (
  key: string,
  { evidence }: Config,
  answered: readonly string[],
  silent: readonly string[],
): boolean => {
  if (silent.length === 0) return answered.length > 0;
  const policy = parsePolicy(policyText(key, evidence));
  return isSatisfied(policy, new Set(answered)) && !isSatisfied(policy, new Set(silent));
};

const saysNothing = ({ witness, ...word }: WitnessWord): readonly string[] =>
  word.says === 'nothing' ? [`${witness} (${word.why})`] : [];

const NO_WITNESS =
  "no witness is configured, so nothing can tell that this copy is the newest one: the signer's state and kept checkpoints say how far the log was signed at least, and an old one of them fits an old copy";
const COMPARE =
  'Compare every checkpoint on paper, in mails and on sticks (--old FILE). Then give --on-word "WHO SAYS THAT NOTHING WAS SIGNED AFTER IT, AND WHY"; that goes on record.';

/** Throws `KeeperRefused` where neither witnesses nor somebody's word are there to rest on. */
const requireBasis = (
  { evidence, paths }: Config,
  key: string,
  words: readonly WitnessWord[],
  onWord: string | undefined,
): void => {
  if (evidence.witnesses.length === 0) {
    if (onWord === undefined) throw new KeeperRefused(NO_WITNESS, COMPARE);
    return;
  }
  const { name, key_id } = parseVerifierKey(key);
  const hasState = signedLast(paths.signer_state, { origin: name, key_id }).length > 0;
  if (hasState && onWord !== undefined) return;
  const carry =
    'Reach them. To one that has no address carry "ballot-vault witness request --data COPY" on a stick, and name what "witness answer" gives with --answer.';
  throw new KeeperRefused(
    `not enough witnesses have signed that they have seen no more than this copy: ${words.flatMap(saysNothing).join('; ')}`,
    hasState
      ? `${carry} Where that cannot be, the signer's state is here: give --on-word "WHO SAYS THAT NOTHING WAS SIGNED AFTER THIS COPY, AND WHY"; that goes on record.`
      : `${carry} The signer's state is lost, so nobody's word stands for them.`,
  );
};

/** By a clock that nobody has set, an answer that somebody kept is as good as one of this hour. */
const requireClock = ({ evidence }: Config, now: number): void => {
  if (evidence.witnesses.length === 0 || machineTime.quality(now) !== 'unset') return;
  throw new KeeperRefused(
    `the clock of this machine is not set, it says ${new Date(now).toISOString()}: nothing tells an answer of a witness from one that somebody kept`,
    'Set the clock, and restore then.',
  );
};

/**
 * Asks all that can know how far the log in `copy` was signed. Throws `KeeperRefused` where that is not enough to go
 * on, `Misuse` for files that are no checkpoints of this log.
 */
export const floorOf = async (
  parts: Parts,
  config: Config,
  copy: string,
  options: FloorOptions,
): Promise<Floor> => {
  const { onWord } = options;
  if (onWord !== undefined && (onWord.trim() === '' || onWord.length > WORDS_MAX))
    throw new Misuse(
      '--on-word says nothing, or too much',
      `Say who and why in at most ${WORDS_MAX} characters.`,
    );
  requireClock(config, parts.now());
  const { words, verifier_key } = await heard(parts, config, copy, options);
  const seen = words.flatMap((word): readonly KnownTree[] =>
    word.says === 'nothing' ? [] : [{ who: `${word.witness} has seen`, by: word.witness, ...word.seen }],
  );
  const verifier = parseVerifierKey(verifier_key);
  const known = [...seen, ...options.old.map((file) => keptIn(file, verifier))];
  const confirming = words.filter((word) => word.says === 'no_more');
  const confirmed_by = confirming.map(({ witness }) => witness);
  const silent = words.filter(({ says }) => says === 'nothing').map(({ witness }) => witness);
  const isWitnessed = areEnough(verifier_key, config, confirmed_by, silent);
  // One who has seen more is refused by name, however many are silent.
  const isKnownBetter = words.some(({ says }) => says === 'other');
  if (!isWitnessed && !isKnownBetter) requireBasis(config, verifier_key, words, onWord);
  return {
    known,
    confirmed_by,
    confirmed_s: confirming.map(({ time_s }) => time_s),
    silent,
    rests_on: isWitnessed ? 'witnesses' : 'word',
    words: onWord ?? '',
    cosigned: confirming.map(({ kept }) => kept),
  };
};
