import { commitmentTo } from '../../../src/log/formats/commitment.ts';
import { type NoteVerifier, parseVerifierKey } from '../../../src/log/formats/note.ts';
import { type ProvenEntry, verifyTlogProof } from '../../../src/log/formats/tlog-proof.ts';
import { leafHash } from '../../../src/log/formats/tree.ts';
import type { EntryChecked, EntryToCheck } from './messages.ts';

type Wrong = Extract<EntryChecked, { readonly outcome: 'wrong' }>;

const wrong = (what: Wrong['what'], error: unknown): Wrong => ({
  outcome: 'wrong',
  what,
  said: error instanceof Error ? error.message : String(error),
});

/** The name of a field whose text does not belong to what the entry commits to. */
const falseField = ({ bytes, disclosures }: EntryToCheck): string | undefined => {
  const { _sd: commitments = {} } = JSON.parse(bytes) as {
    readonly _sd?: { readonly [name: string]: unknown };
  };
  return disclosures.find(
    ({ name, content }) => !Object.hasOwn(commitments, name) || commitments[name] !== commitmentTo(content),
  )?.name;
};

const seqIn = (bytes: string): unknown => (JSON.parse(bytes) as { readonly seq?: unknown }).seq;

/** Whether an entry stands at its place in the log that a signed checkpoint is of, and its fields are its own. */
export const checkEntry = (entry: EntryToCheck): EntryChecked => {
  let key: NoteVerifier;
  try {
    key = parseVerifierKey(entry.verifier_key.trim());
  } catch (error) {
    return wrong('key', error);
  }
  const bytes = Buffer.from(entry.bytes);
  let proven: ProvenEntry;
  try {
    proven = verifyTlogProof(entry.tlog_proof, bytes, key);
  } catch (error) {
    return wrong('proof', error);
  }
  if (proven.index !== entry.seq || seqIn(entry.bytes) !== entry.seq) {
    return wrong('number', `what is proven is entry ${proven.index}, and not entry ${entry.seq}`);
  }
  const field = falseField(entry);
  if (field !== undefined) return wrong('field', `the field "${field}" is not what the entry commits to`);
  const { origin, size, root } = proven.checkpoint;
  return {
    outcome: 'proven',
    origin,
    size,
    root: root.toString('base64'),
    leaf: leafHash(bytes).toString('hex'),
    fields: entry.disclosures.length,
  };
};
