import { fromBase64 } from './base64.ts';
import { ed25519Verifier } from './crypto.ts';
import { formatVerifierKey, type NoteVerifier, parseKey, parseNote } from './note.ts';

/**
 * Cosignatures by witnesses, byte for byte as the Ed25519 form of C2SP tlog-cosignature: a witness states that at
 * a time it had seen no longer log of this origin, and that this one only ever grew.
 */

/** Type byte of an Ed25519 key that cosigns with the time. */
export const COSIGNATURE_V1 = 0x04;

const KEY_ID_BYTES = 4;
const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;
const BLOB_BYTES = KEY_ID_BYTES + TIME_BYTES + SIGNATURE_BYTES;
const HIGH = 2 ** 32;

/** One cosignature; `time_s` are seconds since 1970, from 1 to 2^53 - 1. */
export interface Cosignature {
  readonly key_id: Buffer;
  readonly time_s: number;
  readonly signature: Buffer;
}

/** A witness that is known, so that its cosignatures can be checked. */
export interface WitnessVerifier {
  readonly name: string;
  readonly key_id: Buffer;
  /**
   * The time in seconds when the 76 bytes are this witness' cosignature of the checkpoint text (its three lines with
   * the last newline, without signature lines), else undefined.
   */
  readonly verify: (checkpointText: string, blob: Buffer) => number | undefined;
}

/** That a witness has cosigned, and when. */
export interface HoldingCosignature {
  readonly witness: WitnessVerifier;
  readonly time_s: number;
}

/** What time 0 would say is "at no time in particular", which C2SP tlog-witness forbids. */
const isTime = (timeS: number): boolean => Number.isSafeInteger(timeS) && timeS > 0;

const checkTime = (timeS: number): void => {
  if (!isTime(timeS)) throw new Error(`${timeS} is not the time of a cosignature, in seconds since 1970`);
};

/** The bytes that a witness signs. Throws for a time that is not one. */
export const cosignedMessage = (timeS: number, checkpointText: string): Buffer => {
  checkTime(timeS);
  return Buffer.from(`cosignature/v1\ntime ${timeS}\n${checkpointText}`);
};

/** The base64 of a signature line: key id, time and signature, 76 bytes. Throws when one has another form. */
export const encodeCosignature = (keyId: Buffer, timeS: number, signature: Buffer): string => {
  checkTime(timeS);
  if (keyId.length !== KEY_ID_BYTES || signature.length !== SIGNATURE_BYTES)
    throw new Error(`a cosignature has ${KEY_ID_BYTES} bytes of key id and ${SIGNATURE_BYTES} of signature`);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUInt32BE(Math.floor(timeS / HIGH), 0);
  time.writeUInt32BE(timeS % HIGH, 4);
  return Buffer.concat([keyId, time, signature]).toString('base64');
};

const partsOf = (blob: Buffer): Cosignature | undefined => {
  if (blob.length !== BLOB_BYTES) return undefined;
  const timeS = blob.readUInt32BE(KEY_ID_BYTES) * HIGH + blob.readUInt32BE(KEY_ID_BYTES + 4);
  if (!isTime(timeS)) return undefined;
  return {
    key_id: blob.subarray(0, KEY_ID_BYTES),
    time_s: timeS,
    signature: blob.subarray(KEY_ID_BYTES + TIME_BYTES),
  };
};

/** The parts of a cosignature; throws when it has another length, no time, or is not canonical base64. */
export const decodeCosignature = (base64: string): Cosignature => {
  const blob = fromBase64(base64);
  const parts = blob && partsOf(blob);
  if (parts === undefined) throw new Error(`"${base64}" is not a cosignature of ${BLOB_BYTES} bytes`);
  return parts;
};

/** A witness' key as people publish it, from its 32 bytes. */
export const formatWitnessKey = (name: string, raw: Buffer): string =>
  formatVerifierKey(name, raw, COSIGNATURE_V1);

/** Reads a witness' key. Throws when it is malformed, of another type, or its key id is not its key's. */
export const parseWitnessKey = (vkey: string): WitnessVerifier => {
  const { name, key_id: keyId, raw } = parseKey(vkey, COSIGNATURE_V1);
  const holds = ed25519Verifier(raw);
  return {
    name,
    key_id: keyId,
    verify: (checkpointText, blob) => {
      const parts = partsOf(blob);
      if (parts === undefined || !parts.key_id.equals(keyId)) return undefined;
      const message = cosignedMessage(parts.time_s, checkpointText);
      return holds(message, parts.signature) ? parts.time_s : undefined;
    },
  };
};

/** The witness as one of the keys that `openNote` knows; the time is not told. */
export const noteVerifierOf = (witness: WitnessVerifier): NoteVerifier => ({
  name: witness.name,
  key_id: witness.key_id,
  verify: (text, signature) => witness.verify(text, Buffer.concat([witness.key_id, signature])) !== undefined,
});

/**
 * Which of the witnesses have cosigned the note, each once, with the earliest time that it states. Other signatures
 * are not looked at: that the log itself has signed is for `openNote`. Throws when the note is malformed, or a line
 * of one of these witnesses does not hold.
 */
export const cosignaturesIn = (
  note: string,
  witnesses: readonly WitnessVerifier[],
): readonly HoldingCosignature[] => {
  const { text, signatures } = parseNote(note);
  const times = new Map<WitnessVerifier, number>();
  for (const { name, blob } of signatures) {
    const id = blob.subarray(0, KEY_ID_BYTES);
    const witness = witnesses.find((known) => known.name === name && known.key_id.equals(id));
    if (witness === undefined) continue;
    const timeS = witness.verify(text, blob);
    if (timeS === undefined) throw new Error(`the cosignature of ${name} does not hold`);
    times.set(witness, Math.min(timeS, times.get(witness) ?? timeS));
  }
  return [...times].map(([witness, timeS]) => ({ witness, time_s: timeS }));
};
