import { ed25519Verifier, sha256 } from './crypto.ts';

/**
 * Signed notes, byte for byte as C2SP signed-note: a text that ends in a newline, a blank line, and one
 * line "— name base64(key id || signature)" for each signature.
 */

/** Type byte of an Ed25519 key that signs notes. */
export const ED25519_NOTE = 0x01;
const KEY_ID_BYTES = 4;
const NOTE_BYTES_MAX = 1_000_000;
/** The format asks readers to take at least 16; more than this is an attack on the reader. */
const SIGNATURES_MAX = 100;
const LINE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u;

export interface NoteVerifier {
  readonly name: string;
  readonly key_id: Buffer;
  readonly verify: (text: string, signature: Buffer) => boolean;
}

export interface NoteSigner {
  readonly name: string;
  readonly key_id: Buffer;
  readonly sign: (text: string) => Buffer;
}

export interface OpenedNote {
  /** The signed text with its last newline. */
  readonly text: string;
  /** Names of the known keys whose signatures hold; never empty. */
  readonly signed_by: readonly string[];
}

/** A key name: not empty, no white space, no plus sign. */
export const isKeyName = (name: string): boolean => /^[^\s+]+$/u.test(name) && isNoteText(`${name}\n`);

const isNoteText = (text: string): boolean =>
  text.endsWith('\n') &&
  text.isWellFormed() &&
  ![...text].some((character) => character < ' ' && character !== '\n');

/** The first four bytes of SHA-256(name, newline, type, public key). */
export const keyId = (name: string, type: number, raw: Buffer): Buffer =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), raw])).subarray(0, KEY_ID_BYTES);

/** The verifier key as people publish it: `name+hex(key id)+base64(type || public key)`. */
export const formatVerifierKey = (name: string, raw: Buffer, type = ED25519_NOTE): string =>
  `${name}+${keyId(name, type, raw).toString('hex')}+${Buffer.concat([Buffer.of(type), raw]).toString('base64')}`;

/** Reads a verifier key; throws when it is malformed, not Ed25519, or its key id is not its key's. */
export const parseVerifierKey = (text: string): NoteVerifier => {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) {
    throw new Error(`"${text}" is not a verifier key of the form name+id+key`);
  }
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes[0] !== ED25519_NOTE || bytes.length !== 33)
    throw new Error(`the verifier key of ${name} is not an Ed25519 key`);
  const raw = bytes.subarray(1);
  const expected = keyId(name, ED25519_NOTE, raw);
  if (expected.toString('hex') !== id) {
    throw new Error(
      `the verifier key of ${name} names key id ${id}, but its key has ${expected.toString('hex')}`,
    );
  }
  const holds = ed25519Verifier(raw);
  return { name, key_id: expected, verify: (text, signature) => holds(Buffer.from(text), signature) };
};

/** The signed note over `text`, which must end in a newline. */
export const signNote = (text: string, signer: NoteSigner): string => {
  if (!isNoteText(text)) throw new Error('a note ends in a newline and has no other control characters');
  const blob = Buffer.concat([signer.key_id, signer.sign(text)]);
  return `${text}\n— ${signer.name} ${blob.toString('base64')}\n`;
};

/**
 * Opens a note. Signatures by unknown keys are ignored; a known key whose signature fails, or no known
 * key at all, refuses the note by throwing. The text ends at the last blank line, since a text may
 * have blank lines of its own.
 */
export const openNote = (note: string, verifiers: readonly NoteVerifier[]): OpenedNote => {
  if (note.length > NOTE_BYTES_MAX || !isNoteText(note))
    throw new Error('this is not the text of a signed note');
  const split = note.lastIndexOf('\n\n');
  if (split < 0) throw new Error('the note has no blank line before its signatures');
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) throw new Error(`the note has more than ${SIGNATURES_MAX} signatures`);
  const signedBy = new Set<string>();
  for (const line of lines) {
    const [, name, encoded] = LINE.exec(line) ?? [];
    if (name === undefined || encoded === undefined || name.includes('+')) {
      throw new Error('a signature line of the note is malformed');
    }
    const blob = Buffer.from(encoded, 'base64');
    if (blob.length <= KEY_ID_BYTES || blob.toString('base64') !== encoded) {
      throw new Error(`the signature line of ${name} is malformed`);
    }
    const id = blob.subarray(0, KEY_ID_BYTES);
    const verifier = verifiers.find((known) => known.name === name && known.key_id.equals(id));
    if (verifier === undefined) continue;
    if (!verifier.verify(text, blob.subarray(KEY_ID_BYTES)))
      throw new Error(`the signature of ${name} does not hold`);
    signedBy.add(name);
  }
  if (signedBy.size === 0) throw new Error('no known key has signed the note');
  return { text, signed_by: [...signedBy] };
};
