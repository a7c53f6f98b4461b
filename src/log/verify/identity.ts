import { type NoteVerifier, parseVerifierKey } from '../formats/note.ts';
import { reasonOf } from './findings.ts';
import { type KnownWitnesses, witnessesOfEvidence } from './known-witnesses.ts';
import { openCheckpoint, type SignedRoot } from './old-checkpoints.ts';
import { type EvidenceSource, Malformed } from './source.ts';

/** Which log this is evidence about, under whose key, and who may have cosigned it. */
export interface Identity {
  readonly verifier: NoteVerifier;
  readonly verifier_key: string;
  /** Whether the verifier's user named the key; else it came with the evidence. */
  readonly given: boolean;
  readonly newest: SignedRoot;
  readonly known: KnownWitnesses;
}

const keyOf = async (
  source: EvidenceSource,
  given: string | undefined,
): Promise<{ readonly key: string; readonly verifier: NoteVerifier }> => {
  const key = given ?? (await source.verifierKey())?.trimEnd();
  if (key === undefined) throw new Malformed('the evidence names no verifier key, and none was given');
  try {
    return { key, verifier: parseVerifierKey(key) };
  } catch (error) {
    throw new Malformed(`the verifier key cannot be used: ${reasonOf(error)}`);
  }
};

/**
 * Opens the checkpoint of the evidence under the key that the verifier's user gave, or else under its own. Throws
 * `Malformed` where that key has not signed it.
 */
export const identify = async (
  source: EvidenceSource,
  given: { readonly verifierKey: string | undefined; readonly witnesses: KnownWitnesses | undefined },
): Promise<Identity> => {
  const { key, verifier } = await keyOf(source, given.verifierKey);
  const own = (await source.verifierKey())?.trimEnd();
  if (own !== undefined && own !== key)
    throw new Malformed(`the evidence is of the key ${own}, and not of the given key ${key}`);
  const note = await source.checkpoint();
  if (note === undefined) throw new Malformed('there is no checkpoint');
  let newest: SignedRoot;
  try {
    newest = openCheckpoint(note, verifier);
  } catch (error) {
    throw new Malformed(`the checkpoint is not signed by the key ${key}: ${reasonOf(error)}`);
  }
  const known = given.witnesses ?? witnessesOfEvidence(await source.policy());
  return { verifier, verifier_key: key, given: given.verifierKey !== undefined, newest, known };
};
