import { type NoteVerifier, openNote, parseVerifierKey } from '../formats/note.ts';
import { type Findings, reasonOf } from './findings.ts';
import { type KnownWitnesses, witnessesOfEvidence } from './known-witnesses.ts';
import { openCheckpoint, type SignedRoot } from './old-checkpoints.ts';
import { type EvidenceSource, Malformed } from './source.ts';

/** Which log this is evidence about, under whose key, and who may have cosigned it. */
export interface Identity {
  /** The log's own key. */
  readonly verifier: NoteVerifier;
  /** The same as text. */
  readonly verifier_key: string;
  /** The given key where it is not the log's own: an entry must announce it as the next one's. */
  readonly next_key: string | undefined;
  /** Whether the verifier's user named the log's own key; else it came with the evidence. */
  readonly given: boolean;
  readonly newest: SignedRoot;
  readonly known: KnownWitnesses;
}

interface Keys {
  readonly own: string;
  readonly verifier: NoteVerifier;
  readonly next: string | undefined;
}

const parsed = (key: string): NoteVerifier => {
  try {
    return parseVerifierKey(key);
  } catch (error) {
    throw new Malformed(`the verifier key cannot be used: ${reasonOf(error)}`);
  }
};

/** A published log does not tell its own key, so there the given one is taken for it. */
const keysOf = async (source: EvidenceSource, given: string | undefined): Promise<Keys> => {
  const own = (await source.verifierKey())?.trimEnd() ?? given;
  if (own === undefined) throw new Malformed('the evidence names no verifier key, and none was given');
  return { own, verifier: parsed(own), next: given === own ? undefined : given };
};

/** Whether the key has signed this very text, whatever log the text is of. */
export const hasSigned = (key: string, note: string): boolean => {
  try {
    openNote(note, [parseVerifierKey(key)]);
    return true;
  } catch {
    return false;
  }
};

/**
 * Opens the checkpoint of the evidence under the key that the verifier's user gave, or else under its own. While a
 * log changes its key, the next one signs beside it, under the next log's name: then that may be given. It vouches for
 * the entries, and not for the key that came along: whoever swaps that one and drops what it has signed hides what the
 * log's true key signed otherwise. Throws `Malformed` where the key has not signed it.
 */
export const identify = async (
  source: EvidenceSource,
  given: { readonly verifierKey: string | undefined; readonly witnesses: KnownWitnesses | undefined },
): Promise<Identity> => {
  const { own, verifier, next } = await keysOf(source, given.verifierKey);
  const note = await source.checkpoint();
  if (note === undefined) throw new Malformed('there is no checkpoint');
  if (next !== undefined && !hasSigned(next, note))
    throw new Malformed(
      `the evidence is of the key ${own}, and not of the given key ${next}, which has not signed its checkpoint: give the key that the owner publishes for the log ${verifier.name}`,
    );
  let newest: SignedRoot;
  try {
    newest = openCheckpoint(note, verifier);
  } catch (error) {
    throw new Malformed(
      `the checkpoint is not one that the key ${own} has signed for its own log: ${reasonOf(error)}`,
    );
  }
  const known = given.witnesses ?? witnessesOfEvidence(await source.policy());
  const isGiven = given.verifierKey !== undefined && next === undefined;
  return { verifier, verifier_key: own, next_key: next, given: isGiven, newest, known };
};

/**
 * Weighs a given key that is not the log's own: it stands for this log only where an entry says so.
 *
 * @param announced keys of the next log, with the entry that names each
 * @param isWhole whether all entries of the log were read
 */
export const weighNextKey = (
  { next_key: key, verifier }: Identity,
  announced: ReadonlyMap<string, number>,
  isWhole: boolean,
  findings: Findings,
): void => {
  if (key === undefined) return;
  const entry = announced.get(key);
  const id = `${verifier.name}+${verifier.key_id.toString('hex')}`;
  const beside = `the given key ${key} has signed the checkpoint beside the log's own key ${id}`;
  if (entry !== undefined)
    findings.add(
      'note',
      'next_key_given',
      `${beside}, and entry ${entry} names it as the next log's; it does not say that the own key is the true one`,
      entry,
    );
  else if (isWhole)
    findings.add('false', 'next_key_not_announced', `${beside}, and no entry names it as the next log's`);
  else
    findings.add(
      'doubtful',
      'next_key_not_shown',
      `${beside}, and no entry that is shown here names it as the next log's`,
    );
};
