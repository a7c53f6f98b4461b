import { fromBase64 } from './base64.ts';
import { ed25519Verifier, sha256 } from './crypto.ts';

/**
 * Signed notes, byte for byte as C2SP signed-note: a text that ends in a newline, a blank line, and one
 * line "— name base64(key id || signature)" for each signature.
 */

/** Type byte of an Ed25519 key that signs notes. */
export const ED25519_NOTE = 0x01;
const KEY_ID_BYTES = 4;
const KEY_BYTES = 32;
const NOTE_BYTES_MAX = 1_000_000;
/** The format asks readers to take at least 16; more than this is an attack on the reader. */
const SIGNATURES_MAX = 100;
const LINE = /^— ([^\p{White_Space}+]+) ([A-Za-z0-9+/]+={0,2})$/u;

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

/** One signature line; `blob` is the key id and what the key made of the text. */
export interface NoteSignature {
  readonly name: string;
  readonly blob: Buffer;
}

export interface ParsedNote {
  /** The signed text with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A published key and what it is made of. */
export interface VerifierKey {
  readonly name: string;
  readonly key_id: Buffer;
  readonly raw: Buffer;
}

export interface OpenedNote {
  /** The signed text with its last newline. */
  readonly text: string;
  /** Names of the known keys whose signatures hold; never empty. */
  readonly signed_by: readonly string[];
}

/** A key name: not empty, no white space of Unicode, no plus sign. */
export const isKeyName = (name: string): boolean =>
  /^[^\p{White_Space}+]+$/u.test(name) && isNoteText(`${name}\n`);

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

/** What kinds of Ed25519 keys are for, in messages. */
const purposeOf = (type: number): string => (type === ED25519_NOTE ? 'an Ed25519 key' : 'a witness key');

/** Reads a published key of one type; throws when it is malformed, of another type, or names another key's id. */
export const parseKey = (text: string, type: number): VerifierKey => {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes === undefined || !isKeyName(name))
    throw new Error(`"${text}" is not a verifier key of the form name+id+key`);
  if (bytes[0] !== type || bytes.length !== 1 + KEY_BYTES)
    throw new Error(`the verifier key of ${name} is not ${purposeOf(type)} (type ${type})`);
  const raw = bytes.subarray(1);
  const expected = keyId(name, type, raw);
  if (expected.toString('hex') !== id) {
    throw new Error(
      `the verifier key of ${name} names key id ${id}, but its key has ${expected.toString('hex')}`,
    );
  }
  return { name, key_id: expected, raw };
};

/** Reads the verifier key of a log; throws as `parseKey`. */
export const parseVerifierKey = (text: string): NoteVerifier => {
  const { name, key_id: id, raw } = parseKey(text, ED25519_NOTE);
  const holds = ed25519Verifier(raw);
  return { name, key_id: id, verify: (signed, signature) => holds(Buffer.from(signed), signature) };
};

/** One signature line with its newline. `blob` is the key id and the signature, or the base64 of both. */
export const signatureLine = (name: string, blob: Buffer | string): string =>
  `— ${name} ${typeof blob === 'string' ? blob : blob.toString('base64')}\n`;

/** The signed note over `text`, which must end in a newline. */
export const signNote = (text: string, signer: NoteSigner): string => {
  if (!isNoteText(text)) throw new Error('a note ends in a newline and has no other control characters');
  const blob = Buffer.concat([signer.key_id, signer.sign(text)]);
  return `${text}\n${signatureLine(signer.name, blob)}`;
};

const parseSignature = (line: string): NoteSignature => {
  const [, name, encoded] = LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined)
    throw new Error('a signature line of the note is malformed');
  const blob = fromBase64(encoded);
  if (blob === undefined || blob.length <= KEY_ID_BYTES)
    throw new Error(`the signature line of ${name} is malformed`);
  return { name, blob };
};

/**
 * Takes a note apart, and checks no signature; throws when it is malformed. The text ends at the last blank line,
 * since a text may have blank lines of its own.
 */
export const parseNote = (note: string): ParsedNote => {
  if (note.length > NOTE_BYTES_MAX || !isNoteText(note))
    throw new Error('this is not the text of a signed note');
  const split = note.lastIndexOf('\n\n');
  if (split < 0) throw new Error('the note has no blank line before its signatures');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) throw new Error(`the note has more than ${SIGNATURES_MAX} signatures`);
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) };
};

/**
 * Opens a note. Signatures by unknown keys are ignored; a known key whose signature fails, or no known
 * key at all, refuses the note by throwing. Who must have signed is for the caller: any known key opens it.
 */
export const openNote = (note: string, verifiers: readonly NoteVerifier[]): OpenedNote => {
  const { text, signatures } = parseNote(note);
  const signedBy = new Set<string>();
  for (const { name, blob } of signatures) {
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
